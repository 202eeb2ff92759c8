import type { Dependencies } from '../kernel/dependencies.ts';
import { newRoutes } from '../kernel/route.ts';

export type HotspotsDependencies = Pick<Dependencies, 'database' | 'clock'>;

export function hotspotsRoutes(_dependencies: HotspotsDependencies) {
  return newRoutes();
}
