// shared with pages: pure
import type { ArcCosts } from './arc-costs.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import type { Hierarchy } from './hierarchy.ts';

/** More than any way costs, and twice it is still a small integer. */
export const unreachable = 0x3fff_ffff;

/** What each link of the hierarchy costs, in milliseconds: exact for the walkways that were open to it. */
export interface Metric {
  /** From the lower to the upper end, and back. */
  readonly up: Int32Array;
  readonly down: Int32Array;
  /** By what: -1 less the arc of a walkway, or the node between. */
  readonly viaUp: Int32Array;
  readonly viaDown: Int32Array;
}

/** Bottom up: a link costs what the cheapest walkway between its ends does, or going by way of a node below both. */
export function makeMetric(
  graph: CompiledGraph,
  hierarchy: Hierarchy,
  costs: ArcCosts,
  isOpen: (walkway: number, arc: number) => boolean,
): Metric {
  const links = hierarchy.upper.length;
  const metric = {
    up: new Int32Array(links).fill(unreachable),
    down: new Int32Array(links).fill(unreachable),
    viaUp: new Int32Array(links),
    viaDown: new Int32Array(links),
  };
  layWalkways(graph, hierarchy, costs, isOpen, metric);
  joinBelow(hierarchy, metric);
  return metric;
}

function layWalkways(
  { tailOf, walkways }: CompiledGraph,
  { linkOf }: Hierarchy,
  { timeMs, mindedMs }: ArcCosts,
  isOpen: (walkway: number, arc: number) => boolean,
  { up, down, viaUp, viaDown }: Metric,
): void {
  for (let arc = 0; arc < walkways.length * 2; arc++) {
    const cost = (timeMs[arc] as number) + (mindedMs[arc] as number);
    if ((timeMs[arc] as number) < 0 || !isOpen(arc >> 1, arc)) continue;
    const isUp = (tailOf[arc] as number) < (tailOf[arc ^ 1] as number);
    const [weights, vias] = isUp ? [up, viaUp] : [down, viaDown];
    const link = linkOf[arc >> 1] as number;
    if (cost >= (weights[link] as number)) continue;
    weights[link] = cost;
    vias[link] = -1 - arc;
  }
}

/** Each pair of links of a node with the link between their upper ends. */
function joinBelow({ start, upper }: Hierarchy, { up, down, viaUp, viaDown }: Metric): void {
  const count = start.length - 1;
  for (let node = 0; node < count; node++) {
    const end = start[node + 1] as number;
    for (let first = start[node] as number; first < end; first++) {
      const [upFirst, downFirst] = [up[first] as number, down[first] as number];
      if (upFirst >= unreachable && downFirst >= unreachable) continue;
      let link = start[upper[first] as number] as number;
      for (let second = first + 1; second < end; second++) {
        const head = upper[second] as number;
        while ((upper[link] as number) < head) link++;
        const upward = downFirst + (up[second] as number);
        if (upward < (up[link] as number)) {
          up[link] = upward;
          viaUp[link] = node;
        }
        const downward = (down[second] as number) + upFirst;
        if (downward < (down[link] as number)) {
          down[link] = downward;
          viaDown[link] = node;
        }
      }
    }
  }
}
