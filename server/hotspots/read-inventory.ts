import type { z } from 'zod';
import type { Dependencies } from '../kernel/dependencies.ts';
import type { hotspotList } from './hotspots.contract.ts';
import { listHotspots } from './hotspots.queries.ts';
import { inventoryVersion } from './load-board.ts';

/** The hotspots on the board, by code, with the version that `hotspotLoads` names. */
export async function readInventory({
  database,
}: Pick<Dependencies, 'database'>): Promise<z.infer<typeof hotspotList>> {
  const list = await listHotspots(database.drizzle);
  return { inventory: inventoryVersion(list), hotspots: list.map(({ number: _number, ...hotspot }) => hotspot) };
}
