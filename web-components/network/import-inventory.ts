import type { InventoryOutcome } from '../../server/hotspots/hotspots.contract.ts';
import { inventoryOutcome } from '../../server/hotspots/hotspots.contract.ts';
import { noAnswer, problemIn } from '../api/problem.ts';

/** What a file of this name holds: GeoJSON, or else CSV. */
export const inventoryTypeOf = (fileName: string): 'application/geo+json' | 'text/csv' =>
  /\.(geo)?json$/i.test(fileName) ? 'application/geo+json' : 'text/csv';

/** Sends an inventory file. Throws an ApiProblem, which names each fault. */
export async function importInventory(file: File): Promise<InventoryOutcome> {
  // The typed client sends JSON and forms alone; this goes as it is.
  const response = await fetch('/api/hotspots/inventory', {
    method: 'POST',
    headers: { 'content-type': inventoryTypeOf(file.name) },
    body: file,
  }).catch(() => {
    throw noAnswer();
  });
  if (!response.ok) throw await problemIn(response);
  return inventoryOutcome.parse(await response.json());
}
