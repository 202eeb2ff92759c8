// shared with pages: pure
import { isZoneBanned } from './bans.ts';
import type { Hierarchy } from './hierarchy.ts';
import { type Metric, makeMetric } from './metric.ts';
import type { Slice } from './time-slices.ts';
import type { SearchGround } from './timed-search.ts';

/** Metrics that were made, by what they hold for, the last used last. */
export interface MetricShelf {
  readonly metricFor: (ground: SearchGround, slice: Slice) => Metric;
  readonly clear: () => void;
}

const bytesKept = 192 * 1024 * 1024;
const mostSpare = 4;

export function metricShelf(hierarchy: Hierarchy): MetricShelf {
  const made = new Map<string, Metric>();
  const most = Math.max(4, Math.floor(bytesKept / (16 * Math.max(1, hierarchy.upper.length))));
  /** Thrown away, to be written anew: as large as these are, making room for them takes longer. */
  const spare: Metric[] = [];
  const metricFor = (ground: SearchGround, slice: Slice): Metric => {
    const key = `${ground.key} ${ground.isEverOpen ? 'open' : slice.key}`;
    const known = made.get(key);
    if (known) {
      made.delete(key);
      made.set(key, known);
      return known;
    }
    const metric = makeMetric(ground.graph, hierarchy, ground.costs, opennessOf(ground, slice), spare.pop());
    made.set(key, metric);
    const [oldest] = made.keys();
    if (made.size > most && oldest !== undefined) made.delete(oldest);
    return metric;
  };
  const clear = () => {
    spare.push(...[...made.values()].slice(0, mostSpare - spare.length));
    made.clear();
  };
  return { metricFor, clear };
}

/** Which walkways a metric is laid with. */
export function opennessOf({ graph, bans, isEverOpen, isWithoutRides, conditions }: SearchGround, { closed }: Slice) {
  return (walkway: number, arc: number) =>
    !isZoneBanned(graph, bans, walkway) &&
    (isEverOpen || closed?.[walkway] !== 1) &&
    !(isWithoutRides && conditions.departures.has(arc));
}
