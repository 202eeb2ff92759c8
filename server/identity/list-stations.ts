import type { Dependencies } from '../kernel/dependencies.ts';
import { listStationRows, type Station } from './stations.queries.ts';

/** All stations by number. */
export async function listStations({ database }: Pick<Dependencies, 'database'>): Promise<{ stations: Station[] }> {
  return { stations: await listStationRows(database.drizzle) };
}
