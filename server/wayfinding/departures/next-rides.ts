// shared with pages: pure
import { type RideKind, rideKinds } from '../../../db/venue-vocabulary.ts';
import { type CompiledGraph, headOf } from '../router/compiled-graph.ts';
import type { Conditions } from '../router/conditions.ts';
import type { OpenSpan } from '../router/opening-hours.ts';
import type { VenuePlace, Walkway } from '../venue/venue.contract.ts';

/** Whether a ride that does not go now goes again is looked for so far ahead. */
const aheadMs = 24 * 60 * 60_000;
const always: readonly OpenSpan[] = [{ fromMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY }];

/** A shuttle or boat from a stop, in one direction. */
export interface Ride {
  readonly arc: number;
  readonly kind: RideKind;
  readonly walkway: Walkway;
  /** The node where one gets off. */
  readonly end: string;
}

/** When it leaves next as is told, in order; else how often it does, and from when on where it does not go now. */
export interface RideTimes {
  readonly leavesMs: readonly number[];
  readonly everyMinutes?: number;
  readonly startsMs?: number;
  /** It is closed, and not known to go again within a day. */
  readonly isClosed?: true;
}

/** The rides that leave from these nodes, in the order of the graph. */
export function ridesFrom(graph: CompiledGraph, doors: readonly string[]): Ride[] {
  const nodes = [...new Set(doors)].flatMap((door) => graph.nodeIndex.get(door) ?? []);
  return nodes.flatMap((node) =>
    [...graph.outArc.subarray(graph.outStart[node], graph.outStart[node + 1])].flatMap((arc) => {
      const walkway = graph.walkways[arc >> 1];
      const kind = rideKinds.find((each) => each === walkway?.kind);
      return walkway && kind ? [{ arc, kind, walkway, end: graph.nodeIds[headOf(graph, arc)] ?? '' }] : [];
    }),
  );
}

/** Where one gets off: the stop there, else whatever has its door there. */
export function placeAtEnd<P extends Pick<VenuePlace, 'kind' | 'doors'>>(
  places: readonly P[],
  { end }: Ride,
): P | undefined {
  const there = places.filter(({ doors }) => doors.includes(end));
  return there.find(isStop) ?? there[0];
}

/** Somewhere that is there for rides to leave from. */
export const isStop = ({ kind }: Pick<VenuePlace, 'kind'>): boolean => kind === 'stop' || kind === 'pier';

/** By what a feed tells while it goes, else by its headway: by its hours, without closures. */
export function timesOf(conditions: Conditions, { arc, walkway: { headwayS } }: Ride, nowMs: number): RideTimes {
  const spans = conditions.isTimed[arc >> 1] === 1 ? (conditions.open.get(arc >> 1) ?? always) : always;
  const open = spans.filter(({ fromMs, untilMs }) => untilMs > nowMs && fromMs <= nowMs + aheadMs);
  const leavesMs = [...(conditions.departures.get(arc) ?? [])].filter(
    (at) => at >= nowMs && open.some(({ fromMs, untilMs }) => fromMs <= at && at < untilMs),
  );
  if (leavesMs.length > 0) return { leavesMs };
  const [span] = open;
  if (!span) return { leavesMs, isClosed: true };
  const startsMs = span.fromMs > nowMs ? span.fromMs : undefined;
  return {
    leavesMs,
    ...(headwayS !== undefined && { everyMinutes: minutesOf(headwayS) }),
    ...(startsMs !== undefined && { startsMs }),
  };
}

/** A headway in whole minutes. */
export const minutesOf = (headwayS: number): number => Math.max(1, Math.round(headwayS / 60));

/** Whether the feed tells that this ride leaves at this instant; after the last departure that it tells, a headway is a guess. */
export const isToldToLeave = (conditions: Conditions, arc: number, atMs: number): boolean =>
  conditions.departures.get(arc)?.includes(atMs) === true;
