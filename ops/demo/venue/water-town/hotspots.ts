import type { Random } from '../../random.ts';
import { type Anchor, toEarth } from '../projection.ts';
import { aside, type Box, distance, fromBox, type Point, walkAlong } from '../shapes.ts';
import type { Hotspot, HotspotSetting, Words } from '../venue.ts';
import { type Ground, water } from './ground.ts';
import { canals, type Place, places, streets, town } from './plan.ts';

export const hotspotCount = 2600;
export const carriers = ['Qinghe Mobile', 'Donghu Telecom'] as const;

export interface TownHotspots {
  hotspots: Hotspot[];
  settings: HotspotSetting[];
}

interface Spotted {
  readonly code: string;
  readonly name: Words;
  readonly at: Point;
  readonly level: number;
  readonly zoneId: string;
  readonly capacity: number;
  readonly background: number;
  readonly spotId: string;
  readonly pull: number;
  readonly switchId: string;
}

interface Built {
  readonly ground: Ground;
  readonly roofs: readonly Box[];
  /** Where many stand at once. */
  readonly gatherings: readonly Point[];
  readonly anchor: Anchor;
}

/** 2,600 hotspots: grids in halls and hotels, then along quays and streets, and in houses, until all are placed. */
export function placeHotspots(random: Random, { ground, roofs, gatherings, anchor }: Built): TownHotspots {
  const indoors = places.flatMap((place) => place.hotspots.flatMap((_, level) => gridOf(random, place, level)));
  const outdoors = random
    .shuffled([...alongQuays(ground), ...alongStreets(ground), ...inHouses(random, roofs)])
    .slice(0, hotspotCount - indoors.length - gatherings.length * around.length)
    .concat(whereManyStand(gatherings))
    .sort((a, b) => a.order - b.order);
  const all = [...indoors, ...numbered(random, outdoors)];
  // A switch is one carrier's, and so is all that hangs on it.
  const carriersOf = new Map(all.map(({ switchId }) => [switchId, random.chance(0.53) ? carriers[0] : carriers[1]]));
  return {
    hotspots: all.map((spotted) =>
      inventoryLine(random, spotted, carriersOf.get(spotted.switchId) ?? carriers[0], anchor),
    ),
    settings: all.map(({ code, spotId, pull, background, switchId }) => ({ code, spotId, pull, background, switchId })),
  };
}

function inventoryLine(random: Random, spotted: Spotted, carrier: string, anchor: Anchor): Hotspot {
  const [longitude, latitude] = toEarth(anchor, spotted.at);
  return {
    ...{ code: spotted.code, name: spotted.name, zoneId: spotted.zoneId, level: spotted.level, latitude, longitude },
    carrier,
    bands: random.chance(0.2) ? ['2.4', '5', '6'] : random.chance(0.6) ? ['5', '6'] : ['2.4', '5'],
    capacityClients: spotted.capacity,
  };
}

/** A place's hotspots on one level; those in its middle are sought most. */
function gridOf(random: Random, place: Place, level: number): Spotted[] {
  const count = place.hotspots[level] ?? 0;
  const before = place.hotspots.slice(0, level).reduce((sum, n) => sum + n, 0);
  const columns = Math.round(Math.sqrt((count * place.widthM) / place.depthM));
  const rows = Math.ceil(count / columns);
  return Array.from({ length: count }, (_, i) => {
    let u = (((i % columns) + 0.5) / columns - 0.5) * (place.widthM - 8);
    let v = ((Math.floor(i / columns) + 0.5) / rows - 0.5) * (place.depthM - 8);
    if (place.cutM > 0 && Math.abs(u) + Math.abs(v) > place.widthM * 0.66) [u, v] = [u * 0.78, v * 0.78];
    const out = Math.hypot(u / place.widthM, v / place.depthM);
    const number = before + i + 1;
    const part = partOf(place, level, u / place.widthM, out);
    return {
      code: `${place.code}-${String(number).padStart(3, '0')}`,
      name: { en: `${part.of.en}, ${part.en}`, 'zh-CN': `${part.of['zh-CN'] ?? ''}${part['zh-CN'] ?? ''}` },
      at: fromBox(place, u + random.between(-0.5, 0.5), v + random.between(-0.5, 0.5)),
      level,
      zoneId: part.zoneId,
      capacity: place.hotspotCapacity,
      background: place.background,
      spotId: part.zoneId,
      pull: Math.max(0.3, 1 + (0.28 - out) * 1.1 + random.normal(0, 0.16)),
      switchId: `${place.code}-${level}-${Math.floor(i / 24)}`,
    };
  });
}

interface Part {
  readonly zoneId: string;
  /** What it is a part of, for its name. */
  readonly of: Words;
  readonly en: string;
  readonly 'zh-CN': string;
}

export const lanternHall: Words = { en: 'Lantern Hall', 'zh-CN': '灯厅' };

