// shared with pages: pure
import type { VenuePlace, WalkNode, Walkway } from '../venue/venue.contract.ts';
import type { RoutedPlan } from './compiled-graph.ts';
import { metresBetween } from './geometry.ts';
import { deltas, numberWriter } from './packed-numbers.ts';

/** Raised when the form changes: a page that kept another one fetches it again. */
export const packedVersion = 1;
/** A millionth of a degree is a tenth of a metre. */
export const perDegree = 1e6;
export const perMetre = 10;

export interface PackedGraph {
  /** To be sent compressed; `decodeGraph` reads them. */
  readonly bytes: Uint8Array;
  /** By their number in the packed graph, which is their id there: by these the server says what is closed or crowded. */
  readonly walkwayIds: readonly string[];
}

/** What of a walkway many have alike. */
export type Alike = Omit<Walkway, 'id' | 'from' | 'to' | 'lengthM' | 'bends'>;

/**
 * The graph of what these zones let one walk, as a phone keeps it: no ids, places to a tenth of a metre, and no trace of what
 * the asker may not enter. Nodes stand in the order of a walk through the graph, so that neighbours have neighbouring numbers.
 */
export function encodeGraph(plan: RoutedPlan, zones?: ReadonlySet<string>): PackedGraph {
  const mayEnter = ({ zoneId }: { zoneId?: string | undefined }) => !zones || !zoneId || zones.has(zoneId);
  const places = plan.places.filter(mayEnter);
  const walkways = plan.walkways.filter((walkway) => mayEnter(walkway) && walkway.from !== walkway.to);
  const nodes = walkedThrough(plan.nodes, walkways, places);
  const numberOf = new Map(nodes.map(({ id }, number) => [id, number]));
  const numbered = walkways
    .map((walkway) => ({ walkway, from: numberOf.get(walkway.from) ?? 0, to: numberOf.get(walkway.to) ?? 0 }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const usedLevels = new Set([...nodes, ...places].map(({ levelId }) => levelId));
  const levels = plan.levels.filter(({ id }) => usedLevels.has(id));
  const writer = numberWriter();
  writer.column([packedVersion]);
  writer.text(JSON.stringify(levels));
  const levelIndex = new Map(levels.map(({ id }, index) => [id, index]));
  writer.column(deltas(nodes.map(({ levelId }) => levelIndex.get(levelId) ?? 0)));
  for (const axis of [0, 1] as const) writer.column(deltas(nodes.map(({ point }) => fixed(point[axis]))));
  writer.column(deltas(numbered.map(({ from }) => from)));
  writer.column(numbered.map(({ from, to }) => to - from));
  writer.column(numbered.map(({ walkway, from, to }) => moreThanStraight(walkway, nodes[from], nodes[to])));
  const bends = numbered.map(({ walkway }) => walkway.bends ?? []);
  writer.column(bends.map((points) => points.length));
  for (const axis of [0, 1] as const)
    writer.column(
      numbered.flatMap(({ walkway, from }) => {
        const line = [nodes[from]?.point[axis] ?? 0, ...(walkway.bends ?? []).map((point) => point[axis])];
        return deltas(line.map(fixed)).slice(1);
      }),
    );
  const alike = distinctTexts(numbered.map(({ walkway }) => JSON.stringify(alikeOf(walkway))));
  writer.text(`[${alike.values.join()}]`);
  writer.column(alike.indexes);
  writer.text(JSON.stringify(places.map((place) => packedPlace(place, numberOf))));
  return { bytes: writer.bytes(), walkwayIds: numbered.map(({ walkway }) => walkway.id) };
}

const fixed = (degrees: number) => Math.round(degrees * perDegree);

/** Nodes that anything leads to, depth first. */
function walkedThrough(
  all: readonly WalkNode[],
  walkways: readonly Walkway[],
  places: readonly VenuePlace[],
): WalkNode[] {
  const next = new Map<string, string[]>(places.flatMap(({ doors }) => doors.map((door) => [door, []])));
  const join = (from: string, to: string) => {
    const others = next.get(from);
    if (others) others.push(to);
    else next.set(from, [to]);
  };
  for (const { from, to } of walkways) {
    join(from, to);
    join(to, from);
  }
  const byId = new Map(all.map((node) => [node.id, node]));
  const seen = new Set<string>();
  const order: WalkNode[] = [];
  for (const { id } of all) {
    if (!next.has(id)) continue;
    const open = [id];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const node = byId.get(at);
      if (seen.has(at) || !node) continue;
      seen.add(at);
      order.push(node);
      open.push(...(next.get(at) ?? []).filter((other) => !seen.has(other)));
    }
  }
  return order;
}

function moreThanStraight({ lengthM }: Walkway, from: WalkNode | undefined, to: WalkNode | undefined): number {
  return Math.round(lengthM * perMetre) - (from && to ? straight(from.point, to.point) : 0);
}

/** In tenths of a metre, between points as they are packed: found alike on both sides. */
export function straight(a: readonly [number, number], b: readonly [number, number]): number {
  const packed = ([lon, lat]: readonly [number, number]) => [fixed(lon) / perDegree, fixed(lat) / perDegree] as const;
  const [[lonA, latA], [lonB, latB]] = [packed(a), packed(b)];
  return Math.round(metresBetween([lonA, latA], [lonB, latB]) * perMetre);
}

function alikeOf(walkway: Walkway): Alike {
  const { id: _id, from: _from, to: _to, lengthM: _lengthM, bends: _bends, ...alike } = walkway;
  return alike;
}

function distinctTexts(texts: readonly string[]) {
  const indexes = new Map<string, number>();
  for (const text of texts) if (!indexes.has(text)) indexes.set(text, indexes.size);
  return { values: [...indexes.keys()], indexes: texts.map((text) => indexes.get(text) ?? 0) };
}

/** What words and the map say of a place, and what it is searched by; its telephone and address are asked for where it is shown. */
function packedPlace(
  { key, name, kind, levelId, point, doors, zoneId, aliases, hours }: VenuePlace,
  numberOf: Map<string, number>,
) {
  const at = [fixed(point[0]), fixed(point[1])];
  const doorNumbers = doors.flatMap((door) => numberOf.get(door) ?? []);
  return { key, name, kind, levelId, at, doors: doorNumbers, zoneId, aliases, hours };
}

export type PackedPlace = Pick<VenuePlace, 'key' | 'name' | 'kind' | 'levelId' | 'zoneId' | 'aliases' | 'hours'> & {
  readonly at: readonly [number, number];
  readonly doors: readonly number[];
};
