import { recordCountedLoads } from '../../hotspots/record-counted-loads.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { lookEvery } from '../../kernel/look-every.ts';
import { findWordOfFreeRadius } from '../freeradius/word-of-freeradius.queries.ts';
import { findFirstEvent, listAccountedLoads } from './hotspot-loads.queries.ts';

/** As often as collectors tell; regularly, for a hotspot that is heard now and then is said to come and go. */
const everyMs = 10_000;
/** FreeRADIUS that is not connected and has said nothing for so long may be stopped: then nobody knows who is connected. */
const quietMs = 15 * 60_000;

type FeedDependencies = Pick<Dependencies, 'database' | 'clock' | 'live'>;

/** Counts from accounting what hotspots carry of which no collector tells. The function returned ends it. */
export function feedHotspotLoads(deps: FeedDependencies & Pick<Dependencies, 'log'>): () => Promise<void> {
  let since = 0;
  return lookEvery(everyMs, async () => {
    try {
      since = await recordAccountedLoads(deps, since);
    } catch (error) {
      deps.log.warn({ err: error }, 'what hotspots carry could not be counted from accounting');
    }
  });
}

/** Once: of events from number `since` on; from which on the next time. */
export async function recordAccountedLoads(deps: FeedDependencies, since = 0): Promise<number> {
  const { database, clock } = deps;
  const { isExpected, isConnected, heardAt } = await findWordOfFreeRadius(database);
  if (!isExpected) return since;
  const isHeard = isConnected || (heardAt !== null && clock.now().getTime() - heardAt.getTime() < quietMs);
  const from = await findFirstEvent(database, since);
  const loads = await listAccountedLoads(database, from, isHeard);
  await recordCountedLoads(
    deps,
    loads.map(({ number, clients, rxMbps, txMbps }) => ({
      ...{ number, clients },
      ...{ rxMbps: rxMbps ?? undefined, txMbps: txMbps ?? undefined },
    })),
  );
  return from;
}
