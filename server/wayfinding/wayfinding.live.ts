import type { Dependencies } from '../kernel/dependencies.ts';
import { closuresTopic } from './closures/closures.contract.ts';
import { crowdTopic } from './crowd/crowd.contract.ts';
import { departuresTopic } from './departures/departures.contract.ts';
import { feedStateOf } from './departures/departures-feed.ts';
import { foreseeLateness } from './lateness/foresee-lateness.ts';
import { latenessTopic } from './lateness/lateness.contract.ts';
import { wayBoardOf } from './ways/way-board.ts';
import { listClosuresAhead } from './ways/ways.queries.ts';

/** Says where the states of this capability's topics come from; once at start. */
export function serveWayfindingTopics(deps: Pick<Dependencies, 'database' | 'clock' | 'live'>): void {
  const { database, clock, live } = deps;
  live.serve(closuresTopic, {
    read: async () => {
      const rows = await listClosuresAhead(database.drizzle, clock.now());
      const closures = rows.map(({ id, walkwayIds, startsAt, until, reason }) => {
        const ends = until && { until: until.toISOString() };
        return [id, { walkwayIds, startsAt: startsAt.toISOString(), ...ends, reason }];
      });
      return { closures: Object.fromEntries(closures) };
    },
  });
  live.serve(crowdTopic, {
    read: async () => {
      const { ground } = await wayBoardOf(deps);
      if (!ground) return { crowd: {} };
      return { at: clock.now().toISOString(), version: ground.version, crowd: Object.fromEntries(ground.crowd) };
    },
  });
  live.serve(departuresTopic, { read: async () => feedStateOf(database) });
  live.serve(latenessTopic, { read: () => foreseeLateness(deps) });
}
