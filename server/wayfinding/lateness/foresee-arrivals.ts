import type { Router } from '../router/router.ts';
import type { WayEnd } from '../router/way.ts';
import type { Flow } from './flows.queries.ts';

/** When people of a flow will be at their session, if they leave when the session before it ends. */
export interface Arrival {
  readonly flow: Flow;
  /** None: there is no way. */
  readonly arriveAtMs: number | undefined;
  readonly seconds: number | undefined;
  /** Seconds after the beginning; 0 for who is on time. Who comes from no session leaves in time. */
  readonly lateSeconds: number;
}

/** Who comes from no session comes in by a gate, so long before. */
const comesInBeforeMs = 30 * 60_000;

/** Foresees each flow by the ways as this router finds them. Pure; a way between two places at one time is found once. */
export function foreseeArrivals(router: Router, flows: readonly Flow[], nowMs: number): Arrival[] {
  const { graph, findWay } = router;
  const entrances: WayEnd = {
    nodes: graph.places.filter(({ kind }) => kind === 'gate' || kind === 'entrance').flatMap(({ doors }) => doors),
  };
  const known = new Map<string, { arriveAtMs: number; seconds: number } | undefined>();
  return flows.map((flow) => {
    const { fromKey, freeAtMs, toKey, startsAtMs } = flow;
    if (fromKey === toKey) return { flow, arriveAtMs: freeAtMs, seconds: 0, lateSeconds: 0 };
    const departAtMs = Math.max(nowMs, freeAtMs ?? startsAtMs - comesInBeforeMs);
    const key = JSON.stringify([fromKey, toKey, departAtMs]);
    if (!known.has(key)) {
      const from = fromKey === undefined ? entrances : { place: fromKey };
      const answer = findWay({ from, to: { place: toKey }, profile: 'walking', departAtMs });
      known.set(key, answer.isFound ? answer.way : undefined);
    }
    const way = known.get(key);
    const isLate = way !== undefined && fromKey !== undefined && way.arriveAtMs > startsAtMs;
    const lateSeconds = isLate ? Math.ceil((way.arriveAtMs - startsAtMs) / 1000) : 0;
    return { flow, arriveAtMs: way?.arriveAtMs, seconds: way?.seconds, lateSeconds };
  });
}
