import { distance, fromBox, type Point } from '../../shapes.ts';
import type { Ground } from '../ground.ts';
import { type Place, places } from '../plan.ts';
import { type Network, nearestOf, type Standing, type WalkwayTraits } from './network.ts';
import { isClear } from './outdoors.ts';

/** Where one is when one is in a house: its doors for those who come, by level. */
export type Indoors = ReadonlyMap<string, readonly Standing[]>;

/** A hall of hundreds has doors side by side, and room before them. */
const doorM = 8;
/** A lift comes after half a minute, and takes ten seconds a floor. */
const liftS = 40;
const stepsAFloor = 24;
/** Old houses: what is upstairs there is reached by stairs alone. */
const withoutLift = new Set(['bridge-inn', 'press-house']);

/** Every house with a foyer behind its door, its middle, and what is above. */
export function layIndoors(network: Network, ground: Ground, outdoors: readonly Standing[]): Indoors {
  const inside = new Map<string, readonly Standing[]>();
  for (const place of places) {
    if (place.id === 'lantern-house') inside.set(place.id, layLanternHouse(network, place, outdoors));
    else if (place.id.startsWith('barn-')) continue;
    else inside.set(place.id, layHouse(network, ground, place, outdoors));
  }
  layBarns(network, outdoors, inside);
  return inside;
}

const doorOf: Readonly<Record<string, { gateId: string; at: Point; zoneId: string }>> = {
  'lantern-house': { gateId: 'lantern-house-door', at: [206, 500], zoneId: 'lantern-house' },
  'silk-hall': { gateId: 'silk-hall-door', at: [634, 264], zoneId: 'silk-hall' },
};

function layHouse(network: Network, ground: Ground, place: Place, outdoors: readonly Standing[]): Standing[] {
  const guarded = doorOf[place.id];
  const zoneId = guarded?.zoneId ?? 'water-town';
  const door = network.stand(`${place.id}-door`, guarded?.at ?? doorTowards(ground, place, outdoors));
  network.join(nearestOf(outdoors, door.at), door, { zoneId: 'water-town', widthM: doorM });
  const foyer = network.stand(`${place.id}-foyer`, between(door.at, [place.x, place.y], 0.25));
  if (guarded) network.join(door, foyer, { kind: 'gate', gateId: guarded.gateId, zoneId, widthM: doorM });
  else network.join(door, foyer, { zoneId, widthM: place.kind === 'hotel' ? 2 : doorM });
  const middle = network.stand(`${place.id}-middle`, [place.x, place.y]);
  network.join(foyer, middle, { zoneId, widthM: 40, feature: 'open_room' });
  return [foyer, ...layFloors(network, place, foyer, zoneId)];
}

/** The middle of the side that the town's ways are nearest to. */
function doorTowards(ground: Ground, place: Place, outdoors: readonly Standing[]): Point {
  const [w, d] = [place.widthM / 2 - 1, place.depthM / 2 - 1];
  const sides = (
    [
      [0, d],
      [0, -d],
      [w, 0],
      [-w, 0],
    ] as const
  ).map(([u, v]) => fromBox(place, u, v));
  const reach = (side: Point) => {
    const nearest = nearestOf(outdoors, side);
    return distance(nearest.at, side) + (isClear(ground, nearest.at, side, [1]) ? 0 : 500);
  };
  return sides.reduce((best, side) => (reach(side) < reach(best) ? side : best));
}

const between = (from: Point, to: Point, share: number): Point => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
];

/** Stairs and lift are where one comes in. */
const besideOf = ({ at: [x, y] }: Standing, byM: number): Point => [x + byM, y];

/** Stairs, and mostly a lift, from floor to floor; the nodes where one steps out. */
function layFloors(network: Network, place: Place, foyer: Standing, zoneId: string): Standing[] {
  const out: Standing[] = [];
  let [stairs, lift] = [foyer, foyer];
  for (let floor = 1; floor < place.hotspots.length; floor++) {
    const levelId = `floor-${floor + 1}`;
    const landing = network.stand(`${place.id}-stairs-${floor + 1}`, besideOf(foyer, 6), levelId);
    network.join(stairs, landing, { kind: 'stairs', stairs: stepsAFloor, lengthM: 12, widthM: 1.8, zoneId });
    stairs = landing;
    const room = network.stand(`${place.id}-room-${floor + 1}`, [place.x, place.y], levelId);
    network.join(landing, room, { zoneId, widthM: 30, feature: 'open_room' });
    if (!withoutLift.has(place.id)) {
      const stop = network.stand(`${place.id}-lift-${floor + 1}`, besideOf(foyer, -2), levelId);
      network.join(lift, stop, { kind: 'lift', lengthM: 2, seconds: liftS, zoneId });
      network.join(landing, stop, { zoneId, widthM: 2, feature: 'corridor' });
      lift = stop;
    }
    out.push(landing);
  }
  return out;
}

