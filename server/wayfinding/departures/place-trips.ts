import { type CompiledGraph, headOf } from '../router/compiled-graph.ts';
import type { Departures } from '../router/conditions.ts';
import type { TripTold } from './read-trip-updates.ts';

/** Departures before it tell when the next ones by headway are. */
const behindMs = 60 * 60_000;
const aheadMs = 24 * 60 * 60_000;

export interface PlacedTrips {
  /** By walkway and direction, in the graph's order. */
  readonly departures: readonly Departures[];
  /** Trips of which no departure is one of the plan's: their line or their stops are others. */
  readonly strangers: number;
}

/**
 * Puts trips on the shuttles and boats of a plan: by the line's name, and by stops that are named as a walk node, a place or
 * another name of a place. A trip serves the ride between two stops that it calls at one after the other, however many are
 * between; where it tells of one stop alone, the only ride from there.
 */
export function placeTrips(graph: CompiledGraph, trips: readonly TripTold[], nowMs: number): PlacedTrips {
  if (trips.length === 0) return { departures: [], strangers: 0 };
  const ridesOf = ridesByLine(graph);
  const nodesOf = nodesByStop(graph);
  const leaves = new Map<number, Set<number>>();
  let strangers = 0;
  for (const { line, stops } of trips) {
    const rides = ridesOf.get(line) ?? [];
    const calls = rides.length > 0 ? stops.map(({ stopId }) => nodesOf.get(stopId)) : [];
    let isPlaced = false;
    for (const [i, { leavesMs }] of stops.entries()) {
      const here = calls[i];
      if (!here || leavesMs === undefined) continue;
      const from = rides.filter((arc) => here.has(graph.tailOf[arc] as number));
      const served = from.filter((arc) => calls.some((nodes, j) => j > i && nodes?.has(headOf(graph, arc))));
      for (const arc of stops.length === 1 && from.length === 1 ? from : served) {
        isPlaced = true;
        if (leavesMs < nowMs - behindMs || leavesMs > nowMs + aheadMs) continue;
        leaves.set(arc, (leaves.get(arc) ?? new Set()).add(leavesMs));
      }
    }
    if (!isPlaced) strangers += 1;
  }
  const departures = [...leaves]
    .sort(([a], [b]) => a - b)
    .map(([arc, at]) => ({
      walkwayId: graph.walkways[arc >> 1]?.id ?? '',
      isForward: arc % 2 === 0,
      atMs: [...at].sort((a, b) => a - b),
    }));
  return { departures, strangers };
}

/** The arcs of rides that have a line. */
function ridesByLine({ walkways }: CompiledGraph): Map<string, number[]> {
  const rides = new Map<string, number[]>();
  for (const [walkway, { kind, line, direction }] of walkways.entries()) {
    if (line === undefined || (kind !== 'shuttle' && kind !== 'boat')) continue;
    const arcs = direction === 'both' ? [2 * walkway, 2 * walkway + 1] : [2 * walkway];
    rides.set(line, [...(rides.get(line) ?? []), ...arcs]);
  }
  return rides;
}

/** The nodes where one boards, by what a feed may call the stop. */
function nodesByStop({ nodeIndex, nodeIds, places, walkways, tailOf }: CompiledGraph): Map<string, Set<number>> {
  const nodes = new Map<string, Set<number>>();
  const call = (name: string, node: number | undefined) => {
    if (node !== undefined) nodes.set(name, (nodes.get(name) ?? new Set()).add(node));
  };
  for (const [walkway, { kind }] of walkways.entries()) {
    if (kind !== 'shuttle' && kind !== 'boat') continue;
    for (const node of [tailOf[2 * walkway] as number, tailOf[2 * walkway + 1] as number])
      call(nodeIds[node] ?? '', node);
  }
  for (const { key, aliases, doors } of places)
    for (const door of doors) for (const name of [key, ...(aliases ?? [])]) call(name, nodeIndex.get(door));
  return nodes;
}
