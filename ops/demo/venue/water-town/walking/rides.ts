import { distance, type Point } from '../../shapes.ts';
import { gatePlaces } from '../gates.ts';
import { type Network, nearestOf, type Standing } from './network.ts';

/** What stands on the shuttles and boats, in both directions. */
const townRound = { en: 'Round-the-Town Line', 'zh-CN': '环镇线' };
const warpBoat = { en: 'Warp Canal Line', 'zh-CN': '经河线' };

const townGates = ['south-gate', 'west-gate', 'boat-gate', 'east-gate'] as const;

/** Gates with a stop before each, and a shuttle that goes round outside. */
export function layGates(network: Network, outdoors: readonly Standing[]): ReadonlyMap<string, Standing> {
  const stops = new Map<string, Standing>();
  for (const { id, at } of gatePlaces) {
    if (!townGates.some((one) => one === id)) continue;
    const stop = network.stand(`${id}-stop`, outsideOf(at));
    const gate = network.stand(id, at);
    network.join(stop, gate, { widthM: 6 });
    network.join(gate, nearestOf(outdoors, at), { kind: 'gate', gateId: id, zoneId: 'water-town', widthM: 6 });
    stops.set(id, stop);
  }
  const round = townGates.flatMap((id) => stops.get(id) ?? []);
  round.forEach((stop, i) => {
    const next = round[(i + 1) % round.length] ?? stop;
    const lengthM = distance(stop.at, next.at) * 1.4;
    // 20 km/h through the lanes around the town.
    const seconds = Math.round(lengthM / 5.6);
    const ride = { kind: 'shuttle', name: townRound, headwayS: 480, seconds, lengthM } as const;
    network.join(stop, next, { ...ride, line: 'round-the-town', direction: 'forward' });
    network.join(next, stop, { ...ride, line: 'round-the-town-back', direction: 'forward' });
  });
  return stops;
}

/** A little beyond the gate, away from the middle of the town. */
function outsideOf([x, y]: Point): Point {
  const [dx, dy] = [x - 600, y - 450];
  const far = Math.hypot(dx, dy);
  return [x + (dx / far) * 18, y + (dy / far) * 18];
}

export interface Pier {
  readonly id: string;
  readonly at: Point;
  readonly en: string;
  readonly zh: string;
}

/** Where the canal boat stops, on the Warp Canal from west to east. */
export const piers: readonly Pier[] = [
  { id: 'pier-west', at: [140, 416], en: 'Press Pier', zh: '印书码头' },
  { id: 'pier-middle', at: [560, 372], en: 'Lantern Pier', zh: '灯街码头' },
  { id: 'pier-east', at: [960, 496], en: 'Theatre Pier', zh: '戏台码头' },
];

/** Boats at walking pace, but without stairs and bridges. */
export function layBoats(network: Network, outdoors: readonly Standing[]): ReadonlyMap<string, Standing> {
  const landings = piers.map(({ id, at }) => {
    const landing = network.stand(id, at);
    network.join(nearestOf(outdoors, at), landing, { zoneId: 'water-town', widthM: 2 });
    return landing;
  });
  landings.slice(1).forEach((next, i) => {
    const from = landings[i] ?? next;
    const lengthM = distance(from.at, next.at) * 1.1;
    const seconds = Math.round(lengthM / 2.2);
    const ride = { kind: 'boat', name: warpBoat, headwayS: 600, seconds, lengthM } as const;
    const common = { ...ride, zoneId: 'water-town', stepFree: 'yes', direction: 'forward' } as const;
    network.join(from, next, { ...common, line: 'warp-boat' });
    network.join(next, from, { ...common, line: 'warp-boat-back' });
  });
  return new Map(landings.map((landing) => [landing.id, landing]));
}
