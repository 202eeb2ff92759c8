// shared with pages: pure
import { climb, makeClimbSpace } from './climb.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import { walkedCost } from './describe-way.ts';
import { buildHierarchy, type Hierarchy } from './hierarchy.ts';
import { leastLeftBy } from './least-left.ts';
import { unreachable } from './metric.ts';
import { type MetricShelf, metricShelf } from './metric-shelf.ts';
import { sweepFrom } from './reverse-tree.ts';
import type { Slices } from './time-slices.ts';
import { type ArcPath, type LeastLeft, type SearchGround, searchTimed, type Terminal } from './timed-search.ts';

export interface PathFinder {
  readonly hierarchy: Hierarchy;
  readonly shelf: MetricShelf;
  readonly find: (
    ground: SearchGround,
    slices: Slices,
    starts: readonly Terminal[],
    ends: readonly Terminal[],
    departAtMs: number,
  ) => ArcPath | undefined;
  /** Whether a way might lead to a node at any time from then on: where not, none does. */
  readonly mayReach: (
    ground: SearchGround,
    slices: Slices,
    starts: readonly Terminal[],
    departAtMs: number,
  ) => (node: number) => boolean;
  readonly leastLeft: (
    ground: SearchGround,
    slices: Slices,
    ends: readonly Terminal[],
    departAtMs: number,
  ) => LeastLeft;
}

/** A graph never changes: several routers over one, each with conditions of its own, share what is above its nodes. */
const hierarchies = new WeakMap<CompiledGraph, Hierarchy>();

function hierarchyOf(graph: CompiledGraph): Hierarchy {
  const known = hierarchies.get(graph) ?? buildHierarchy(graph);
  hierarchies.set(graph, known);
  return known;
}

/**
 * The best way, exactly, in up to three tries. By the walkways that are open now: right if, walked by the clock, it costs what the
 * metric says and is over before anything opens or closes, for whatever were better would be over sooner still. By
 * those that are open at any time from now on: a bound that nothing undercuts, so right if walked it costs just that. Else the
 * search that waits, with that bound for what is left.
 */
export function makePathFinder(graph: CompiledGraph): PathFinder {
  const hierarchy = hierarchyOf(graph);
  const shelf = metricShelf(graph, hierarchy);
  const space = makeClimbSpace(hierarchy);
  const find: PathFinder['find'] = (ground, slices, starts, ends, departAtMs) => {
    const slice = slices.at(departAtMs);
    const first = climb(hierarchy, shelf.metricFor(ground, slice), space, starts, ends);
    if (ground.isEverOpen) return first?.path;
    if (first && departAtMs + first.cost <= slice.untilMs && walkedCost(ground, first.path, departAtMs) === first.cost)
      return first.path;
    const bound = shelf.metricFor(ground, slices.everAfter(departAtMs));
    const second = climb(hierarchy, bound, space, starts, ends);
    if (!second) return undefined;
    if (walkedCost(ground, second.path, departAtMs) === second.cost) return second.path;
    return searchTimed(ground, starts, ends, departAtMs, leastLeftBy(hierarchy, bound, space, ends));
  };
  const leastLeft: PathFinder['leastLeft'] = (ground, slices, ends, departAtMs) =>
    leastLeftBy(hierarchy, shelf.metricFor(ground, slices.everAfter(departAtMs)), space, ends);
  const mayReach: PathFinder['mayReach'] = (ground, slices, starts, departAtMs) => {
    const costMs = sweepFrom(hierarchy, shelf.metricFor(ground, slices.everAfter(departAtMs)), starts);
    return (node) => (costMs[node] ?? unreachable) < unreachable;
  };
  return { hierarchy, shelf, find, mayReach, leastLeft };
}
