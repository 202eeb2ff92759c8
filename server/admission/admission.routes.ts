import type { Dependencies } from '../kernel/dependencies.ts';
import { newRoutes } from '../kernel/route.ts';

export type AdmissionDependencies = Pick<Dependencies, 'database' | 'clock'>;

export function admissionRoutes(_dependencies: AdmissionDependencies) {
  return newRoutes();
}
