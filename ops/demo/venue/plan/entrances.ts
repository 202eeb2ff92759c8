import { areaOf, distance, middleOf, type Point } from '../shapes.ts';
import type { Words } from '../venue.ts';
import { isOutside, titleOf } from './halls.ts';
import type { Plan, Room } from './read-plan.ts';

export interface Doorway {
  readonly name: Words;
  readonly level: number;
  readonly at: Point;
}

const entrancesAtMost = 4;
const apartM = 12;
/** A room that comes this close to the forecourt opens onto it. */
const adjoiningM = 4;

/** Where people come in: what opens onto the plan's forecourt, what it calls an entrance, then the outermost rooms. */
export function findEntrances(plan: Plan): Doorway[] {
  const found: Doorway[] = [];
  for (const candidate of [...ontoTheForecourt(plan), ...namedEntrances(plan), ...outermost(plan)]) {
    const isNew = found.every(({ level, at }) => level !== candidate.level || distance(at, candidate.at) > apartM);
    if (isNew && found.length < entrancesAtMost) found.push(candidate);
  }
  return found;
}

function namedEntrances(plan: Plan): Doorway[] {
  return plan.interests
    .map(({ key, level, at }) => ({ name: titleOf(plan, key), key, level, at }))
    .filter(({ name, key }) => /entrance|eingang/i.test(`${key} ${name.en} ${name.de ?? ''}`))
    .map(({ name, level, at }) => ({ name, level, at }));
}

function ontoTheForecourt(plan: Plan): Doorway[] {
  return plan.rooms
    .filter((room) => isOutside(plan, room))
    .flatMap((outside) =>
      plan.rooms
        .filter((room) => room.level === outside.level && !isOutside(plan, room) && !room.groups.includes('wc'))
        .map((room) => ({ room, ...nearest(room, outside) }))
        .filter(({ awayM }) => awayM < adjoiningM)
        .map(({ room, at }) => ({
          name: titleOf(plan, room.key),
          level: room.level,
          at,
          areaM2: areaOf(room.outline),
        })),
    )
    .sort((a, b) => Number(isWayIn(b.name)) - Number(isWayIn(a.name)) || b.areaM2 - a.areaM2)
    .slice(0, entrancesAtMost - 1)
    .map(({ name, level, at }) => ({ name, level, at }));
}

const isWayIn = ({ en }: Words): boolean => /entrance|entry|foyer|lobby|reception/i.test(en);

/** The corner of a room that is nearest to another room's corners or edges. */
function nearest(room: Room, other: Room): { at: Point; awayM: number } {
  const edge = other.outline.flatMap((corner, i): Point[] => {
    const next = other.outline[(i + 1) % other.outline.length] as Point;
    return [0, 0.25, 0.5, 0.75].map((f) => [
      corner[0] + (next[0] - corner[0]) * f,
      corner[1] + (next[1] - corner[1]) * f,
    ]);
  });
  const distances = room.outline.map((at) => ({ at, awayM: Math.min(...edge.map((point) => distance(point, at))) }));
  return distances.reduce((best, one) => (one.awayM < best.awayM ? one : best));
}

const sides: readonly [Words, (at: Point) => number][] = [
  [{ en: 'West entrance', 'zh-CN': '西入口', de: 'Westeingang' }, ([x]) => x],
  [{ en: 'East entrance', 'zh-CN': '东入口', de: 'Osteingang' }, ([x]) => -x],
  [{ en: 'South entrance', 'zh-CN': '南入口', de: 'Südeingang' }, ([, y]) => -y],
  [{ en: 'North entrance', 'zh-CN': '北入口', de: 'Nordeingang' }, ([, y]) => y],
];

function outermost(plan: Plan): Doorway[] {
  const indoors = plan.rooms.filter((room) => !isOutside(plan, room));
  const level = Math.min(...indoors.map((room) => room.level));
  const rooms = indoors.filter((room) => room.level === level);
  return sides.flatMap(([name, outward]) => {
    const corners = rooms.flatMap(({ outline }) => [...outline]);
    const [first, ...others] = corners;
    if (!first) return [];
    const at = others.reduce((best, one) => (outward(one) < outward(best) ? one : best), first);
    return [{ name, level, at: inward(at, rooms) }];
  });
}

/** A little toward the building's middle, so that the gate's mark stands on it. */
function inward(at: Point, rooms: readonly Room[]): Point {
  const middle = middleOf(rooms.flatMap(({ outline }) => [...outline]));
  const lengthM = distance(at, middle) || 1;
  return [at[0] + ((middle[0] - at[0]) / lengthM) * 2, at[1] + ((middle[1] - at[1]) / lengthM) * 2];
}
