import { foldText } from '../../registration/delegates/fold-text.ts';
import { isInside, metresPerDegree } from '../import/ground.ts';
import { type BoxTree, boxTree } from '../import/shapes/box-tree.ts';
import type { FindingGatherer } from './gather-findings.ts';
import type { LastingClosure, ProgrammeRoom, StandingHotspot } from './validate-plan.ts';
import type { LonLat, VenuePlan } from './venue.contract.ts';

/** A hotspot serves people on its floor: further than this from all that is walked there it stands elsewhere. */
const reachM = 60;

/** Rooms in which sessions are held and to which no way can be shown. */
export function checkRooms({ places }: VenuePlan, rooms: readonly ProgrammeRoom[], found: FindingGatherer): void {
  const keys = new Set(places.map(({ key }) => key));
  const names = new Set(
    places.flatMap(({ name, aliases }) => [...Object.values(name), ...(aliases ?? [])].map(foldText)),
  );
  for (const { id, name, placeKey, sessions } of rooms) {
    const isPlace = placeKey ? keys.has(placeKey) : keys.has(id) || names.has(foldText(name));
    if (sessions > 0 && !isPlace)
      found.warning('room_without_place', { subject: { kind: 'room', id }, values: { name: name || '?', sessions } });
  }
}

export function checkHotspots(plan: VenuePlan, hotspots: readonly StandingHotspot[], found: FindingGatherer): void {
  const floors = floorsOf(plan);
  for (const { code, level, longitude, latitude } of hotspots) {
    const floor = floors.get(level);
    if (floor?.holds([longitude, latitude])) continue;
    found.warning('hotspot_outside_levels', { subject: { kind: 'hotspot', id: code }, values: { level } });
  }
}

/** Closures that would close nothing any more, so that people are led where somebody meant them not to go. */
export function checkClosures(
  { walkways }: Pick<VenuePlan, 'walkways'>,
  closures: readonly LastingClosure[],
  found: FindingGatherer,
): void {
  const known = new Set(walkways.map(({ id }) => id));
  for (const { walkwayIds, reason } of closures)
    for (const id of new Set(walkwayIds))
      if (!known.has(id))
        found.warning('closed_walkway_gone', { subject: { kind: 'walkway', id }, values: { reason: reason.en } });
}

interface Floor {
  holds(point: LonLat): boolean;
}

/** By order from the ground, half floors with the floor below: where people walk on it, and what is drawn as its ground. */
function floorsOf({ levels, nodes, places, drawing }: VenuePlan): Map<number, Floor> {
  const ordinalOf = new Map(levels.map(({ id, ordinal }) => [id, Math.floor(ordinal)]));
  const walked = new Map<number, LonLat[]>(levels.map(({ ordinal }) => [Math.floor(ordinal), []]));
  for (const { levelId, point } of [...nodes, ...places]) walked.get(ordinalOf.get(levelId) ?? Number.NaN)?.push(point);
  return new Map(
    [...walked].map(([ordinal, points]) => {
      const tree = boxTree(points, ([lon, lat]) => [lon, lat, lon, lat]);
      const grounds = (drawing ?? []).filter(({ level }) => level === ordinal).flatMap(groundsOf);
      return [ordinal, { holds: (point) => isNear(tree, point) || grounds.some((ring) => isInside(ring, point)) }];
    }),
  );
}

const groundsOf = ({ drawing }: NonNullable<VenuePlan['drawing']>[number]): LonLat[][] =>
  drawing.features.flatMap(({ geometry, properties }) =>
    geometry.type === 'Polygon' && (properties.kind === 'ground' || properties.kind === 'hall')
      ? geometry.coordinates.slice(0, 1)
      : [],
  );

function isNear(tree: BoxTree<LonLat>, [lon, lat]: LonLat): boolean {
  const north = reachM / metresPerDegree;
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180));
  return tree.within([lon - east, lat - north, lon + east, lat + north]).length > 0;
}
