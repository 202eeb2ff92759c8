import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import type { MapOutcome, VenueMap } from './wayfinding.contract.ts';
import { replaceMapLevels } from './wayfinding.queries.ts';

/** Puts the whole map of the venue: levels that it does not name are gone. */
export async function drawMap(
  dependencies: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  { levels }: VenueMap,
): Promise<MapOutcome> {
  const outcome = {
    levels: levels.length,
    features: levels.reduce((count, { drawing }) => count + drawing.features.length, 0),
  };
  await inTransaction(dependencies.database, async (tx) => {
    await replaceMapLevels(tx, levels, dependencies.clock.now());
    await appendLedger(dependencies, actor, tx, { action: 'map_drawn', details: outcome });
  });
  return outcome;
}
