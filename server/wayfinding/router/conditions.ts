// shared with pages: pure
import type { CompiledGraph } from './compiled-graph.ts';
import { type OpenSpan, openSpans, without } from './opening-hours.ts';

/** What changes while the plan stays: cheap to make anew, and put into the router whole. */
export interface ConditionsSource {
  /** The venue's, as IANA names it: opening hours are told by its clock. */
  readonly timeZone: string;
  /** Opening hours are spelled out between these; what has hours is closed outside them. Some two weeks are right. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly closures?: readonly WalkwayClosure[];
  /** By walkway id: how many times slower one gets along it, 1 to 4. Frozen for a query. */
  readonly crowd?: ReadonlyMap<string, number>;
  readonly departures?: readonly Departures[];
}

export interface WalkwayClosure {
  readonly walkwayIds: readonly string[];
  readonly fromMs: number;
  /** None: until somebody ends it. */
  readonly untilMs?: number;
}

/** Of a shuttle or boat in one direction. After the last one it goes on by its headway, or not at all where it has none. */
export interface Departures {
  readonly walkwayId: string;
  readonly isForward: boolean;
  readonly atMs: readonly number[];
}

/** By walkway and arc index, as the search reads it. */
export interface Conditions {
  /** By walkway; 1 is nobody in the way. */
  readonly crowd: Float64Array;
  /** By walkway, where it is not always open: when it is. */
  readonly open: ReadonlyMap<number, readonly OpenSpan[]>;
  /** By walkway: 1 where `open` has it. */
  readonly isTimed: Uint8Array;
  /** By arc, in order. */
  readonly departures: ReadonlyMap<number, Float64Array>;
  /** The instants at which anything opens or closes, in order. */
  readonly changes: Float64Array;
}

export function makeConditions(graph: CompiledGraph, source: ConditionsSource): Conditions {
  const open = openByWalkway(graph, source);
  const isTimed = new Uint8Array(graph.walkways.length);
  const instants = new Set<number>();
  for (const [walkway, spans] of open) {
    isTimed[walkway] = 1;
    for (const { fromMs, untilMs } of spans) instants.add(fromMs).add(untilMs);
  }
  return {
    crowd: crowdByWalkway(graph, source.crowd),
    open,
    isTimed,
    departures: departuresByArc(graph, source.departures ?? []),
    changes: Float64Array.from([...instants].filter(Number.isFinite)).sort(),
  };
}

function openByWalkway(graph: CompiledGraph, { timeZone, fromMs, untilMs, closures }: ConditionsSource) {
  const always: readonly OpenSpan[] = [{ fromMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY }];
  const byHours = graph.hours.map((hours) => openSpans(hours, timeZone, fromMs, untilMs));
  const open = new Map<number, readonly OpenSpan[]>();
  const { hoursOf } = graph;
  for (let walkway = 0; walkway < hoursOf.length; walkway++) {
    const spans = byHours[hoursOf[walkway] as number];
    if (spans && !isAlways(spans)) open.set(walkway, spans);
  }
  for (const closure of closures ?? []) {
    const closed = { fromMs: closure.fromMs, untilMs: closure.untilMs ?? Number.POSITIVE_INFINITY };
    for (const id of closure.walkwayIds) {
      const walkway = graph.walkwayIndex.get(id);
      if (walkway !== undefined) open.set(walkway, without(open.get(walkway) ?? always, closed));
    }
  }
  return open;
}

const isAlways = ([first]: readonly OpenSpan[]) =>
  first?.fromMs === Number.NEGATIVE_INFINITY && first.untilMs === Number.POSITIVE_INFINITY;

/** A factor below 1 would make a walkway faster than its bounds say. */
function crowdByWalkway(graph: CompiledGraph, factors: ReadonlyMap<string, number> | undefined): Float64Array {
  const crowd = new Float64Array(graph.walkways.length).fill(1);
  for (const [id, factor] of factors ?? []) {
    const walkway = graph.walkwayIndex.get(id);
    if (walkway !== undefined) crowd[walkway] = Math.min(4, Math.max(1, factor));
  }
  return crowd;
}

function departuresByArc(graph: CompiledGraph, departures: readonly Departures[]): ReadonlyMap<number, Float64Array> {
  const byArc = new Map<number, Float64Array>();
  for (const { walkwayId, isForward, atMs } of departures) {
    const walkway = graph.walkwayIndex.get(walkwayId);
    if (walkway !== undefined) byArc.set(2 * walkway + (isForward ? 0 : 1), Float64Array.from(atMs).sort());
  }
  return byArc;
}

/** The first instant from `ms` on at which one can enter this arc; infinite where there is none. Later never gives earlier. */
export function earliestEntry(graph: CompiledGraph, conditions: Conditions, arc: number, ms: number): number {
  const spans = conditions.isTimed[arc >> 1] === 1 ? conditions.open.get(arc >> 1) : undefined;
  const departures = conditions.departures.get(arc);
  if (!departures) return spans ? firstOpen(spans, ms) : ms;
  const headwayMs = Math.round((graph.walkways[arc >> 1]?.headwayS ?? 0) * 1000);
  let at = ms;
  while (at < Number.POSITIVE_INFINITY) {
    const leaves = firstDeparture(departures, headwayMs, at);
    const opens = spans ? firstOpen(spans, leaves) : leaves;
    if (opens === leaves) return leaves;
    at = opens;
  }
  return at;
}

function firstOpen(spans: readonly OpenSpan[], ms: number): number {
  for (const { fromMs, untilMs } of spans) if (ms < untilMs) return Math.max(ms, fromMs);
  return Number.POSITIVE_INFINITY;
}

function firstDeparture(departures: Float64Array, headwayMs: number, ms: number): number {
  let [low, high] = [0, departures.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((departures[middle] as number) < ms) low = middle + 1;
    else high = middle;
  }
  const next = departures[low];
  if (next !== undefined) return next;
  const last = departures.at(-1);
  if (last === undefined || !headwayMs) return Number.POSITIVE_INFINITY;
  return last + Math.ceil((ms - last) / headwayMs) * headwayMs;
}
