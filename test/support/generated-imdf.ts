import { writeArchive } from '../../server/wayfinding/import/imdf/write-archive.ts';

/** A building on a grid of metres, at a corner of the world. */
export interface GeneratedBuilding {
  readonly levels: number;
  /** Wings of each level: a corridor, with rooms on both sides. */
  readonly wings: number;
  readonly roomsOfWing: number;
  /** South-western corner. */
  readonly at?: readonly [lon: number, lat: number];
}

type Position = [number, number];
interface Feature {
  id: string;
  type: 'Feature';
  feature_type: string;
  geometry: unknown;
  properties: Record<string, unknown>;
}
export type ImdfFiles = Map<string, Feature[]>;

const room = { width: 5, depth: 6 };
const corridor = 3;
const shaft = 4;

/** An id by number, as UUID. */
export const imdfId = (kind: number, number: number): string =>
  `${kind.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

const kinds = {
  venue: 1,
  building: 2,
  footprint: 3,
  level: 4,
  unit: 5,
  opening: 6,
  anchor: 7,
  occupant: 8,
  relationship: 9,
};

/** A pencil: draws in metres from the corner, and files each feature under its kind. */
function pencil(at: readonly [lon: number, lat: number]) {
  const files: ImdfFiles = new Map();
  const metre: Position = [1 / (111_195 * Math.cos((at[1] * Math.PI) / 180)), 1 / 111_195];
  const spot = (x: number, y: number): Position => [at[0] + x * metre[0], at[1] + y * metre[1]];
  const area = (x: number, y: number, width: number, height: number) => ({
    type: 'Polygon',
    coordinates: [[spot(x, y), spot(x + width, y), spot(x + width, y + height), spot(x, y + height), spot(x, y)]],
  });
  let count = 0;
  const add = (type: keyof typeof kinds, geometry: unknown, properties: Record<string, unknown>): string => {
    const id = imdfId(kinds[type], count++);
    const list = files.get(`${type}.geojson`) ?? [];
    list.push({ id, type: 'Feature', feature_type: type, geometry, properties });
    files.set(`${type}.geojson`, list);
    return id;
  };
  return { files, spot, area, add };
}

const name = (text: string) => ({ en: text, zh: `${text} 号` });
const wingHeight = 2 * room.depth + corridor;
const lobby = 10;

/**
 * An archive of IMDF as programs write it: levels of wings, each wing a corridor with rooms on both sides; a lobby along the
 * west of each level joins the wings, with a stair and a lift to its south; two doors lead out on the ground.
 */
export function generateImdf({ levels, wings, roomsOfWing, at = [120.48, 30.74] }: GeneratedBuilding): ImdfFiles {
  const drawn = pencil(at);
  const { files, area, add } = drawn;
  const size = { width: lobby + Math.ceil(roomsOfWing / 2) * room.width, height: wings * wingHeight };
  const { width, height } = size;
  add('venue', area(-40, -40, width + 80, height + 80), { category: 'conventioncenter', name: name('Centre') });
  const building = add('building', null, { category: 'unspecified', name: null });
  const ground = area(0, -shaft, width, height + shaft);
  add('footprint', ground, { category: 'ground', building_ids: [building] });
  const lifts = Array.from({ length: levels }, (_, level) => {
    const levelId = add('level', ground, {
      category: 'unspecified',
      ordinal: level,
      name: name(`Level ${level + 1}`),
      short_name: { en: String(level + 1) },
      building_ids: [building],
    });
    const on = levelPen(drawn, levelId);
    const lift = layLobby(drawn, on, height, level === 0);
    for (let wing = 0; wing < wings; wing++) layWing(drawn, on, { level, wing, roomsOfWing, length: width - lobby });
    return lift;
  });
  if (lifts.length > 1) {
    const reference = (id: string | undefined) => ({ id, feature_type: 'unit' });
    add('relationship', null, {
      category: 'elevator',
      direction: 'undirected',
      origin: reference(lifts[0]),
      intermediary: lifts.slice(1, -1).map(reference),
      destination: reference(lifts.at(-1)),
    });
  }
  return files;
}

type Drawn = ReturnType<typeof pencil>;

const levelPen = ({ add }: Drawn, levelId: string) => ({
  unit: (category: string, geometry: unknown, more: Record<string, unknown> = {}) =>
    add('unit', geometry, { category, restriction: null, level_id: levelId, name: null, ...more }),
  opening: (from: Position, to: Position, more: Record<string, unknown> = {}) => {
    const geometry = { type: 'LineString', coordinates: [from, to] };
    return add('opening', geometry, { category: 'pedestrian', level_id: levelId, ...more });
  },
});
type LevelPen = ReturnType<typeof levelPen>;

/** Returns the lift. */
function layLobby({ spot, area }: Drawn, { unit, opening }: LevelPen, height: number, isGround: boolean): string {
  unit('lobby', area(0, 0, lobby, height));
  unit('stairs', area(0, -shaft, shaft, shaft));
  opening(spot(1, 0), spot(3, 0));
  const lift = unit('elevator', area(shaft, -shaft, shaft, shaft), { accessibility: ['wheelchair'] });
  opening(spot(shaft + 1, 0), spot(shaft + 2, 0));
  if (isGround) {
    const category = 'pedestrian.principal';
    opening(spot(0, 2), spot(0, 4), { category, name: name('South door') });
    opening(spot(0, height - 4), spot(0, height - 2), { category, name: name('North door') });
  }
  return lift;
}

function layWing(
  { spot, area, add }: Drawn,
  { unit, opening }: LevelPen,
  { level, wing, roomsOfWing, length }: { level: number; wing: number; roomsOfWing: number; length: number },
): void {
  const south = wing * wingHeight;
  const y = south + room.depth;
  unit('walkway', area(lobby, y, length, corridor));
  opening(spot(lobby, y + 1), spot(lobby, y + 2));
  for (let at = 0; at < roomsOfWing; at++) {
    const isSouth = at % 2 === 0;
    const x = lobby + Math.floor(at / 2) * room.width;
    const id = unit('room', area(x, isSouth ? south : y + corridor, room.width, room.depth));
    const door = isSouth ? y : y + corridor;
    opening(spot(x + 2, door), spot(x + 3, door), { door: { type: 'swinging', automatic: false, material: 'wood' } });
    const middle = { type: 'Point', coordinates: spot(x + 2.5, isSouth ? south + 3 : door + 3) };
    add('occupant', null, {
      name: name(`Room ${level + 1}.${wing + 1}.${at + 1}`),
      category: 'conferenceroom',
      anchor_id: add('anchor', middle, { unit_id: id }),
      hours: 'Mo-Fr 08:00-18:00',
      phone: '+1 555 0100',
    });
  }
}

export const manifestOf = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({ version: '1.0.0', created: '2026-01-01T00:00:00Z', generated_by: 'test', language: 'en', ...more });

/** The files as an archive. */
export function zipImdf(files: ImdfFiles, manifest = manifestOf()): Buffer {
  const texts = new Map([['manifest.json', manifest]]);
  for (const [name, features] of files) texts.set(name, JSON.stringify({ type: 'FeatureCollection', features }));
  return writeArchive(texts);
}
