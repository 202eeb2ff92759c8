// shared with pages: pure
import type { PlaceKind } from '../../../db/venue-vocabulary.ts';
import type { LonLat, VenuePlace, Walkway } from '../venue/venue.contract.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import { bearingOf, metresBetween } from './geometry.ts';
import { isInTheOpen } from './open-ground.ts';
import { lineOf } from './way-ends.ts';

/** What a walkway in one direction is to who goes along it: the same each time. */
export interface ArcGround {
  readonly walkway: Walkway;
  readonly from: LonLat;
  readonly to: LonLat;
  /** Compass bearings with which it begins and ends, in degrees. */
  readonly bearing: number;
  readonly bearingAtEnd: number;
  readonly levelId: string;
  readonly toLevelId: string;
  readonly isUp: boolean;
  readonly isOpen: boolean;
}

/** By arc. */
interface Kept {
  readonly grounds: (ArcGround | undefined)[];
  readonly landmarks: (readonly VenuePlace[] | undefined)[];
}

/** A graph never changes, and the same walkways are told again and again: each is looked at once, when it is first walked. */
const kept = new WeakMap<CompiledGraph, Kept>();

function keptOf(graph: CompiledGraph): Kept {
  const known = kept.get(graph);
  if (known) return known;
  const arcs = graph.tailOf.length;
  const made: Kept = { grounds: new Array(arcs).fill(undefined), landmarks: new Array(arcs).fill(undefined) };
  kept.set(graph, made);
  return made;
}

export function arcGroundOf(graph: CompiledGraph, arc: number): ArcGround | undefined {
  const { grounds } = keptOf(graph);
  const ground = grounds[arc] ?? lookAt(graph, arc);
  grounds[arc] = ground;
  return ground;
}

function lookAt(graph: CompiledGraph, arc: number): ArcGround | undefined {
  const walkway = graph.walkways[arc >> 1];
  const line = arc % 2 === 0 ? lineOf(graph, arc >> 1) : lineOf(graph, arc >> 1).reverse();
  const [first, second] = line;
  const [beforeLast, last] = line.slice(-2);
  if (!walkway || !first || !second || !beforeLast || !last) return undefined;
  const from = graph.levels[graph.levelOf[graph.tailOf[arc] as number] as number];
  const to = graph.levels[graph.levelOf[graph.tailOf[arc ^ 1] as number] as number];
  return {
    walkway,
    from: first,
    to: last,
    bearing: bearingOf(first, second),
    bearingAtEnd: bearingOf(beforeLast, last),
    levelId: from?.id ?? '',
    toLevelId: to?.id ?? '',
    isUp: (to?.ordinal ?? 0) > (from?.ordinal ?? 0),
    isOpen: isInTheOpen(graph, arc >> 1),
  };
}

/** How near a place is to where an arc ends, to be told as what one sees there. */
const landmarkWithinM = 18;

/** By what people find their way first; last what is small, and what nobody knows by its name. */
const rankOf: Readonly<Partial<Record<PlaceKind, number>>> = {
  ...{ hall: 0, room: 0, entrance: 0, gate: 0, desk: 0, help: 0, stop: 0, pier: 0 },
  ...{ toilet: 2, accessible_toilet: 2, parking: 2, other: 3 },
};
const rank = ({ kind }: VenuePlace): number => rankOf[kind] ?? 1;

/** Places that one sees where an arc ends, on the level where it ends, by their kind and the nearest first: of all zones. */
export function landmarksAtEnd(graph: CompiledGraph, arc: number): readonly VenuePlace[] {
  const { landmarks } = keptOf(graph);
  const known = landmarks[arc];
  if (known) return known;
  const ground = arcGroundOf(graph, arc);
  const seen = ground ? placesNear(graph, ground) : [];
  landmarks[arc] = seen;
  return seen;
}

const placesNear = ({ places }: CompiledGraph, { to, toLevelId }: ArcGround) =>
  places
    .filter(({ levelId, point }) => levelId === toLevelId && Math.abs(point[1] - to[1]) < 0.0005)
    .map((place) => ({ place, metres: metresBetween(place.point, to) }))
    .filter(({ metres }) => metres <= landmarkWithinM)
    .sort((a, b) => rank(a.place) - rank(b.place) || a.metres - b.metres)
    .map(({ place }) => place);
