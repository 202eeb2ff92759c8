import type { OsmData, Tags } from './osm-data.ts';
import { isOpenOnFoot } from './walkable.ts';

/** By the ids of vertices on the ground, which are those of the map's nodes. */
export interface BarrierBook {
  isShut(id: string): boolean;
}

export const barrierBook = ({ nodes }: OsmData): BarrierBook => ({
  isShut(id) {
    const tags = nodes.get(id.replace(/@.*$/, ''))?.tags;
    return tags !== undefined && isShut(tags);
  },
});

/** A gate or a door that is private, or one for emergencies. */
function isShut(tags: Tags): boolean {
  const isBarrier = tags.has('barrier') || tags.has('door') || tags.has('entrance');
  if (!isBarrier) return false;
  return !isOpenOnFoot(tags) || tags.get('entrance') === 'emergency' || tags.get('locked') === 'yes';
}

/** Somewhere to go in or out. */
export const isDoor = (tags: Tags): boolean =>
  ((tags.get('door') ?? 'no') !== 'no' || (tags.get('entrance') ?? 'no') !== 'no') && !isShut(tags);
