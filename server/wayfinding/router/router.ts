// shared with pages: pure
import type { WayProfile } from '../../../db/venue-vocabulary.ts';
import { otherWays } from './alternatives.ts';
import { type ArcCosts, arcCosts, costAlike, type FreeCosts, freeCosts } from './arc-costs.ts';
import { keptBans } from './bans.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import type { Conditions } from './conditions.ts';
import { describeWay } from './describe-way.ts';
import { explainNoWay } from './explain-no-way.ts';
import { makePathFinder } from './path-finder.ts';
import { timeSlices } from './time-slices.ts';
import type { ArcPath, SearchGround } from './timed-search.ts';
import { treeShelf } from './tree-shelf.ts';
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
  /** A set of zones that was given once may not be changed: what it bans is kept. */
  readonly findWay: (request: WayRequest) => WayAnswer;
  /**
   * How long the way takes, as `findWay` says; undefined where there is none. For a place or nodes that many ask for: a tree to
   * it is kept, and asked while nothing opens or closes before the arrival.
   */
  readonly secondsTo: (request: WayRequest) => number | undefined;
}

export function makeRouter(graph: CompiledGraph, first: Conditions): Router {
  const finder = makePathFinder(graph);
  const trees = treeShelf(finder);
  const bansOf = keptBans(graph);
  const costsFor = keptCosts(graph);
  let conditions = first;
  let slices = timeSlices(first);
  const groundOf = ({ profile, zones }: Pick<WayRequest, 'profile' | 'zones'>): SearchGround => {
    const { bans, key } = bansOf(zones);
    return { graph, conditions, costs: costsFor(profile, conditions), bans, key: `${profile} ${key}` };
  };
  const terminals = (ground: SearchGround, { from, to, profile, departAtMs }: WayRequest) => {
    const [begin, end] = [terminalsOf(ground, from, 'from', profile), terminalsOf(ground, to, 'to', profile)];
    const isAllowed = begin.isAllowed && end.isAllowed;
    return { starts: isAllowed ? begin.nodes : [], ends: isAllowed ? end.nodes : [], departAtMs };
  };
  const findPath = (ground: SearchGround, request: WayRequest): ArcPath | undefined => {
    const { starts, ends } = terminals(ground, request);
    return finder.find(ground, slices, starts, ends, request.departAtMs);
  };
  const mayReach = (ground: SearchGround, { from, profile, departAtMs }: WayRequest) => {
    const { isAllowed, nodes } = terminalsOf(ground, from, 'from', profile);
    return finder.mayReach(ground, slices, isAllowed ? nodes : [], departAtMs);
  };
  const findWay = (request: WayRequest): WayAnswer => {
    const ground = groundOf(request);
    const path = findPath(ground, request);
    if (!path) return explainNoWay(request, { groundOf, findPath, mayReach });
    const way = describeWay(ground, path, request.departAtMs);
    const wanted = request.alternatives ?? 0;
    if (wanted === 0) return { isFound: true, way, alternatives: [] };
    const ends = terminals(ground, request);
    const left = finder.leastLeft(ground, slices, ends.ends, request.departAtMs);
    return { isFound: true, way, alternatives: otherWays(ground, path, ends, wanted, left) };
  };
  const secondsTo = (request: WayRequest): number | undefined => {
    const seconds = trees.secondsTo(groundOf(request), slices, request);
    if (seconds !== undefined) return seconds;
    const answer = findWay(request);
    return answer.isFound ? answer.way.seconds : undefined;
  };
  const setConditions = (next: Conditions) => {
    [conditions, slices] = [next, timeSlices(next)];
    finder.shelf.clear();
    trees.clear();
  };
  return { graph, setConditions, findWay, secondsTo };
}

function keptCosts(graph: CompiledGraph): (profile: WayProfile, conditions: Conditions) => ArcCosts {
  const free = new Map<WayProfile, FreeCosts>();
  let costs = new Map<WayProfile, ArcCosts>();
  let heldFor: Conditions | undefined;
  return (profile, conditions) => {
    if (heldFor !== conditions) {
      if (!heldFor || !costAlike(heldFor, conditions)) costs = new Map();
      heldFor = conditions;
    }
    const known = costs.get(profile);
    if (known) return known;
    const base = free.get(profile) ?? freeCosts(graph, profile);
    free.set(profile, base);
    const made = arcCosts(graph, base, conditions);
    costs.set(profile, made);
    return made;
  };
}
