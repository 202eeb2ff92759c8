// shared with pages: pure
import { findLink, type Hierarchy } from './hierarchy.ts';
import { downward, type Metric, unreachable, upward } from './metric.ts';
import type { ArcPath, Terminal } from './timed-search.ts';

/** A way by the metric alone, and what it costs by it. */
export interface MetricPath {
  readonly path: ArcPath;
  readonly cost: number;
}

/** Searches of one hierarchy share these; all is as it was after each. */
export interface ClimbSpace {
  readonly fromStart: Int32Array;
  readonly toEnd: Int32Array;
  readonly startLink: Int32Array;
  readonly endLink: Int32Array;
}

export function makeClimbSpace({ parent }: Hierarchy): ClimbSpace {
  const count = parent.length;
  return {
    fromStart: new Int32Array(count).fill(unreachable),
    toEnd: new Int32Array(count).fill(unreachable),
    startLink: new Int32Array(count).fill(-1),
    endLink: new Int32Array(count).fill(-1),
  };
}

/** The cheapest way by the metric: from both sides up, which meet at the highest node of it. No queue is needed. */
export function climb(
  hierarchy: Hierarchy,
  metric: Metric,
  space: ClimbSpace,
  starts: readonly Terminal[],
  ends: readonly Terminal[],
): MetricPath | undefined {
  const { fromStart, toEnd } = space;
  const { parent } = hierarchy;
  setOut(fromStart, space.startLink, starts);
  ascend(parent, starts, (node) => rise(hierarchy, metric, upward, fromStart, space.startLink, node));
  setOut(toEnd, space.endLink, ends);
  let [cost, meeting] = [unreachable, -1];
  ascend(parent, ends, (node) => {
    const sum = (fromStart[node] as number) + (toEnd[node] as number);
    if (sum < cost) [cost, meeting] = [sum, node];
    if ((toEnd[node] as number) < cost) rise(hierarchy, metric, downward, toEnd, space.endLink, node);
  });
  const found = meeting < 0 ? undefined : { path: unpacked(hierarchy, metric, space, meeting, starts, ends), cost };
  ascend(parent, starts, (node) => {
    fromStart[node] = unreachable;
  });
  ascend(parent, ends, (node) => {
    toEnd[node] = unreachable;
  });
  return found;
}

export function setOut(reached: Int32Array, link: Int32Array, terminals: readonly Terminal[]): void {
  for (const { node, ms } of terminals) {
    if (ms >= (reached[node] as number)) continue;
    reached[node] = ms;
    link[node] = -1;
  }
}

/** Everyone above these nodes, each once, from below. */
export function ascend(parent: Int32Array, from: readonly Terminal[], visit: (node: number) => void): void {
  if (from.length === 1) {
    for (let node = from[0]?.node ?? -1; node >= 0; node = parent[node] as number) visit(node);
    return;
  }
  const at = from.map(({ node }) => node);
  for (;;) {
    let lowest = -1;
    for (const node of at) if (node >= 0 && (lowest < 0 || node < lowest)) lowest = node;
    if (lowest < 0) return;
    visit(lowest);
    for (const [i, node] of at.entries()) if (node === lowest) at[i] = parent[lowest] as number;
  }
}

export function rise(
  { start, upper }: Hierarchy,
  { cost }: Metric,
  side: 0 | 1,
  reached: Int32Array,
  linkTo: Int32Array,
  node: number,
): void {
  const here = reached[node] as number;
  if (here >= unreachable) return;
  const end = start[node + 1] as number;
  for (let link = start[node] as number; link < end; link++) {
    const sum = here + (cost[2 * link + side] as number);
    const head = upper[link] as number;
    if (sum >= (reached[head] as number)) continue;
    reached[head] = sum;
    linkTo[head] = link;
  }
}

function unpacked(
  hierarchy: Hierarchy,
  metric: Metric,
  { startLink, endLink }: ClimbSpace,
  meeting: number,
  starts: readonly Terminal[],
  ends: readonly Terminal[],
): ArcPath {
  const before: number[] = [];
  const first = descend(hierarchy, startLink, meeting, (link) => before.push(link));
  const arcs: number[] = [];
  for (const link of before.reverse()) unpack(hierarchy, metric, link, true, arcs);
  const last = descend(hierarchy, endLink, meeting, (link) => unpack(hierarchy, metric, link, false, arcs));
  return { arcs, start: terminalAt(starts, first), end: terminalAt(ends, last) };
}

function descend({ start }: Hierarchy, linkTo: Int32Array, from: number, visit: (link: number) => void): number {
  let node = from;
  for (let link = linkTo[node] as number; link >= 0; link = linkTo[node] as number) {
    visit(link);
    node = lowerEnd(start, link, node);
  }
  return node;
}

/** Whose row of links this one stands in. */
function lowerEnd(start: Int32Array, link: number, below: number): number {
  let [low, high] = [0, below];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((start[middle] as number) <= link) low = middle;
    else high = middle - 1;
  }
  return low;
}

function terminalAt(terminals: readonly Terminal[], node: number): Terminal {
  const there = terminals.filter((terminal) => terminal.node === node);
  const [first] = there.sort((a, b) => a.ms - b.ms);
  return first ?? { node, ms: 0, metres: 0 };
}

/** The arcs that a link stands for, in order of walking. */
function unpack(hierarchy: Hierarchy, metric: Metric, link: number, isUp: boolean, arcs: number[]): void {
  const via = metric.via[2 * link + (isUp ? upward : downward)] as number;
  if (via < 0) {
    arcs.push(-1 - via);
    return;
  }
  const { start, upper } = hierarchy;
  const higher = upper[link] as number;
  const lower = lowerEnd(start, link, higher);
  const [toLower, toHigher] = [findLink(start, upper, via, lower), findLink(start, upper, via, higher)];
  unpack(hierarchy, metric, isUp ? toLower : toHigher, false, arcs);
  unpack(hierarchy, metric, isUp ? toHigher : toLower, true, arcs);
}
