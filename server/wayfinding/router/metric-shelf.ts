// shared with pages: pure
import { isZoneBanned } from './bans.ts';
import { metricChanger } from './change-metric.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import type { Hierarchy } from './hierarchy.ts';
import { layArcs, type Metric, makeMetric } from './metric.ts';
import type { Slice } from './time-slices.ts';
import type { SearchGround } from './timed-search.ts';

/** Metrics that were made, by what they hold for, the last used last. */
export interface MetricShelf {
  readonly metricFor: (ground: SearchGround, slice: Slice) => Metric;
  readonly clear: () => void;
}

const bytesKept = 192 * 1024 * 1024;

interface Kept {
  /** Of the ground that it was made for. */
  readonly ground: string;
  readonly metric: Metric;
}

export function metricShelf(graph: CompiledGraph, hierarchy: Hierarchy): MetricShelf {
  const made = new Map<string, Kept>();
  /** Of conditions before: under the next ones most walkways cost the same, and these are changed where they do not. */
  let past: Kept[] = [];
  const most = Math.max(4, Math.floor(bytesKept / (16 * Math.max(1, hierarchy.upper.length))));
  const change = metricChanger(graph, hierarchy);
  const takePast = (ground: string): Metric | undefined => {
    const taken = past.findLast((kept) => kept.ground === ground);
    past = past.filter((kept) => kept !== taken);
    return taken?.metric;
  };
  const copyOf = (ground: string): Metric | undefined => {
    const other = [...made.values()].findLast((kept) => kept.ground === ground);
    return other && copied(other.metric);
  };
  const make = (ground: SearchGround, slice: Slice): Metric => {
    const laid = layArcs(graph, ground.costs, opennessOf(ground, slice));
    const base = takePast(ground.key) ?? copyOf(ground.key);
    return base && change(base, laid) ? base : makeMetric(graph, hierarchy, laid, base);
  };
  const metricFor = (ground: SearchGround, slice: Slice): Metric => {
    const key = `${ground.key} ${ground.isEverOpen ? 'open' : slice.key}`;
    const known = made.get(key);
    const kept = known ?? { ground: ground.key, metric: make(ground, slice) };
    if (known) made.delete(key);
    made.set(key, kept);
    const [oldest] = made.keys();
    if (made.size > most && oldest !== undefined) made.delete(oldest);
    if (made.size + past.length > most) past.shift();
    return kept.metric;
  };
  const clear = () => {
    past = [...past, ...made.values()].slice(-most);
    made.clear();
  };
  return { metricFor, clear };
}

const copied = ({ cost, via, laid }: Metric): Metric => ({
  cost: cost.slice(),
  via: via.slice(),
  laid: laid.slice(),
});

/** Which walkways a metric is laid with. */
export function opennessOf({ graph, bans, isEverOpen, isWithoutRides, conditions }: SearchGround, { closed }: Slice) {
  return (walkway: number, arc: number) =>
    !isZoneBanned(graph, bans, walkway) &&
    (isEverOpen || closed?.[walkway] !== 1) &&
    !(isWithoutRides && conditions.departures.has(arc));
}
