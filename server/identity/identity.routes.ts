import type { Dependencies } from '../kernel/dependencies.ts';
import { newRoutes } from '../kernel/route.ts';

export type IdentityDependencies = Pick<Dependencies, 'database' | 'clock'>;

export function identityRoutes(_dependencies: IdentityDependencies) {
  return newRoutes();
}
