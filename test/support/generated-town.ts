import type {
  VenueLevel,
  VenuePlace,
  VenuePlan,
  WalkNode,
  Walkway,
} from '../../server/wayfinding/venue/venue.contract.ts';
import { seededRandom } from '../bench/bootstrap.ts';
import { addBuilding } from './generated-building.ts';

/** What the parts of a town are made with. */
export interface TownSite {
  readonly random: () => number;
  readonly levels: Map<string, VenueLevel>;
  readonly nodes: WalkNode[];
  readonly walkways: Walkway[];
  readonly places: VenuePlace[];
  /** Metres east and north of the town's corner. */
  readonly addNode: (levelId: string, eastM: number, northM: number) => WalkNode;
  readonly addWalkway: (from: WalkNode, to: WalkNode, more?: Partial<Walkway>) => void;
}

const [west, south] = [120.485, 30.742];
const metresPerDegree = 111_195;
const squeeze = Math.cos((south * Math.PI) / 180);

/**
 * A water town with streets, a canal with bridges and boats, and buildings of several levels: gates and zones, stairs,
 * lifts, escalators, one-ways, opening hours, steep and narrow ways, revolving doors, and a room that no way leads to. The same seed
 * gives the same town.
 */
export function generatedTown({ seed, nodeCount }: { seed: number; nodeCount: number }): VenuePlan {
  const site = makeSite(seed);
  const side = Math.max(6, Math.round(Math.sqrt(nodeCount * 0.3)));
  const streets = addStreets(site, side);
  addBoats(site, streets, side);
  for (let building = 0; site.nodes.length < nodeCount - 2; building++) {
    const door = streets[Math.floor(site.random() * streets.length)];
    if (door) addBuilding(site, building, door, nodeCount - 2 - site.nodes.length);
  }
  const [room, corner] = [site.addNode('0', -60, -60), site.addNode('0', -60, -70)];
  site.addWalkway(room, corner);
  site.places.push(placeAt('island', 'room', room));
  return { levels: [...site.levels.values()], nodes: site.nodes, walkways: site.walkways, places: site.places };
}

export function placeAt(key: string, kind: VenuePlace['kind'], ...doors: readonly WalkNode[]): VenuePlace {
  const [first] = doors;
  if (!first) throw new Error('a place has a door');
  const { levelId, point } = first;
  return { key, kind, name: { en: key, zh: `地点 ${key}` }, levelId, point, doors: doors.map(({ id }) => id) };
}

function makeSite(seed: number): TownSite {
  const levels = new Map<string, VenueLevel>();
  const [nodes, walkways, places]: [WalkNode[], Walkway[], VenuePlace[]] = [[], [], []];
  const addNode = (levelId: string, eastM: number, northM: number): WalkNode => {
    levels.set(levelId, { id: levelId, ordinal: Number(levelId), name: { en: `Level ${levelId}` } });
    const point: [number, number] = [
      round(west + eastM / (metresPerDegree * squeeze)),
      round(south + northM / metresPerDegree),
    ];
    const node = { id: `n${nodes.length}`, levelId, point };
    nodes.push(node);
    return node;
  };
  const addWalkway = (from: WalkNode, to: WalkNode, more: Partial<Walkway> = {}) => {
    const eastM = (to.point[0] - from.point[0]) * metresPerDegree * squeeze;
    const lengthM = Math.round(Math.hypot(eastM, (to.point[1] - from.point[1]) * metresPerDegree) * 10) / 10;
    const ends = { id: `w${walkways.length}`, from: from.id, to: to.id };
    walkways.push({ ...ends, kind: 'walkway', direction: 'both', lengthM, ...more });
  };
  return { random: seededRandom(seed), levels, nodes, walkways, places, addNode, addWalkway };
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

/** A grid with holes; a canal goes through its middle, which only bridges cross. */
function addStreets(site: TownSite, side: number): WalkNode[] {
  const { random, addNode, addWalkway } = site;
  const spacing = 28;
  const jitter = () => (random() - 0.5) * 12;
  const grid = Array.from({ length: side * side }, (_, i) =>
    addNode('0', (i % side) * spacing + jitter(), Math.floor(i / side) * spacing + jitter()),
  );
  const canal = Math.floor(side / 2);
  for (const [i, node] of grid.entries()) {
    const [column, row] = [i % side, Math.floor(i / side)];
    const [east, north] = [column + 1 < side ? grid[i + 1] : undefined, grid[i + side]];
    const name = { en: `${row % 2 ? 'Canal' : 'Mill'} Lane ${row}`, zh: `${row} 号弄` };
    if (east && (random() < 0.88 || row === canal))
      addWalkway(node, east, { feature: 'street', name, ...along(random) });
    if (!north) continue;
    if (row === canal) {
      if (column % 7 === 3) addWalkway(node, north, bridge(column, random));
    } else if (random() < 0.85 || column === 0) addWalkway(node, north, { feature: 'street', ...along(random) });
  }
  return grid;
}

function along(random: () => number): Partial<Walkway> {
  const lot = random();
  if (lot < 0.04) return { slope: 0.1 };
  if (lot < 0.07) return { direction: 'forward' };
  if (lot < 0.09) return { widthM: 0.7 };
  if (lot < 0.11) return { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], opens: '06:00', closes: '23:00' }] };
  if (lot < 0.12) return { hours: [{ days: [5, 6], opens: '22:00', closes: '04:30' }] };
  return {};
}

function bridge(column: number, random: () => number): Partial<Walkway> {
  const name = { en: `Bridge ${column}`, zh: `${column} 号桥` };
  if (random() < 0.5) return { feature: 'bridge', name, kind: 'stairs', stairs: 18 };
  return { feature: 'bridge', name, slope: 0.05 };
}

/** One line along the canal that tells its headway, and one across. */
function addBoats({ addWalkway, places }: TownSite, streets: readonly WalkNode[], side: number): void {
  const row = Math.floor(side / 2) * side;
  const stops = [0, 0.3, 0.6, 1].map((share) => streets[row + Math.round(share * (side - 1))]);
  for (const [i, stop] of stops.entries()) {
    const next = stops[i + 1];
    if (stop) places.push(placeAt(`pier-${i}`, 'pier', stop));
    if (stop && next) addWalkway(stop, next, { kind: 'boat', line: 'canal', headwayS: 600 });
  }
  const across = streets[row + side + Math.round(0.3 * (side - 1))];
  if (stops[1] && across && across !== stops[1])
    addWalkway(stops[1], across, { kind: 'boat', line: 'ferry', headwayS: 300, seconds: 90 });
}
