// shared with pages: pure
import type { OpeningHours, VenueLevel, VenuePlace, VenuePlan, Walkway } from '../venue/venue.contract.ts';

export type RoutedPlan = Pick<VenuePlan, 'levels' | 'nodes' | 'walkways' | 'places'>;

/**
 * The walking graph as typed arrays. A node's index is its rank: how late it is taken out of the graph (see
 * order-nodes.ts). An arc is a walkway in one direction: twice the walkway's index, and one more backward. Levels are part of a
 * node, so that no way leads through a ceiling.
 */
export interface CompiledGraph {
  readonly nodeIds: readonly string[];
  readonly nodeIndex: ReadonlyMap<string, number>;
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** Index into `levels`. */
  readonly levelOf: Int32Array;
  readonly levels: readonly VenueLevel[];
  readonly places: readonly VenuePlace[];
  readonly placeIndex: ReadonlyMap<string, number>;
  readonly walkways: readonly Walkway[];
  readonly walkwayIndex: ReadonlyMap<string, number>;
  /** By arc: the node where it begins. That of the arc back is where it ends. */
  readonly tailOf: Int32Array;
  /** Arcs by the node where they begin, and by the one where they end; only those that one may go along. */
  readonly outStart: Int32Array;
  readonly outArc: Int32Array;
  readonly inStart: Int32Array;
  readonly inArc: Int32Array;
  /** By walkway: index into `zoneIds`, -1 on open ground. */
  readonly zoneOf: Int32Array;
  readonly zoneIds: readonly string[];
  /** By walkway: index into `hours`, -1 where it is always open. */
  readonly hoursOf: Int32Array;
  readonly hours: readonly OpeningHours[];
}

export const headOf = (graph: CompiledGraph, arc: number): number => graph.tailOf[arc ^ 1] as number;
