// shared with pages: pure

import { ascend, rise, setOut } from './climb.ts';
import type { Hierarchy } from './hierarchy.ts';
import { downward, type Metric, unreachable, upward } from './metric.ts';
import type { SearchGround, Terminal } from './timed-search.ts';

/** Whether a walkway counts: the same that the metric was made with. */
type Openness = (walkway: number, arc: number) => boolean;

/** From everywhere to one place: by node, while nothing opens or closes. */
export interface ReverseTree {
  /** True seconds on the best way, in milliseconds; `unreachable` where there is none. */
  readonly timeMs: Int32Array;
  /** With what is minded: the same as the time where nothing is. */
  readonly costMs: Int32Array;
}

/** One sweep from the highest node down: what is left from a node is the least over its links, whose upper ends are done. */
export function sweepTo(
  ground: SearchGround,
  hierarchy: Hierarchy,
  metric: Metric,
  ends: readonly Terminal[],
  isOpen: Openness,
): ReverseTree {
  const { start, upper, parent } = hierarchy;
  const costMs = new Int32Array(parent.length).fill(unreachable);
  const links = new Int32Array(parent.length);
  setOut(costMs, links, ends);
  ascend(parent, ends, (node) => rise(hierarchy, metric, downward, costMs, links, node));
  for (let node = parent.length - 1; node >= 0; node--) {
    let least = costMs[node] as number;
    const end = start[node + 1] as number;
    for (let link = start[node] as number; link < end; link++) {
      const sum = (metric.cost[2 * link] as number) + (costMs[upper[link] as number] as number);
      if (sum < least) least = sum;
    }
    costMs[node] = least;
  }
  return { costMs, timeMs: ground.costs.mindsAny ? timesAlong(ground, costMs, ends, isOpen) : costMs };
}

/** To everywhere from these: the least that the metric says, `unreachable` where no way leads. */
export function sweepFrom(hierarchy: Hierarchy, metric: Metric, starts: readonly Terminal[]): Int32Array {
  const { start, upper, parent } = hierarchy;
  const costMs = new Int32Array(parent.length).fill(unreachable);
  const links = new Int32Array(parent.length);
  setOut(costMs, links, starts);
  ascend(parent, starts, (node) => rise(hierarchy, metric, upward, costMs, links, node));
  for (let node = parent.length - 1; node >= 0; node--) {
    const end = start[node + 1] as number;
    for (let link = start[node] as number; link < end; link++) {
      const sum = (metric.cost[2 * link + 1] as number) + (costMs[upper[link] as number] as number);
      if (sum < (costMs[node] as number)) costMs[node] = sum;
    }
  }
  return costMs;
}

/** The time of the way that costs least, nearest nodes first; unreachable where a tie hides which way that is. */
function timesAlong(ground: SearchGround, costMs: Int32Array, ends: readonly Terminal[], isOpen: Openness): Int32Array {
  const timeMs = new Int32Array(costMs.length).fill(unreachable);
  const order = Int32Array.from(costMs.keys()).sort((a, b) => (costMs[a] as number) - (costMs[b] as number));
  for (const { node, ms } of ends) if (ms === costMs[node]) timeMs[node] = ms;
  for (const node of order) {
    if ((costMs[node] as number) >= unreachable) break;
    if ((timeMs[node] as number) >= unreachable) timeMs[node] = timeByNext(ground, isOpen, { costMs, timeMs }, node);
  }
  return timeMs;
}

function timeByNext(
  { graph, costs }: SearchGround,
  isOpen: Openness,
  { costMs, timeMs }: ReverseTree,
  node: number,
): number {
  const { timeMs: arcMs, mindedMs } = costs;
  for (let i = graph.outStart[node] as number; i < (graph.outStart[node + 1] as number); i++) {
    const arc = graph.outArc[i] as number;
    const head = graph.tailOf[arc ^ 1] as number;
    const cost = (arcMs[arc] as number) + (mindedMs[arc] as number) + (costMs[head] as number);
    const isOnWay = (arcMs[arc] as number) >= 0 && cost === costMs[node] && isOpen(arc >> 1, arc);
    if (isOnWay && (timeMs[head] as number) < unreachable) return (timeMs[head] as number) + (arcMs[arc] as number);
  }
  return unreachable;
}