/** A foyer around the hall; the hall has a door, a floor, and a balcony above. */
function layLanternHouse(network: Network, place: Place, outdoors: readonly Standing[]): Standing[] {
  const zoneId = 'lantern-house';
  const door = network.stand('lantern-house-door', [206, 500]);
  network.join(nearestOf(outdoors, door.at), door, { zoneId: 'water-town', widthM: doorM });
  const west = network.stand('lantern-house-foyer', fromBox(place, -70, 0));
  network.join(door, west, { kind: 'gate', gateId: 'lantern-house-door', zoneId, widthM: doorM });
  const south = network.stand('lantern-house-foyer-south', fromBox(place, -66, 46));
  network.join(west, south, foyerWay);
  const hallDoor = network.stand('lantern-hall-door', [292, 560]);
  network.join(south, hallDoor, foyerWay);
  const east = network.stand('lantern-house-foyer-east', fromBox(place, 70, 0));
  network.join(hallDoor, east, foyerWay);
  return [west, ...layLanternHall(network, place, hallDoor)];
}

const foyerWay: WalkwayTraits = {
  ...{ zoneId: 'lantern-house', widthM: doorM, feature: 'corridor' },
  name: { en: 'the foyer', 'zh-CN': '前厅' },
};

function layLanternHall(network: Network, place: Place, hallDoor: Standing): Standing[] {
  const zoneId = 'lantern-hall';
  const floor = network.stand('lantern-hall-floor', fromBox(place, 0, 30));
  network.join(hallDoor, floor, { kind: 'gate', gateId: 'lantern-hall-door', zoneId, widthM: doorM });
  const seats = network.stand('lantern-hall-seats', fromBox(place, 0, -30));
  network.join(floor, seats, { zoneId, widthM: 60, feature: 'open_room' });
  const balcony = network.stand('lantern-hall-balcony', fromBox(place, 6, 30), 'floor-2');
  network.join(floor, balcony, { kind: 'stairs', stairs: stepsAFloor, lengthM: 12, widthM: 2.4, zoneId });
  const rows = network.stand('lantern-hall-rows', fromBox(place, 0, -30), 'floor-2');
  network.join(balcony, rows, { zoneId, widthM: 30, feature: 'open_room' });
  const lift = network.stand('lantern-hall-lift-2', fromBox(place, -2, 30), 'floor-2');
  network.join(floor, lift, { kind: 'lift', lengthM: 2, seconds: liftS, zoneId });
  network.join(lift, balcony, { zoneId, widthM: 2, feature: 'corridor' });
  return [floor, balcony];
}

/** One door for three houses, and a covered walk from one to the next. */
function layBarns(network: Network, outdoors: readonly Standing[], inside: Map<string, readonly Standing[]>): void {
  const zoneId = 'barns';
  const door = network.stand('barns-door', [688, 846]);
  network.join(nearestOf(outdoors, door.at), door, { zoneId: 'water-town', widthM: doorM });
  const barns = places.filter(({ id }) => id.startsWith('barn-'));
  const yard = network.stand('barns-yard', [687, 838]);
  network.join(door, yard, { kind: 'gate', gateId: 'barns-door', zoneId, widthM: doorM });
  for (const barn of barns) {
    const end = network.stand(`${barn.id}-door`, fromBox(barn, 0, barn.depthM / 2 - 2));
    const middle = network.stand(`${barn.id}-middle`, [barn.x, barn.y]);
    if (barn.id === 'barn-b') network.join(yard, end, { zoneId, widthM: doorM });
    network.join(end, middle, { zoneId, widthM: 40, feature: 'open_room' });
    inside.set(barn.id, [end]);
  }
  const ends = barns.flatMap(({ id }) => inside.get(id) ?? []);
  const name = { en: 'the covered walk', 'zh-CN': '风雨廊' };
  for (const [i, end] of ends.entries()) {
    const next = ends[i + 1];
    if (next) network.join(end, next, { zoneId, widthM: 3, feature: 'corridor', name });
  }
}
