import type { Dependencies } from '../kernel/dependencies.ts';
import { newRoutes } from '../kernel/route.ts';

export type WayfindingDependencies = Pick<Dependencies, 'database' | 'clock'>;

export function wayfindingRoutes(_dependencies: WayfindingDependencies) {
  return newRoutes();
}
