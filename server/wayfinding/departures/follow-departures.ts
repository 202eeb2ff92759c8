import type { Dependencies } from '../../kernel/dependencies.ts';
import { lookEvery } from '../../kernel/look-every.ts';
import { departuresTopic } from './departures.contract.ts';
import { DeparturesFeed, type FeedSettings } from './departures-feed.ts';

export interface FeedDependencies {
  /** Absent: shuttles and boats go by their headway. */
  readonly departuresFeed?: FeedSettings | undefined;
}

const everyMs = 30_000;

/** Has ways found by the departures that a feed tells, where there is one. The function returned ends it. */
export function followDepartures(
  deps: Pick<Dependencies, 'database' | 'clock' | 'live' | 'log'> & FeedDependencies,
): () => Promise<void> {
  if (!deps.departuresFeed) return async () => undefined;
  const feed = new DeparturesFeed(deps, deps.departuresFeed);
  return lookEvery(everyMs, async () => {
    await feed.look();
    deps.live.wake(departuresTopic, {});
  });
}
