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
  const endOf = new Map(ends.map((end) => [end.node, end]));
  for (const [i, start] of starts.entries())
    labels.add(
      { node: start.node, ms: departAtMs + start.ms, minded: 0, from: -1 - i, arc: -1 },
      leastLeft(start.node),
    );
  for (let label = labels.take(); label >= 0; label = labels.take()) {
    const { node, ms, minded, isEnd } = labels.at(label);
    if (isEnd) return pathOf(labels, label, starts, endOf);
    const end = endOf.get(node);
    if (end) labels.addEnd(label, end.ms);
    eachEntry(ground, node, ms, (arc, entersAtMs) => {
      const head = headOf(ground.graph, arc);
      const left = leastLeft(head);
      if (left === Number.POSITIVE_INFINITY) return;
      const arrives = entersAtMs + (ground.costs.timeMs[arc] as number);
      labels.add(
        { node: head, ms: arrives, minded: minded + (ground.costs.mindedMs[arc] as number), from: label, arc },
        left,
      );
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

interface Label {
  readonly node: number;
  readonly ms: number;
  readonly minded: number;
  /** The label before it; of a start, -1 less its index. */
  readonly from: number;
  readonly arc: number;
  readonly isEnd?: boolean;
}

function makeLabels(mindsAny: boolean) {
  const all: Label[] = [];
  const atNode = new Map<number, number[]>();
  const queue = makeQueue();
  const isWorse = (a: Label, b: Label) => a.ms >= b.ms && (!mindsAny || a.minded >= b.minded);
  const at = (label: number): Label => {
    const found = all[label];
    if (!found) throw new RangeError(`there is no label ${label}`);
    return found;
  };
  const add = (label: Label, left: number) => {
    const others = atNode.get(label.node) ?? [];
    if (others.some((other) => isWorse(label, at(other)))) return;
    atNode.set(label.node, [...others.filter((other) => !isWorse(at(other), label)), all.length]);
    queue.push(label.ms + label.minded + left, all.length);
    all.push(label);
  };
  const addEnd = (from: number, endMs: number) => {
    const { node, ms, minded } = at(from);
    queue.push(ms + minded + endMs, all.length);
    all.push({ node, ms: ms + endMs, minded, from, arc: -1, isEnd: true });
  };
  /** -1 when none is left. One that a better one has replaced in the meantime is passed over. */
  const take = (): number => {
    while (queue.size() > 0) {
      const label = queue.pop();
      const { node, isEnd } = at(label);
      if (isEnd || atNode.get(node)?.includes(label)) return label;
    }
    return -1;
  };
  return { add, addEnd, take, at };
}

function pathOf(
  labels: ReturnType<typeof makeLabels>,
  last: number,
  starts: readonly Terminal[],
  endOf: ReadonlyMap<number, Terminal>,
): ArcPath | undefined {
  const arcs: number[] = [];
  const end = endOf.get(labels.at(last).node);
  let label = labels.at(last);
  while (label.from >= 0) {
    if (label.arc >= 0) arcs.push(label.arc);
    label = labels.at(label.from);
  }
  const start = starts[-1 - label.from];
  return start && end ? { arcs: arcs.reverse(), start, end } : undefined;
}
