import type { Live } from '../live/live.ts';
import { stationQueue, stationsOverview } from './identity.contract.ts';

/** Says that the queues of these stations changed; after the commit. */
export function wakeStations(live: Pick<Live, 'wake'>, stationIds: Iterable<string>): void {
  const distinct = new Set(stationIds);
  if (distinct.size === 0) return;
  for (const stationId of distinct) live.wake(stationQueue, { stationId });
  live.wake(stationsOverview, {});
}
