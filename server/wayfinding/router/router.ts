// shared with pages: pure
import type { WayProfile } from '../../../db/venue-vocabulary.ts';
import { type ArcCosts, arcCosts, type FreeCosts, freeCosts } from './arc-costs.ts';
import { zoneBans } from './bans.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import type { Conditions } from './conditions.ts';
import { describeWay } from './describe-way.ts';
import { explainNoWay } from './explain-no-way.ts';
import { type ArcPath, type SearchGround, searchTimed } from './timed-search.ts';
import type { WayAnswer, WayRequest } from './way.ts';
import { terminalsOf } from './way-ends.ts';

/**
 * Finds ways through one graph. Conditions are put whole, and hold from the next question on. For walking, step_free and
 * hurry the way is the one that arrives first, so that a closure never shortens it, a crowd never speeds it up, and leaving
 * later never arrives earlier. For luggage and quiet it is the one with the least of seconds and what is minded together:
 * there the same holds of that sum, and the seconds told are true, but another way may arrive earlier.
 */
export interface Router {
  readonly graph: CompiledGraph;
  readonly setConditions: (conditions: Conditions) => void;
  readonly findWay: (request: WayRequest) => WayAnswer;
}

export function makeRouter(graph: CompiledGraph, first: Conditions): Router {
  const free = new Map<WayProfile, FreeCosts>();
  const costs = new Map<WayProfile, ArcCosts>();
  let conditions = first;
  const costsFor = (profile: WayProfile): ArcCosts => {
    const known = costs.get(profile);
    if (known) return known;
    const base = free.get(profile) ?? freeCosts(graph, profile);
    free.set(profile, base);
    const made = arcCosts(graph, base, conditions);
    costs.set(profile, made);
    return made;
  };
  const groundOf = ({ profile, zones }: Pick<WayRequest, 'profile' | 'zones'>): SearchGround => ({
    graph,
    conditions,
    costs: costsFor(profile),
    bans: zoneBans(graph, zones),
  });
  const findPath = (ground: SearchGround, request: WayRequest): ArcPath | undefined => {
    const from = terminalsOf(ground, request.from, 'from', request.profile);
    const to = terminalsOf(ground, request.to, 'to', request.profile);
    if (!from.isAllowed || !to.isAllowed) return undefined;
    return searchTimed(ground, from.nodes, to.nodes, request.departAtMs, () => 0);
  };
  const findWay = (request: WayRequest): WayAnswer => {
    const ground = groundOf(request);
    const path = findPath(ground, request);
    if (!path) return explainNoWay(request, { groundOf, findPath });
    return { isFound: true, way: describeWay(ground, path, request.departAtMs), alternatives: [] };
  };
  const setConditions = (next: Conditions) => {
    conditions = next;
    costs.clear();
  };
  return { graph, setConditions, findWay };
}
