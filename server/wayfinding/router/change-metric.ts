// shared with pages: pure
import type { CompiledGraph } from './compiled-graph.ts';
import { grouped } from './grouped.ts';
import { findLink, type Hierarchy } from './hierarchy.ts';
import { downward, type Metric, sideOf, unreachable, upward } from './metric.ts';

/** Where more arcs have changed, all anew is as quick: a change costs some 1/3000 of it, measured at 112,000 nodes. */
const mostChanged = { share: 1 / 1500, atLeast: 24 };

/** What lies below links: what a metric is changed by, not what ways are found by. */
interface Below {
  /** By node: the links that lead up to it, by their lower ends in order; and these ends. */
  readonly start: Int32Array;
  readonly link: Int32Array;
  readonly lower: Int32Array;
  /** By link: its lower end, and its walkways. */
  readonly lowerEnd: Int32Array;
  readonly walkwayStart: Int32Array;
  readonly walkway: Int32Array;
}

/**
 * Makes one metric into another for arcs that cost otherwise: link by link upwards, as far as anything changes (partial updates
 * of customizable contraction hierarchies: Dibbelt, Strasser, Wagner, 2016). What comes out is what `makeMetric` makes, ties and all.
 */
export function metricChanger(graph: CompiledGraph, hierarchy: Hierarchy) {
  const { start, upper, linkOf } = hierarchy;
  const isStale = new Uint8Array(upper.length);
  let known: Below | undefined;
  const markAbove = (link: number, lowerEnd: number) => {
    const head = upper[link] as number;
    const end = start[lowerEnd + 1] as number;
    for (let other = start[lowerEnd] as number; other < end; other++) {
      const third = upper[other] as number;
      if (other !== link) isStale[findLink(start, upper, Math.min(head, third), Math.max(head, third))] = 1;
    }
  };
  /** False, with nothing changed, where too much would have to be. */
  return (metric: Metric, laid: Int32Array): boolean => {
    const changed = changedArcs(metric.laid, laid);
    if (changed.length > Math.max(mostChanged.atLeast, laid.length * mostChanged.share)) return false;
    const below = known ?? whatIsBelow(hierarchy);
    known = below;
    metric.laid.set(laid);
    for (const arc of changed) isStale[linkOf[arc >> 1] as number] = 1;
    for (let link = isStale.indexOf(1); link >= 0; link = isStale.indexOf(1, link + 1)) {
      isStale[link] = 0;
      if (joinAgain(graph, hierarchy, below, metric, link)) markAbove(link, below.lowerEnd[link] as number);
    }
    return true;
  };
}

function changedArcs(before: Int32Array, now: Int32Array): number[] {
  const changed: number[] = [];
  for (let arc = 0; arc < now.length; arc++) if (before[arc] !== now[arc]) changed.push(arc);
  return changed;
}

/** What one link costs now; whether that is not what it cost. */
function joinAgain(
  graph: CompiledGraph,
  { upper }: Hierarchy,
  below: Below,
  { cost, via, laid }: Metric,
  link: number,
): boolean {
  const least = [unreachable, unreachable];
  const by = [0, 0];
  const offer = (side: 0 | 1, sum: number, how: number) => {
    if (sum >= (least[side] as number)) return;
    least[side] = sum;
    by[side] = how;
  };
  for (let i = below.walkwayStart[link] as number; i < (below.walkwayStart[link + 1] as number); i++) {
    const arc = 2 * (below.walkway[i] as number);
    offer(sideOf(graph, arc), laid[arc] as number, -1 - arc);
    offer(sideOf(graph, arc + 1), laid[arc + 1] as number, -2 - arc);
  }
  eachBelow(below, below.lowerEnd[link] as number, upper[link] as number, (node, toLower, toUpper) => {
    offer(upward, (cost[2 * toLower + 1] as number) + (cost[2 * toUpper] as number), node);
    offer(downward, (cost[2 * toUpper + 1] as number) + (cost[2 * toLower] as number), node);
  });
  let isOther = false;
  for (const side of [upward, downward]) {
    const slot = 2 * link + side;
    if (cost[slot] !== least[side]) isOther = true;
    cost[slot] = least[side] as number;
    via[slot] = by[side] as number;
  }
  return isOther;
}

/** Nodes below both of two, in order, with the links from there to each. */
function eachBelow(
  { start, link, lower }: Below,
  one: number,
  other: number,
  visit: (node: number, toOne: number, toOther: number) => void,
): void {
  const [endOne, endOther] = [start[one + 1] as number, start[other + 1] as number];
  let [i, j] = [start[one] as number, start[other] as number];
  while (i < endOne && j < endOther) {
    const [a, b] = [lower[i] as number, lower[j] as number];
    if (a === b) visit(a, link[i] as number, link[j] as number);
    if (a <= b) i++;
    if (b <= a) j++;
  }
}

function whatIsBelow({ start: upStart, upper, linkOf }: Hierarchy): Below {
  const nodes = upStart.length - 1;
  const lowerEnd = new Int32Array(upper.length);
  for (let node = 0; node < nodes; node++) lowerEnd.fill(node, upStart[node], upStart[node + 1]);
  const above = grouped([...upper.keys()], nodes, (link) => upper[link] as number);
  const linked = [...linkOf.keys()].filter((walkway) => (linkOf[walkway] as number) >= 0);
  const walkways = grouped(linked, upper.length, (walkway) => linkOf[walkway] as number);
  return {
    start: above.start,
    link: above.items,
    lower: above.items.map((link) => lowerEnd[link] as number),
    lowerEnd,
    walkwayStart: walkways.start,
    walkway: walkways.items,
  };
}
