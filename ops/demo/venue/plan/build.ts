import type { Random } from '../../random.ts';
import { Drawing } from '../drawing.ts';
import { type Anchor, toEarth } from '../projection.ts';
import { areaOf, middleOf, type Point } from '../shapes.ts';
import type { Hotspot, HotspotSetting, MapLevel, Spot, Venue } from '../venue.ts';
import { findEntrances } from './entrances.ts';
import { type Mark, setUpAdmission } from './gates.ts';
import {
  buildingId,
  findHalls,
  type Hall,
  isOutside,
  levelId,
  levelName,
  pointsIn,
  type RoomZone,
  roomAt,
  titleOf,
  zonesOf,
} from './halls.ts';
import { type AccessPoint, type Plan, readPlan } from './read-plan.ts';

/** Where buildings stand whose plans do not say so: known ones by their name, others at the same place. */
const groundedAt: Record<string, { latitude: number; longitude: number; turnDegrees: number }> = {
  '32c3': { latitude: 53.5618, longitude: 9.986, turnDegrees: -38 },
};
const elsewhere = { latitude: 53.5618, longitude: 9.986, turnDegrees: 0 };
const carrier = 'House network';

/** Reads a real building from its folder. Throws a DemoFault that says what is wrong with it. */
export async function readBuilding(folder: string, random: Random): Promise<Venue> {
  const plan = await readPlan(folder);
  const grounded = groundedAt[plan.name] ?? elsewhere;
  const anchor: Anchor = {
    ...{ latitude: grounded.latitude, longitude: grounded.longitude },
    origin: middleOf(plan.rooms.flatMap(({ outline }) => [...outline])),
    turn: (grounded.turnDegrees * Math.PI) / 180,
  };
  const [longitude, latitude] = toEarth(anchor, plan.middle ?? anchor.origin);
  const halls = findHalls(plan);
  const { zones, rooms } = zonesOf(plan, halls);
  const { marks, ...admission } = setUpAdmission(plan, findEntrances(plan), halls, anchor);
  return {
    ...{ name: { en: plan.name }, conferenceName: { en: `Conference at ${plan.name}` }, zones },
    ...admission,
    ...placeAccessPoints(plan, rooms, anchor, random),
    map: plan.levels.map((level) => drawLevel(plan, level, halls, rooms, marks, anchor)),
    planAnchor: { longitude, latitude, bearing: grounded.turnDegrees },
    spots: spotsOf(plan, rooms),
    halls: halls.map(({ id, capacity }) => ({ zoneId: id, appeal: capacity })),
    remarks: remarksOn(plan, folder),
  };
}

function remarksOn(plan: Plan, folder: string): string[] {
  const placed = plan.accessPoints.length;
  return [
    `The building is that of ${folder}: ${plan.levels.length} levels, ${plan.rooms.length} rooms, ${placed + plan.unplaced.length} access points.`,
    ...(plan.unplaced.length > 0
      ? [
          `${plan.unplaced.length} of these have no position in the plan and are left out: ${plan.unplaced.slice(0, 5).join(', ')}.`,
        ]
      : []),
    ...(groundedAt[plan.name] ? [] : ['The plan does not say where on the earth it is: it is shown in Hamburg.']),
  ];
}

function placeAccessPoints(
  plan: Plan,
  rooms: readonly RoomZone[],
  anchor: Anchor,
  random: Random,
): { hotspots: Hotspot[]; settings: HotspotSetting[] } {
  const taken = new Set<string>();
  const inZones = new Map<string, number>();
  const placed = plan.accessPoints.map((point) => {
    const code = codeOf(point, taken);
    const around = roomAt(rooms, point.level, point.at);
    const [longitude, latitude] = toEarth(anchor, point.at);
    const zoneId = around?.zoneId ?? levelId(point.level);
    const before = inZones.get(zoneId) ?? 0;
    inZones.set(zoneId, before + 1);
    const name = around ? titleOf(plan, around.room.key) : levelName(point.level);
    const hotspot: Hotspot = {
      ...{
        code,
        name,
        carrier,
        bands: ['2.4', '5'],
        zoneId,
        level: point.level,
        latitude,
        longitude,
        capacityClients: 50,
      },
    };
    const setting: HotspotSetting = {
      ...{
        code,
        spotId: zoneId,
        pull: 1,
        background: random.between(1, 6),
        switchId: `${zoneId} ${Math.floor(before / 8)}`,
      },
    };
    return { hotspot, setting };
  });
  return { hotspots: placed.map(({ hotspot }) => hotspot), settings: placed.map(({ setting }) => setting) };
}

function codeOf({ key }: AccessPoint, taken: Set<string>): string {
  const base =
    key
      .replace(/[^A-Za-z0-9 ._:/-]+/g, '-')
      .replace(/^[^A-Za-z0-9]+/, '')
      .slice(0, 58) || 'AP';
  for (let n = 1; ; n++) {
    const code = n === 1 ? base : `${base}-${n}`;
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}

/** In a room without a door of its own one is simply in the building; in a hall one is where it has access points. */
function spotsOf(plan: Plan, rooms: readonly RoomZone[]): Spot[] {
  const inRooms = rooms.map(({ room, zoneId, hallId }) => ({
    ...{ id: zoneId, zoneId: hallId ?? buildingId },
    appeal:
      hallId && pointsIn(plan, room) === 0
        ? 0.01
        : Math.sqrt(areaOf(room.outline)) * (room.groups.includes('wc') ? 0.2 : 1),
  }));
  return [...inRooms, ...plan.levels.map((level) => ({ id: levelId(level), zoneId: buildingId, appeal: 0.1 }))];
}

function drawLevel(
  plan: Plan,
  level: number,
  halls: readonly Hall[],
  rooms: readonly RoomZone[],
  marks: readonly Mark[],
  anchor: Anchor,
): MapLevel {
  const drawing = new Drawing(anchor).area('ground', boundsOf(plan));
  for (const room of plan.rooms.filter((one) => one.level === level && isOutside(plan, one))) {
    drawing.area('street', room.outline, titleOf(plan, room.key));
  }
  const hallIds = new Set(halls.map(({ id }) => id));
  const onLevel = rooms.filter(({ room }) => room.level === level);
  for (const { room, hallId } of onLevel.sort((a, b) => areaOf(b.room.outline) - areaOf(a.room.outline))) {
    const isNamed = !room.groups.includes('wc') && areaOf(room.outline) > 140;
    drawing.area(
      hallId && hallIds.has(hallId) ? 'hall' : 'roof',
      room.outline,
      isNamed ? titleOf(plan, room.key) : undefined,
    );
  }
  for (const wall of plan.walls) if (wall.level === level) drawing.line('street', wall.line, 0.6);
  for (const mark of marks) if (mark.level === level) drawing.mark(mark.kind, mark.at, mark.name);
  return { level, name: levelName(level), drawing: { type: 'FeatureCollection', features: drawing.features } };
}

function boundsOf({ rooms }: Plan): Point[] {
  const corners = rooms.flatMap(({ outline }) => [...outline]);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [west, east] = [Math.min(...xs) - 8, Math.max(...xs) + 8];
  const [north, south] = [Math.min(...ys) - 8, Math.max(...ys) + 8];
  return [
    [west, north],
    [east, north],
    [east, south],
    [west, south],
  ];
}
