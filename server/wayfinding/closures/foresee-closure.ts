import { inFives } from '../../admission/boards.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { listFlows } from '../lateness/flows.queries.ts';
import { type Arrival, foreseeArrivals } from '../lateness/foresee-arrivals.ts';
import { toldPeople } from '../lateness/told-people.ts';
import { makeConditions } from '../router/conditions.ts';
import { makeRouter, type Router } from '../router/router.ts';
import { conditionsAt, type WayGround, wayBoardOf } from '../ways/way-board.ts';
import { wayFaults } from '../ways/ways.errors.ts';
import type { ClosureEffect, NewClosure } from './closures.contract.ts';
import { listLostPlaces } from './list-lost-places.ts';

/** Of a closure that nobody has set an end to, so much is looked at; and of one that is long. */
const foreseenMs = 24 * 60 * 60_000;

/**
 * What a closure would do to those who marked sessions while it lasts, before anybody closes anything. Changes nothing.
 * Throws `ways.no_plan` or `ways.unknown_walkway`.
 */
export async function foreseeClosure(
  deps: Pick<Dependencies, 'database' | 'clock'>,
  closure: NewClosure,
): Promise<ClosureEffect> {
  const { ground } = await wayBoardOf(deps);
  if (!ground) throw new DomainError(wayFaults.no_plan);
  assertKnown(ground, closure.walkwayIds);
  const nowMs = deps.clock.now().getTime();
  const startsAt = new Date(Math.max(nowMs, closure.startsAt ? Date.parse(closure.startsAt) : nowMs));
  const endMs = Math.min(closure.until ? Date.parse(closure.until) : Number.POSITIVE_INFINITY, nowMs + foreseenMs);
  const closed = closedRouter(ground, closure, startsAt, nowMs);
  const flows = await listFlows(deps.database.drizzle, startsAt, new Date(Math.max(endMs, startsAt.getTime())));
  const before = foreseeArrivals(ground.router, flows, nowMs);
  const after = foreseeArrivals(closed, flows, nowMs);
  const pairs = before.map((arrival, i) => ({ before: arrival, after: after[i] ?? arrival }));
  return {
    sessions: sessionsTouched(ground, pairs),
    routes: routesTouched(ground, pairs),
    ...listLostPlaces(ground.router, closed, startsAt.getTime()),
  };
}

export function assertKnown({ router }: Pick<WayGround, 'router'>, walkwayIds: readonly string[]): void {
  const unknown = walkwayIds.filter((id) => !router.graph.walkwayIndex.has(id));
  if (unknown.length === 0) return;
  const faults = unknown.slice(0, 20).map((id) => ({ path: 'walkwayIds', message: `there is no walkway “${id}”` }));
  throw new DomainError(wayFaults.unknown_walkway, undefined, faults);
}

/** The same graph under the conditions of now, with this closed as well. */
function closedRouter(ground: WayGround, { walkwayIds, until }: NewClosure, startsAt: Date, nowMs: number): Router {
  const { graph } = ground.router;
  const added = {
    id: '',
    walkwayIds: [...walkwayIds],
    startsAt,
    until: until ? new Date(until) : null,
    reason: { en: '' },
  };
  const closures = [...ground.closures, added];
  return makeRouter(graph, makeConditions(graph, conditionsAt(nowMs, { ...ground, closures })));
}

interface Pair {
  readonly before: Arrival;
  readonly after: Arrival;
}

const isCutOff = ({ before, after }: Pair) => before.arriveAtMs !== undefined && after.arriveAtMs === undefined;
const isMadeLate = ({ before, after }: Pair) => before.lateSeconds === 0 && after.lateSeconds > 0;
const peopleOf = (pairs: readonly Pair[]) => pairs.reduce((sum, { before }) => sum + before.flow.people, 0);
const toldOf = (pairs: readonly Pair[]) => toldPeople(peopleOf(pairs));

function sessionsTouched(ground: WayGround, pairs: readonly Pair[]): ClosureEffect['sessions'] {
  const bySession = groupBy(pairs, ({ before }) => before.flow.sessionId);
  return [...bySession.values()].flatMap((all) => {
    const [cutOff, madeLate] = [all.filter(isCutOff), all.filter(isMadeLate)];
    const [first] = all;
    if (!first || cutOff.length + madeLate.length === 0) return [];
    const { sessionId, title, startsAtMs, toKey } = first.before.flow;
    return [
      {
        ...{ id: sessionId, title, startsAt: new Date(startsAtMs).toISOString(), place: namedPlace(ground, toKey) },
        ...{ enrolled: toldOf(all), madeLate: toldOf(madeLate), cutOff: toldOf(cutOff) },
        latestSeconds: Math.max(0, ...madeLate.map(({ after }) => after.lateSeconds)),
      },
    ];
  });
}

const toldRoutes = 50;

function routesTouched(ground: WayGround, pairs: readonly Pair[]): ClosureEffect['routes'] {
  const longer = pairs.filter(({ before, after }) => before.seconds !== after.seconds && before.seconds !== undefined);
  const byWay = groupBy(longer, ({ before: { flow } }) => `${flow.fromKey ?? ''}\n${flow.toKey}`);
  return (
    [...byWay.values()]
      .flatMap((all) => {
        const [first] = all;
        if (!first) return [];
        const { fromKey, toKey } = first.before.flow;
        const closed = all.some(isCutOff) ? undefined : Math.max(...all.map(({ after }) => after.seconds ?? 0));
        return [
          {
            ...(fromKey !== undefined && { from: namedPlace(ground, fromKey) }),
            ...{ to: namedPlace(ground, toKey), enrolled: inFives(peopleOf(all)) },
            seconds: Math.round(Math.min(...all.map(({ before }) => before.seconds ?? 0))),
            ...(closed !== undefined && { secondsClosed: Math.round(closed) }),
          },
        ];
      })
      // Of one or two people a way tells too much.
      .filter(({ enrolled }) => enrolled > 0)
      .sort((a, b) => b.enrolled - a.enrolled)
      .slice(0, toldRoutes)
  );
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

export function namedPlace({ router }: Pick<WayGround, 'router'>, key: string): { key: string; name: { en: string } } {
  const place = router.graph.places[router.graph.placeIndex.get(key) ?? -1];
  return { key, name: place?.name ?? { en: key } };
}
