import type { PlaceKind } from '../../../../db/venue-vocabulary.ts';
import type { LocalizedText } from '../../../kernel/values.contract.ts';
import type { LonLat, VenuePlace, Walkway } from '../../venue/venue.contract.ts';
import { isInside, middleOf } from '../ground.ts';
import { namesOf } from '../names.ts';
import type { C3navProject } from './c3nav-files.ts';
import { levelIdOf } from './c3nav-level.ts';
import { pixelsApartM } from './plan-to-world.ts';
import type { PixelPoint, Room } from './rooms.ts';
import type { PlacedNode, Sights } from './sight-lines.ts';

interface Plan {
  readonly project: C3navProject;
  readonly rooms: readonly Room[];
  readonly sights: Sights;
  readonly nodes: readonly PlacedNode[];
  readonly walkways: readonly Walkway[];
  readonly toWorld: (pixel: PixelPoint) => LonLat;
}

const maxDoors = 64;
/** A point of interest is at all nodes about as near as the nearest. */
const nearM = 5;

/** The rooms, those of several parts as one, and the points of interest. */
export function placesOfPlan(plan: Plan): VenuePlace[] {
  const rooms = roomPlaces(plan);
  const keys = new Set(rooms.map(({ key }) => key));
  const pois = Object.entries(plan.project.pois).map(([id, poi]) => poiPlace(plan, id, poi, keys.has(id)));
  return [...rooms, ...pois];
}

function roomPlaces(plan: Plan): VenuePlace[] {
  const { rooms, project } = plan;
  const wholes = new Set(rooms.flatMap(({ partOf }) => partOf ?? []));
  const places = new Map<string, VenuePlace>();
  for (const room of rooms) {
    const whole = room.partOf ?? room.id;
    const parts = wholes.has(whole) ? rooms.filter(({ id, partOf }) => partOf === whole || id === whole) : [room];
    const [first = room] = parts;
    if (places.has(whole)) continue;
    const name = titleOf(project, whole) ?? titleOf(project, room.id) ?? { en: whole };
    places.set(whole, {
      ...{ key: whole, name, kind: roomKind(name, first) },
      levelId: levelIdOf(first.level),
      point: plan.toWorld(middleIn(first)),
      doors: doorsOf(plan, new Set(parts.map(({ id }) => id))),
    });
  }
  return [...places.values()];
}

/** By node: what the room is called that it is in, where it has a name. */
export function roomNames(
  project: C3navProject,
  rooms: readonly Room[],
  nodes: readonly PlacedNode[],
): ReadonlyMap<string, LocalizedText> {
  const byRoom = new Map(rooms.map(({ id, partOf }) => [id, titleOf(project, partOf ?? id) ?? titleOf(project, id)]));
  return new Map(
    nodes.flatMap(({ id, room }) => {
      const name = room === undefined ? undefined : byRoom.get(room);
      return name ? [[id, name] as const] : [];
    }),
  );
}

/** The nodes of a room from which one goes out of it; of one that nobody leaves, all. */
function doorsOf({ walkways, nodes }: Plan, rooms: ReadonlySet<string>): string[] {
  const inRoom = new Set(nodes.filter(({ room }) => room !== undefined && rooms.has(room)).map(({ id }) => id));
  const doors = new Set<string>();
  for (const { from, to } of walkways) {
    if (inRoom.has(from) && !inRoom.has(to)) doors.add(from);
    if (inRoom.has(to) && !inRoom.has(from)) doors.add(to);
  }
  return [...(doors.size > 0 ? doors : inRoom)].slice(0, maxDoors);
}

/** In its middle where that lies in it, else at one of them. */
function middleIn({ shape }: Room): PixelPoint {
  const middle = middleOf(shape);
  const [x, y] = isInside(shape, middle) ? middle : (shape[0] ?? middle);
  return { x, y };
}

function poiPlace(plan: Plan, id: string, poi: C3navProject['pois'][string], isTaken: boolean): VenuePlace {
  const name = titleOf(plan.project, id) ?? { en: id };
  return {
    ...{ key: isTaken ? `poi:${id}` : id, name, kind: kindOfGroups(poi.groups ?? []) ?? 'other' },
    levelId: levelIdOf(poi.level),
    point: plan.toWorld(poi),
    doors: nodesNear(plan, poi),
  };
}

/** The nearest node in sight within the same room, and what is about as near. */
function nodesNear({ project, sights, nodes }: Plan, poi: PixelPoint & { level: number }): string[] {
  const room = sights.roomAt(poi.level, poi)?.id;
  const near = nodes
    .filter((node) => node.level === poi.level && node.room === room && sights.doSee(poi.level, poi, node))
    .map((node) => ({ id: node.id, metres: pixelsApartM(project.config, poi, node) }))
    .sort((a, b) => a.metres - b.metres);
  const [nearest] = near;
  if (!nearest) return [];
  const most = Math.max(nearM, nearest.metres);
  return near
    .filter(({ metres }) => metres <= most)
    .map(({ id }) => id)
    .slice(0, maxDoors);
}

const titleOf = ({ titles }: C3navProject, id: string): LocalizedText | undefined => {
  const texts = titles[id];
  return texts && Object.keys(texts).length > 0 ? namesOf(texts, id) : undefined;
};

function roomKind({ en }: LocalizedText, { groups }: Room): PlaceKind {
  return (
    kindOfGroups(groups) ??
    (/\btoilets?\b/i.test(en)
      ? 'toilet'
      : /^entrance\b/i.test(en)
        ? 'entrance'
        : /^cloakroom\b/i.test(en)
          ? 'cloakroom'
          : /\bdesk\b/i.test(en)
            ? 'desk'
            : /^hall\b/i.test(en)
              ? 'hall'
              : 'room')
  );
}

/** Groups of the congress: bars and catering, toilets conventional, unisex and barrier-free, tables of projects. */
function kindOfGroups(groups: readonly string[]): PlaceKind | undefined {
  if (groups.includes('wch')) return 'accessible_toilet';
  if (groups.includes('wc')) return 'toilet';
  if (groups.includes('bar') || groups.includes('catering')) return 'restaurant';
  if (groups.includes('assembly') || groups.includes('project')) return 'exhibition';
  return undefined;
}
