import type { FindingGatherer } from '../../venue/gather-findings.ts';
import type { LonLat, VenuePlace, VenuePlan, WalkNode, Walkway } from '../../venue/venue.contract.ts';
import { metresAlong, roundedPoint, roundedTo } from '../ground.ts';
import { readOpeningHours } from '../opening-hours.ts';
import type { PlaceProperties, WalkwayProperties } from './geojson-feature.ts';
import { doorFinder } from './line-doors.ts';

export type GivenLine = Omit<WalkwayProperties, 'id'> & { id: string; points: readonly LonLat[] };
export type GivenPlace = Omit<PlaceProperties, 'id'> & { id: string; point: LonLat; path: string };

export const levelIdOf = (ordinal: number): string => `level:${ordinal}`;

/** A position on a level: lines that have it in common meet there. */
export const cornerId = ([lon, lat]: LonLat, ordinal: number): string =>
  `${roundedTo(lon, 7)},${roundedTo(lat, 7)}@${ordinal}`;

/** A line as it is walked, with the level of each of its positions. */
export interface LevelledLine {
  readonly line: GivenLine;
  readonly corners: { point: LonLat; ordinal: number }[];
}

/**
 * Lines become walkways between the positions at which they begin, end or meet; the others are bends. A place is reached where
 * the nearest line of its level comes closest to it.
 */
export function planFromLines(
  lines: readonly GivenLine[],
  givenPlaces: readonly GivenPlace[],
  found: FindingGatherer,
): Pick<VenuePlan, 'nodes' | 'walkways' | 'places'> & { ordinals: ReadonlySet<number> } {
  const levelled = lines.map((line) => ({ line, corners: cornersOf(line) }));
  const doorOf = doorFinder(levelled);
  const doors = givenPlaces.map(({ point, level }) => doorOf(point, level));
  const isNode = nodesAmong(levelled, new Set(doors.filter((door) => door !== undefined)));
  const nodes = new Map<string, WalkNode>();
  const walkways = levelled.flatMap(({ line, corners }) => walkwaysOf(line, corners, isNode, nodes, found));
  const places = givenPlaces.map((place, at) => placeOf(place, doors[at], found));
  const ordinals = new Set([
    ...givenPlaces.map(({ level }) => level),
    ...levelled.flatMap(({ corners }) => corners.map(({ ordinal }) => ordinal)),
  ]);
  return { nodes: [...nodes.values()], walkways, places, ordinals };
}

/** A line from one level to another is on the first until its last position. */
function cornersOf({ points, level, levels }: GivenLine): LevelledLine['corners'] {
  const [from, to] = levels ?? [level, level];
  return points.map((point, at) => ({ point: roundedPoint(point), ordinal: at === points.length - 1 ? to : from }));
}

function nodesAmong(lines: readonly LevelledLine[], doors: ReadonlySet<string>): (id: string) => boolean {
  const seen = new Set<string>();
  const nodes = new Set(doors);
  for (const { corners } of lines) {
    const ids = corners.map(({ point, ordinal }) => cornerId(point, ordinal));
    for (const id of new Set(ids)) {
      if (seen.has(id)) nodes.add(id);
      seen.add(id);
    }
    for (const id of [ids[0], ids.at(-1)]) if (id !== undefined) nodes.add(id);
  }
  return (id) => nodes.has(id);
}

function walkwaysOf(
  line: GivenLine,
  corners: LevelledLine['corners'],
  isNode: (id: string) => boolean,
  nodes: Map<string, WalkNode>,
  found: FindingGatherer,
): Walkway[] {
  const walkways: Walkway[] = [];
  const said = saidOf(line, found);
  let from: { id: string; point: LonLat } | undefined;
  let bends: LonLat[] = [];
  for (const { point, ordinal } of corners) {
    const id = cornerId(point, ordinal);
    if (!isNode(id)) {
      bends.push(point);
      continue;
    }
    nodes.set(id, { id, levelId: levelIdOf(ordinal), point });
    if (from && (from.id !== id || bends.length > 0)) {
      const lengthM = roundedTo(metresAlong([from.point, ...bends, point]), 3);
      walkways.push({ ...said, id: line.id, from: from.id, to: id, lengthM, ...(bends.length > 0 && { bends }) });
    }
    from = { id, point };
    bends = [];
  }
  return walkways.length === 1 ? walkways : walkways.map((each, at) => inParts(each, line, at, walkways.length));
}

/** What a line says of the whole of it is shared out among its parts. */
function inParts(walkway: Walkway, { stairs, seconds, points }: GivenLine, at: number, parts: number): Walkway {
  const share = walkway.lengthM / (metresAlong(points) || 1);
  return {
    ...walkway,
    id: `${walkway.id}/${at}`,
    ...(stairs !== undefined && {
      stairs: at === 0 ? stairs - Math.trunc(stairs / parts) * (parts - 1) : Math.trunc(stairs / parts),
    }),
    ...(seconds !== undefined && { seconds: roundedTo(seconds * share, 1) }),
  };
}

function saidOf(line: GivenLine, found: FindingGatherer): Omit<Walkway, 'id' | 'from' | 'to' | 'lengthM'> {
  const { points, level, levels, zone, gate, hours, id, ...rest } = line;
  const open = hoursFrom(hours, id, found);
  return {
    ...withoutGaps(rest),
    kind: rest.kind,
    direction: rest.direction,
    ...(zone !== undefined && { zoneId: zone }),
    ...(gate !== undefined && { gateId: gate }),
    ...(open && { hours: open }),
  };
}

function placeOf(place: GivenPlace, door: string | undefined, found: FindingGatherer): VenuePlace {
  const { id, path, level, zone, hours, point, name, kind, ...rest } = place;
  const open = hoursFrom(hours, id, found);
  return {
    ...withoutGaps(rest),
    key: id,
    name,
    kind,
    levelId: levelIdOf(level),
    point: roundedPoint(point),
    doors: door === undefined ? [] : [door],
    ...(zone !== undefined && { zoneId: zone }),
    ...(open && { hours: open }),
  };
}

function hoursFrom(hours: string | undefined, id: string, found: FindingGatherer): VenuePlace['hours'] {
  const read = hours === undefined ? undefined : readOpeningHours(hours);
  if (hours !== undefined && !read)
    found.warning('not_taken', { at: { feature: id }, values: { word: hours || JSON.stringify('') } });
  return read;
}

type Present<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Without what was not said: what may be missing is missing, and not there as nothing. */
const withoutGaps = <T extends object>(said: T): Present<T> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Present<T>;
