import { createHash } from 'node:crypto';
import type { Actor, Monitor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { readMap } from '../read-map.ts';
import type { LonLat, VenuePlace } from '../venue/venue.contract.ts';
import { type MapFeature, type MapLevel, venueMap } from '../wayfinding.contract.ts';
import type { WayDrawing } from './graph.contract.ts';
import type { GraphDependencies } from './read-graph.ts';
import { wayBoardOf } from './way-board.ts';
import { wayFaults } from './ways.errors.ts';
import { zonesOfAsker } from './zones-of-asker.ts';

/** What is named in the open; the names of all else come with the places that the asker may enter. */
const publicNames: readonly string[] = ['water', 'street', 'bridge', 'label'];
/** What the network's board marks, and nobody walks to. */
const forStaff: readonly string[] = ['gate', 'station'];

/**
 * The map under ways: without the names of buildings, and without the outlines of rooms in which a place stands that the
 * asker may not enter, so that nobody learns of it by the map. Or only its version, where that is the one that is held.
 */
export async function readDrawing(
  deps: GraphDependencies,
  actor: Actor | Monitor | undefined,
  heldVersion: string | undefined,
): Promise<{ version: string; drawing?: WayDrawing }> {
  const { ground } = await wayBoardOf(deps);
  if (!ground) throw new DomainError(wayFaults.no_plan);
  const zones = await zonesOfAsker(deps, actor, deps.clock.now());
  const { places, levels } = ground.router.graph;
  const ordinalOf = new Map(levels.map(({ id, ordinal }) => [id, ordinal]));
  const hidden = places.filter(({ zoneId }) => zones && zoneId !== undefined && !zones.has(zoneId));
  const { version: mapVersion, text } = await readMap(deps, undefined);
  const shownOf = [mapVersion, ground.versionId, ...hidden.map(({ key }) => key)].join(' ');
  const version = createHash('sha256').update(shownOf).digest('hex').slice(0, 20);
  if (version === heldVersion || text === undefined) return { version };
  const map = venueMap.parse(JSON.parse(text));
  const onLevel = (level: number) => hidden.filter((place) => ordinalOf.get(place.levelId) === level);
  return { version, drawing: { levels: map.levels.map((level) => shown(level, onLevel(level.level))) } };
}

function shown({ drawing, ...level }: MapLevel, hidden: readonly VenuePlace[]): MapLevel {
  const features = drawing.features
    .filter(({ properties: { kind } }) => !forStaff.includes(kind))
    .filter((feature) => !isRoomOf(feature, hidden))
    .map(({ properties: { name, ...others }, ...feature }) => ({
      ...feature,
      properties: { ...others, ...(name && publicNames.includes(others.kind) && { name }) },
    }));
  return { ...level, drawing: { ...drawing, features } };
}

function isRoomOf({ geometry, properties }: MapFeature, hidden: readonly VenuePlace[]): boolean {
  if (geometry.type !== 'Polygon' || !['hall', 'hotel'].includes(properties.kind)) return false;
  const [outline = []] = geometry.coordinates;
  return hidden.some(({ point }) => isWithin(point, outline));
}

/** By how often a line to the east leaves or enters. */
function isWithin([x, y]: LonLat, ring: readonly LonLat[]): boolean {
  let isInside = false;
  for (const [i, [x1, y1]] of ring.entries()) {
    const [x2, y2] = ring.at(i - 1) ?? [x1, y1];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isInside = !isInside;
  }
  return isInside;
}
