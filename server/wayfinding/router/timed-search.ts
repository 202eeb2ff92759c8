// shared with pages: pure
import type { ArcCosts } from './arc-costs.ts';
import { isZoneBanned, type ZoneBans } from './bans.ts';
import { type CompiledGraph, headOf } from './compiled-graph.ts';
import { type Conditions, earliestEntry } from './conditions.ts';
import { makeQueue } from './queue.ts';

/** A node where a way may begin or end, and what it takes between there and the end that was asked for. */
export interface Terminal {
  readonly node: number;
  readonly ms: number;
  readonly metres: number;
}

/** Arcs in order, from one terminal to another. */
export interface ArcPath {
  readonly arcs: readonly number[];
  readonly start: Terminal;
  readonly end: Terminal;
}

/** What a search goes over. */
export interface SearchGround {
  readonly graph: CompiledGraph;
  readonly conditions: Conditions;
  readonly costs: ArcCosts;
  readonly bans: ZoneBans;
  /** Closures and hours do not count: to find whether they are why there is no way. */
  readonly isEverOpen?: boolean;
  /** Rides that tell their departures do not count. */
  readonly isWithoutRides?: boolean;
  /** The same for the same costs and bans. */
  readonly key: string;
}

/** What is left at least from a node to the nearest end, in cost; infinite where no way leads there. */
export type LeastLeft = (node: number) => number;

/**
 * The exact search, which waits for what opens or leaves later. Labels are times and what is minded: of two at a node, one
 * that is worse in neither stays. As leaving later never arrives earlier, the first label taken at an end is the best.
 * A profile that minds nothing has one label a node.
 */
export function searchTimed(
  ground: SearchGround,
  starts: readonly Terminal[],
  ends: readonly Terminal[],
  departAtMs: number,
  leastLeft: LeastLeft,
): ArcPath | undefined {
  const labels = makeLabels(ground.costs.mindsAny);
  const { timeMs, mindedMs } = ground.costs;
  const endOf = new Map(ends.map((end) => [end.node, end]));
  for (const [i, { node, ms }] of starts.entries()) labels.add(node, departAtMs + ms, 0, -1 - i, -1, leastLeft(node));
  for (let label = labels.take(); label >= 0; label = labels.take()) {
    if (labels.isEnd(label)) return pathOf(labels, label, starts, endOf);
    const node = labels.nodes[label] as number;
    const ms = labels.times[label] as number;
    const minded = labels.mindeds[label] as number;
    const end = endOf.get(node);
    if (end) labels.addEnd(label, end.ms);
    eachEntry(ground, node, ms, (arc, entersAtMs) => {
      const head = headOf(ground.graph, arc);
      const left = leastLeft(head);
      if (left === Number.POSITIVE_INFINITY) return;
      labels.add(head, entersAtMs + (timeMs[arc] as number), minded + (mindedMs[arc] as number), label, arc, left);
    });
  }
  return undefined;
}

function eachEntry(ground: SearchGround, node: number, ms: number, visit: (arc: number, entersAtMs: number) => void) {
  const { graph, costs, bans, conditions } = ground;
  const end = graph.outStart[node + 1] as number;
  for (let i = graph.outStart[node] as number; i < end; i++) {
    const arc = graph.outArc[i] as number;
    if ((costs.timeMs[arc] as number) < 0 || isZoneBanned(graph, bans, arc >> 1)) continue;
    const entersAtMs = ground.isEverOpen ? ms : earliestEntry(graph, conditions, arc, ms);
    if (entersAtMs < Number.POSITIVE_INFINITY) visit(arc, entersAtMs);
  }
}

/** Of a label that ends a way, in the place of its arc. */
const noArc = -1;

/**
 * Labels in columns: at which node, when and with how much minded, from which label (of a start, -1 less its index), by which
 * arc. Those of one node hang together, the newest first; one that another has bettered is passed over.
 */
function makeLabels(mindsAny: boolean) {
  const [nodes, times, mindeds, froms, arcs]: [number[], number[], number[], number[], number[]] = [[], [], [], [], []];
  const older: number[] = [];
  const isOut: boolean[] = [];
  const newestAt = new Map<number, number>();
  const queue = makeQueue();
  const put = (node: number, ms: number, minded: number, from: number, arc: number, key: number) => {
    queue.push(key, nodes.length);
    nodes.push(node);
    times.push(ms);
    mindeds.push(minded);
    froms.push(from);
    arcs.push(arc);
    isOut.push(false);
  };
  const add = (node: number, ms: number, minded: number, from: number, arc: number, left: number) => {
    const newest = newestAt.get(node) ?? -1;
    for (let other = newest; other >= 0; other = older[other] as number)
      if (ms >= (times[other] as number) && (!mindsAny || minded >= (mindeds[other] as number))) return;
    for (let other = newest; other >= 0; other = older[other] as number)
      if ((times[other] as number) >= ms && (!mindsAny || (mindeds[other] as number) >= minded)) isOut[other] = true;
    older[nodes.length] = newest;
    newestAt.set(node, nodes.length);
    put(node, ms, minded, from, arc, ms + minded + left);
  };
  const addEnd = (from: number, endMs: number) => {
    const [ms, minded] = [(times[from] as number) + endMs, mindeds[from] as number];
    older[nodes.length] = -1;
    put(nodes[from] as number, ms, minded, from, noArc, ms + minded);
  };
  const isEnd = (label: number) => arcs[label] === noArc && (froms[label] as number) >= 0;
  /** -1 when none is left. */
  const take = (): number => {
    while (queue.size() > 0) {
      const label = queue.pop();
      if (!isOut[label]) return label;
    }
    return -1;
  };
  return { nodes, times, mindeds, froms, arcs, add, addEnd, isEnd, take };
}

function pathOf(
  labels: ReturnType<typeof makeLabels>,
  last: number,
  starts: readonly Terminal[],
  endOf: ReadonlyMap<number, Terminal>,
): ArcPath | undefined {
  const { nodes, froms, arcs } = labels;
  const path: number[] = [];
  const end = endOf.get(nodes[last] as number);
  let label = last;
  for (let from = froms[label] as number; from >= 0; from = froms[label] as number) {
    if (arcs[label] !== noArc) path.push(arcs[label] as number);
    label = from;
  }
  const start = starts[-1 - (froms[label] as number)];
  return start && end ? { arcs: path.reverse(), start, end } : undefined;
}
