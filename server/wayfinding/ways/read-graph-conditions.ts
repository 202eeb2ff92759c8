import type { Actor, Monitor } from '../../kernel/actor.ts';
import type { GraphConditions } from './graph.contract.ts';
import { type GraphDependencies, graphOfAsker } from './read-graph.ts';
import { wayBoardOf } from './way-board.ts';

/** What a feed tells anew without another departure is told to phones so often. */
const heldAnewMs = 60_000;

/**
 * Closures, crowd and departures on the walkways of the graph that who asks holds; nothing of others, so that nobody learns
 * of what they may not enter. Throws `ways.no_plan`.
 */
export async function readGraphConditions(
  deps: GraphDependencies,
  actor: Actor | Monitor | undefined,
  held: { key: string; revision: string | undefined },
): Promise<{ revision: string; conditions?: GraphConditions }> {
  const { ground, graph } = await graphOfAsker(deps, actor);
  const holdUntilMs = (await wayBoardOf(deps)).departuresHoldUntilMs ?? 0;
  const revision = `${graph.key}-${ground.versionId.slice(-8)}-${ground.revision}-${Math.floor(holdUntilMs / heldAnewMs)}`;
  if (revision === held.revision && graph.key === held.key) return { revision };
  const nothing = { graph: graph.key, at: deps.clock.now().toISOString(), closures: [], crowd: {} };
  if (graph.key !== held.key) return { revision, conditions: nothing };
  const closures = ground.closures.flatMap(({ walkwayIds, startsAt, until, reason }) => {
    const walkways = walkwayIds.flatMap((id) => graph.numberOf.get(id) ?? []);
    const ends = until && { until: until.toISOString() };
    return walkways.length > 0 ? [{ walkways, startsAt: startsAt.toISOString(), ...ends, reason }] : [];
  });
  const crowd = [...ground.crowd].flatMap(([id, factor]) => {
    const number = graph.numberOf.get(id);
    return number === undefined ? [] : [[String(number), factor] as const];
  });
  const departures = ground.departures.flatMap(({ walkwayId, isForward, atMs }) => {
    const walkway = graph.numberOf.get(walkwayId);
    const at = atMs.map((ms) => new Date(ms).toISOString());
    return walkway === undefined ? [] : [{ walkway, isForward, at }];
  });
  const holds = departures.length > 0 && { departuresHoldUntil: new Date(holdUntilMs).toISOString() };
  const conditions = { ...nothing, closures, crowd: Object.fromEntries(crowd), departures, ...holds };
  return { revision, conditions };
}
