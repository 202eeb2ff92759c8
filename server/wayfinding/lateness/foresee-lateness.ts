import type { Dependencies } from '../../kernel/dependencies.ts';
import type { StateOf } from '../../live/define-topic.ts';
import { namedPlace } from '../closures/foresee-closure.ts';
import { wayBoardOf } from '../ways/way-board.ts';
import { listFlows } from './flows.queries.ts';
import { type Arrival, foreseeArrivals } from './foresee-arrivals.ts';
import type { latenessTopic } from './lateness.contract.ts';
import { toldPeople } from './told-people.ts';

const aheadMs = 2 * 60 * 60_000;

/** Who will be late for what begins soon, by the ways, closures and crowd of now. Counts by `toldPeople`; nobody is named. */
export async function foreseeLateness(
  deps: Pick<Dependencies, 'database' | 'clock'>,
): Promise<StateOf<typeof latenessTopic>> {
  const { ground } = await wayBoardOf(deps);
  if (!ground) return { sessions: {} };
  const now = deps.clock.now();
  const flows = await listFlows(deps.database.drizzle, now, new Date(now.getTime() + aheadMs));
  const bySession = new Map<string, Arrival[]>();
  for (const arrival of foreseeArrivals(ground.router, flows, now.getTime())) {
    const { sessionId } = arrival.flow;
    bySession.set(sessionId, [...(bySession.get(sessionId) ?? []), arrival]);
  }
  const sessions = [...bySession].map(([id, arrivals]) => [id, sessionOf(ground, arrivals)] as const);
  return { at: now.toISOString(), sessions: Object.fromEntries(sessions) };
}

const peopleOf = (arrivals: readonly Arrival[]) => toldPeople(arrivals.reduce((sum, { flow }) => sum + flow.people, 0));

function sessionOf(ground: Parameters<typeof namedPlace>[0], arrivals: readonly Arrival[]) {
  const [{ flow }] = arrivals as readonly [Arrival, ...Arrival[]];
  const late = arrivals.filter(({ lateSeconds }) => lateSeconds > 0);
  const cutOff = arrivals.filter(({ arriveAtMs }) => arriveAtMs === undefined);
  return {
    ...{ title: flow.title, startsAt: new Date(flow.startsAtMs).toISOString() },
    ...{ placeKey: flow.toKey, placeName: namedPlace(ground, flow.toKey).name },
    ...{ enrolled: peopleOf(arrivals), late: peopleOf(late), cutOff: peopleOf(cutOff) },
    latestSeconds: Math.max(0, ...late.map(({ lateSeconds }) => lateSeconds)),
  };
}
