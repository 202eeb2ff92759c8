import type { WalkNode, Walkway } from '../../server/wayfinding/venue/venue.contract.ts';
import { placeAt, type TownSite } from './generated-town.ts';

interface Floor {
  readonly nodes: readonly WalkNode[];
  readonly width: number;
  readonly zoneId: string;
}

/** A gate in from the street, corridors on each level, stairs and escalators at one end, a lift at the other. */
export function addBuilding(site: TownSite, number: number, door: WalkNode, room: number): void {
  const { random } = site;
  const floors: Floor[] = [];
  const levels = 1 + Math.floor(random() * 5);
  const width = 4 + Math.floor(random() * 12);
  const depth = 2 + Math.floor(random() * 6);
  for (let level = 0; level < levels && (level + 1) * width * depth <= Math.max(room, 8); level++) {
    const isClosed = level === 4;
    floors.push(addFloor(site, door, level, { width, depth, zoneId: isClosed ? `b${number}-vip` : `b${number}` }));
  }
  for (const [i, floor] of floors.entries()) joinFloors(site, floors[i - 1], floor, number);
  enter(site, number, door, floors[0]);
  addPlaces(site, number, floors);
}

function addFloor(
  { addNode, addWalkway, random }: TownSite,
  door: WalkNode,
  level: number,
  { width, depth, zoneId }: { width: number; depth: number; zoneId: string },
): Floor {
  const origin = { eastM: (door.point[0] - 120.485) * 95_570 + 4, northM: (door.point[1] - 30.742) * 111_195 + 4 };
  const nodes = Array.from({ length: width * depth }, (_, i) =>
    addNode(String(level), origin.eastM + (i % width) * 6, origin.northM + Math.floor(i / width) * 7),
  );
  for (const [i, node] of nodes.entries()) {
    const [east, north] = [(i + 1) % width ? nodes[i + 1] : undefined, nodes[i + width]];
    if (east && (random() < 0.9 || i < width))
      addWalkway(node, east, { zoneId, feature: 'corridor', ...inside(random) });
    if (north && (random() < 0.8 || i % width === 0)) addWalkway(node, north, { zoneId, ...inside(random) });
  }
  return { nodes, width, zoneId };
}

function inside(random: () => number): Partial<Walkway> {
  const lot = random();
  if (lot < 0.06) return { door: 'manual' };
  if (lot < 0.08) return { door: 'revolving' };
  if (lot < 0.1) return { kind: 'stairs', stairs: -3 };
  if (lot < 0.11) return { direction: 'forward' };
  if (lot < 0.12) return { stepFree: 'no' };
  if (lot < 0.14) return { hours: [{ days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:30' }] };
  if (lot < 0.15) return { kind: 'moving_walkway', direction: 'forward' };
  return {};
}

function joinFloors({ addWalkway, random }: TownSite, below: Floor | undefined, floor: Floor, number: number): void {
  if (!below) return;
  const { zoneId } = floor;
  const gate = below.zoneId === zoneId ? {} : { gateId: `g-b${number}-vip` };
  const [first, second, last] = [below.nodes[0], below.nodes[1], below.nodes[below.width - 1]];
  const [firstUp, secondUp, lastUp] = [floor.nodes[0], floor.nodes[1], floor.nodes[floor.width - 1]];
  if (!first || !second || !last || !firstUp || !secondUp || !lastUp) return;
  addWalkway(first, firstUp, { kind: 'stairs', stairs: 24, lengthM: 10, zoneId, ...gate });
  if (random() < 0.5)
    addWalkway(second, secondUp, { kind: 'escalator', direction: 'forward', lengthM: 9, zoneId, ...gate });
  if (random() < 0.5)
    addWalkway(secondUp, second, { kind: 'escalator', direction: 'forward', lengthM: 9, zoneId, ...gate });
  if (random() < 0.8) addWalkway(last, lastUp, { kind: 'lift', lengthM: 4.5, zoneId, ...gate });
}

function enter({ addWalkway, random }: TownSite, number: number, door: WalkNode, ground: Floor | undefined): void {
  const hall = ground?.nodes[0];
  if (!ground || !hall) return;
  const { zoneId } = ground;
  const hours = random() < 0.4 ? [{ days: [1, 2, 3, 4, 5, 6, 7], opens: '07:00', closes: '22:00' }] : undefined;
  addWalkway(door, hall, { kind: 'gate', gateId: `g-b${number}`, zoneId, ...(hours && { hours }) });
}

function addPlaces({ places, random }: TownSite, number: number, floors: readonly Floor[]): void {
  for (const [level, { nodes, zoneId }] of floors.entries()) {
    const pick = () => nodes[Math.floor(random() * nodes.length)];
    const [one, other] = [pick(), pick()];
    if (one && other) places.push({ ...placeAt(`hall-${number}-${level}`, 'hall', one, other), zoneId });
    const toilet = pick();
    if (toilet) places.push({ ...placeAt(`wc-${number}-${level}`, 'toilet', toilet), zoneId });
  }
}
