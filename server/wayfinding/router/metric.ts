// shared with pages: pure
import type { ArcCosts } from './arc-costs.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import type { Hierarchy } from './hierarchy.ts';

/** More than any way costs, and twice it is still a small integer. */
export const unreachable = 0x3fff_ffff;

/** What each link of the hierarchy costs, in milliseconds: exact for the walkways that were open to it. */
export interface Metric {
  /** From the lower to the upper end of link `i` at `2 i`, and back at `2 i + 1`: side by side, for both are read together. */
  readonly cost: Int32Array;
  /** By what: -1 less the arc of a walkway, or the node between. */
  readonly via: Int32Array;
  /** By arc: what it was laid with, `unreachable` where it is closed to it. */
  readonly laid: Int32Array;
}

export const [upward, downward] = [0, 1] as const;

/** By arc: what it costs for these, `unreachable` where it is closed to them. */
export function layArcs(
  { walkways }: CompiledGraph,
  { timeMs, mindedMs }: ArcCosts,
  isOpen: (walkway: number, arc: number) => boolean,
): Int32Array {
  const laid = new Int32Array(walkways.length * 2).fill(unreachable);
  for (let arc = 0; arc < laid.length; arc++)
    if ((timeMs[arc] as number) >= 0 && isOpen(arc >> 1, arc))
      laid[arc] = (timeMs[arc] as number) + (mindedMs[arc] as number);
  return laid;
}

/** Bottom up: a link costs what the cheapest walkway between its ends does, or going by way of a node below both. */
export function makeMetric(graph: CompiledGraph, hierarchy: Hierarchy, laid: Int32Array, spare?: Metric): Metric {
  const slots = 2 * hierarchy.upper.length;
  const { cost, via } = spare ?? { cost: new Int32Array(slots), via: new Int32Array(slots) };
  cost.fill(unreachable);
  const metric = { cost, via, laid };
  layWalkways(graph, hierarchy, metric);
  joinBelow(hierarchy, metric);
  return metric;
}

/** On which side of its link an arc is. */
export const sideOf = ({ tailOf }: CompiledGraph, arc: number): 0 | 1 =>
  (tailOf[arc] as number) < (tailOf[arc ^ 1] as number) ? upward : downward;

function layWalkways(graph: CompiledGraph, { linkOf }: Hierarchy, { cost, via, laid }: Metric): void {
  for (let arc = 0; arc < laid.length; arc++) {
    const slot = 2 * (linkOf[arc >> 1] as number) + sideOf(graph, arc);
    if ((laid[arc] as number) >= (cost[slot] as number)) continue;
    cost[slot] = laid[arc] as number;
    via[slot] = -1 - arc;
  }
}

/** Each pair of links of a node with the link between their upper ends. */
function joinBelow({ start, upper }: Hierarchy, { cost, via }: Metric): void {
  const count = start.length - 1;
  for (let node = 0; node < count; node++) {
    const end = start[node + 1] as number;
    for (let first = start[node] as number; first < end; first++) {
      const [upFirst, downFirst] = [cost[2 * first] as number, cost[2 * first + 1] as number];
      if (upFirst >= unreachable && downFirst >= unreachable) continue;
      let link = start[upper[first] as number] as number;
      for (let second = first + 1; second < end; second++) {
        const head = upper[second] as number;
        while ((upper[link] as number) < head) link++;
        const up = downFirst + (cost[2 * second] as number);
        if (up < (cost[2 * link] as number)) {
          cost[2 * link] = up;
          via[2 * link] = node;
        }
        const down = (cost[2 * second + 1] as number) + upFirst;
        if (down < (cost[2 * link + 1] as number)) {
          cost[2 * link + 1] = down;
          via[2 * link + 1] = node;
        }
      }
    }
  }
}
