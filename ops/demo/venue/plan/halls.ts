import { areaOf, distance, isInside, middleOf, type Point } from '../shapes.ts';
import type { Words, Zone } from '../venue.ts';
import type { Plan, Room } from './read-plan.ts';

/** A room as a zone; those that are one hall on several levels share the hall's. */
export interface RoomZone {
  readonly room: Room;
  readonly zoneId: string;
  readonly hallId: string | undefined;
}

export interface Hall {
  readonly id: string;
  readonly name: Words;
  readonly level: number;
  readonly at: Point;
  readonly capacity: number;
}

export const buildingId = 'building';
export const levelId = (level: number): string => `level-${level}`;

const hallsAtMost = 4;
/** For each access point in it, so many people have a place in a hall. */
const seatsAtEach = 20;
const passing =
  /foyer|corridor|hallway|forecourt|elevator|lift|roof|lobby|entrance|behind|desk|toilet|backstage|stage$|cloak|outside|outdoor|yard/i;

export const titleOf = (plan: Plan, key: string): Words => plan.titles.get(key) ?? { en: key };

/** The world around the building, where the plan draws it as a room. */
export const isOutside = (plan: Plan, { key }: Room): boolean =>
  key === 'outside' || /forecourt|outside|outdoors|vorplatz/i.test(titleOf(plan, key).en);

/** The rooms, other than mere ways, that have most access points: these get doors of their own, and sessions. */
export function findHalls(plan: Plan): Hall[] {
  const groups = new Map<string, Room[]>();
  for (const room of plan.rooms) {
    if (isOutside(plan, room) || room.groups.includes('wc') || passing.test(titleOf(plan, room.key).en)) continue;
    const key = room.superroom ? `${room.superroom} hall` : room.key;
    groups.set(key, [...(groups.get(key) ?? []), room]);
  }
  return [...groups]
    .map(([key, rooms]) => ({
      key,
      room: largestOf(rooms),
      points: rooms.reduce((sum, room) => sum + pointsIn(plan, room), 0),
    }))
    .sort((a, b) => b.points - a.points || areaOf(b.room.outline) - areaOf(a.room.outline))
    .slice(0, hallsAtMost)
    .map(({ key, room, points }) => ({
      id: slugOf(key),
      name: titleOf(plan, room.key),
      level: room.level,
      at: middleOf(room.outline),
      capacity: Math.max(60, points * seatsAtEach),
    }));
}

const largestOf = (rooms: readonly Room[]): Room =>
  rooms.reduce((a, b) => (areaOf(b.outline) > areaOf(a.outline) ? b : a));

export const pointsIn = (plan: Plan, room: Room): number =>
  plan.accessPoints.filter(({ level, at }) => level === room.level && isInside(room.outline, at)).length;

/** Site, levels and rooms as nested zones; a hall lies in the building itself, for it may span levels. */
export function zonesOf(plan: Plan, halls: readonly Hall[]): { zones: Zone[]; rooms: RoomZone[] } {
  const byHall = new Map(halls.map((hall) => [hall.id, hall]));
  const taken = new Set<string>([buildingId, ...plan.levels.map(levelId), ...byHall.keys()]);
  const rooms = plan.rooms
    .filter((room) => !isOutside(plan, room))
    .map((room): RoomZone => {
      const hallId = slugOf(room.superroom ? `${room.superroom} hall` : room.key);
      if (!byHall.has(hallId)) return { room, zoneId: unusedSlug(room.key, taken), hallId: undefined };
      return { room, zoneId: room.superroom ? unusedSlug(room.key, taken) : hallId, hallId };
    });
  const zones: Zone[] = [
    { id: buildingId, name: { en: plan.name }, capacity: 2200 },
    ...halls.map(({ id, name, capacity }) => ({ id, name, parentId: buildingId, capacity })),
    ...plan.levels.map((level) => ({ id: levelId(level), name: levelName(level), parentId: buildingId })),
    ...rooms
      .filter(({ zoneId }) => !byHall.has(zoneId))
      .map(({ room, zoneId, hallId }) => ({
        id: zoneId,
        name: titleOf(plan, room.key),
        parentId: hallId ?? levelId(room.level),
      })),
  ];
  return { zones, rooms };
}

export const levelName = (level: number): Words => ({
  en: level === 0 ? 'Ground floor' : `Level ${level}`,
  'zh-CN': level === 0 ? '地面层' : `${level + 1}层`,
  de: level === 0 ? 'Erdgeschoss' : `${level}. Obergeschoss`,
});

/** The room that a point lies in, or else the nearest one of its level. */
export function roomAt(rooms: readonly RoomZone[], level: number, at: Point): RoomZone | undefined {
  const onLevel = rooms.filter(({ room }) => room.level === level);
  const around = onLevel.filter(({ room }) => isInside(room.outline, at));
  const smallest = around.sort((a, b) => areaOf(a.room.outline) - areaOf(b.room.outline))[0];
  if (smallest) return smallest;
  const awayM = ({ room }: RoomZone) => Math.min(...room.outline.map((corner) => distance(corner, at)));
  return onLevel.sort((a, b) => awayM(a) - awayM(b))[0];
}

function slugOf(key: string): string {
  const slug = key
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug.slice(0, 50) || 'room';
}

function unusedSlug(key: string, taken: Set<string>): string {
  const base = slugOf(key);
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (taken.has(slug)) continue;
    taken.add(slug);
    return slug;
  }
}
