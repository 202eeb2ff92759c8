// shared with pages: pure
import { ascend, type ClimbSpace, rise, setOut } from './climb.ts';
import type { Hierarchy } from './hierarchy.ts';
import { downward, type Metric, unreachable } from './metric.ts';
import type { LeastLeft, Terminal } from './timed-search.ts';

/** What the metric says is left from a node to the nearest end: exact by the metric, and found for nodes that are asked of alone. */
export function leastLeftBy(
  hierarchy: Hierarchy,
  metric: Metric,
  { toEnd, endLink }: ClimbSpace,
  ends: readonly Terminal[],
): LeastLeft {
  const { start, upper, parent } = hierarchy;
  setOut(toEnd, endLink, ends);
  ascend(parent, ends, (node) => rise(hierarchy, metric, downward, toEnd, endLink, node));
  const left = new Map<number, number>();
  ascend(parent, ends, (node) => {
    left.set(node, toEnd[node] as number);
    toEnd[node] = unreachable;
  });
  const settled = new Map<number, number>();
  const chain: number[] = [];
  const settle = (node: number): number => {
    let least = left.get(node) ?? unreachable;
    for (let link = start[node] as number; link < (start[node + 1] as number); link++)
      least = Math.min(least, (metric.cost[2 * link] as number) + (settled.get(upper[link] as number) ?? unreachable));
    settled.set(node, least);
    return least;
  };
  return (node) => {
    for (let at = node; at >= 0 && !settled.has(at); at = parent[at] as number) chain.push(at);
    for (let at = chain.pop(); at !== undefined; at = chain.pop()) settle(at);
    const least = settled.get(node) ?? unreachable;
    return least >= unreachable ? Number.POSITIVE_INFINITY : least;
  };
}
