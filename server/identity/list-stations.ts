import type { Dependencies } from '../kernel/dependencies.ts';
import type { Station } from './identity.contract.ts';
import { listStationRows } from './stations.queries.ts';

/** All stations by number. */
export async function listStations({ database }: Pick<Dependencies, 'database'>): Promise<{ stations: Station[] }> {
  return { stations: await listStationRows(database.drizzle) };
}
