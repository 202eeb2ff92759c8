import type { Dependencies } from '../kernel/dependencies.ts';
import { newRoutes } from '../kernel/route.ts';

export type RegistrationDependencies = Pick<Dependencies, 'database' | 'clock'>;

export function registrationRoutes(_dependencies: RegistrationDependencies) {
  return newRoutes();
}