/** Which part of a place a hotspot is in: the foyer of Lantern House is not yet Lantern Hall. */
function partOf(place: Place, level: number, across: number, out: number): Part {
  const ofPlace = { zoneId: place.id, of: place.name };
  if (place.kind === 'hotel') return { ...ofPlace, en: `floor ${level + 1}`, 'zh-CN': `${level + 1}层` };
  const isFoyer = place.id === 'lantern-house' ? Math.abs(across) > 0.4 : out > 0.45;
  if (isFoyer) return { ...ofPlace, en: 'foyer', 'zh-CN': '前厅' };
  const inside = inHall(level, across);
  return place.id === 'lantern-house'
    ? { zoneId: 'lantern-hall', of: lanternHall, ...inside }
    : { ...ofPlace, ...inside };
}

function inHall(level: number, across: number): Pick<Part, 'en' | 'zh-CN'> {
  if (level > 0)
    return across < 0 ? { en: 'balcony west', 'zh-CN': '西看台' } : { en: 'balcony east', 'zh-CN': '东看台' };
  return across < 0 ? { en: 'floor west', 'zh-CN': '池座西侧' } : { en: 'floor east', 'zh-CN': '池座东侧' };
}

interface Outdoor {
  readonly way: { id: string; name: Words; code: string; zoneId: string };
  readonly at: Point;
  /** Unless told, of a usual one. */
  readonly capacity?: number;
  /** Hotspots are numbered in the order in which one walks past them. */
  readonly order: number;
}

const quays = canals.map(({ id, name, code }) => ({
  id: `${id}-quay`,
  name: { en: name.en.replace('Canal', 'Quay'), 'zh-CN': (name['zh-CN'] ?? '').replace('河', '河岸') },
  code,
  zoneId: `${id}-quay`,
}));
const lanes = streets.map(({ id, name, code }) => ({ id, name, code, zoneId: 'water-town' }));

/** Where one strolls outdoors: the banks of the canals, and the streets. */
export const ways: readonly Outdoor['way'][] = [...quays, ...lanes];

function alongQuays(ground: Ground): Outdoor[] {
  return canals.flatMap((canal, i) =>
    walkAlong(canal.line, 15).flatMap(({ at, heading, alongM }) =>
      [-1, 1]
        .map((side) => aside(at, heading, side * (canal.widthM / 2 + 5)))
        .filter((point) => isInTown(point) && ground.at(point) !== water)
        .map((point) => ({ way: quays[i] as Outdoor['way'], at: point, order: i * 10_000 + alongM })),
    ),
  );
}

function alongStreets(ground: Ground): Outdoor[] {
  return streets.flatMap((street, i) =>
    walkAlong(street.line, 22)
      .map(({ at, heading, alongM }) => ({ at: aside(at, heading, street.widthM / 2), alongM }))
      .filter(({ at }) => isInTown(at) && ground.at(at) !== water)
      .map(({ at, alongM }) => ({ way: lanes[i] as Outdoor['way'], at, order: (i + canals.length) * 10_000 + alongM })),
  );
}

/** Where many stand, before gates and where breaks are laid on, more hang, and larger ones. */
const around: readonly Point[] = [
  [-14, -14],
  [14, -14],
  [-14, 14],
  [14, 14],
];

function whereManyStand(places: readonly Point[]): Outdoor[] {
  const stops = stopsAlong();
  return places.flatMap((place) =>
    around.map(([x, y]) => {
      const at: Point = [place[0] + x, place[1] + y];
      return { ...nearestStop(stops, place), at, capacity: 60 };
    }),
  );
}

function inHouses(random: Random, roofs: readonly Box[]): Outdoor[] {
  const stops = stopsAlong();
  return roofs
    .filter((_, i) => i % 5 < 3)
    .map((roof) => fromBox(roof, random.between(-0.3, 0.3) * roof.widthM, random.between(-0.3, 0.3) * roof.depthM))
    .filter(isInTown)
    .map((at) => ({ ...nearestStop(stops, at), at }));
}

const stopsAlong = (): Outdoor[] =>
  [...canals, ...streets].flatMap(({ line }, i) =>
    walkAlong(line, 15).map(({ at, alongM }) => ({ way: ways[i] as Outdoor['way'], at, order: i * 10_000 + alongM })),
  );

const nearestStop = (stops: readonly Outdoor[], at: Point): Outdoor =>
  stops.reduce((best, stop) => (distance(stop.at, at) < distance(best.at, at) ? stop : best));

function numbered(random: Random, outdoors: readonly Outdoor[]): Spotted[] {
  const counts = new Map<string, number>();
  return outdoors.map(({ way, at, capacity = 24 }) => {
    const number = (counts.get(way.code) ?? 0) + 1;
    counts.set(way.code, number);
    const nearMarket = Math.exp(-(distance(at, [420, 440]) ** 2) / 60_000);
    return {
      code: `${way.code}-${String(number).padStart(3, '0')}`,
      name: { en: `${way.name.en} ${number}`, 'zh-CN': `${way.name['zh-CN'] ?? ''} ${number}` },
      ...{ at, level: 0, zoneId: way.zoneId, spotId: way.id, capacity, pull: 1 },
      background: (6 + 6 * nearMarket) * Math.exp(random.normal(0, 0.3)),
      switchId: `${way.code}-${Math.floor((number - 1) / 9)}`,
    };
  });
}

const isInTown = ([x, y]: Point): boolean => x > 6 && y > 6 && x < town.widthM - 6 && y < town.depthM - 6;
