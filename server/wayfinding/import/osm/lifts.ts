import type { LonLat } from '../../venue/venue.contract.ts';
import { middleOf } from '../ground.ts';
import type { LevelBook } from './level-book.ts';
import { levelsOf } from './levels.ts';
import { isClosed, type OsmData, type OsmWay, pointsOf, type Tags } from './osm-data.ts';
import { type Strand, type Vertex, vertexId } from './strand.ts';
import { vertexOf } from './strands-of-ways.ts';
import { isOpenOnFoot, nameOf, stepFreeOf, venueTagsOf, type WayAttributes } from './walkable.ts';

/** From each level to each other one, so that one waits once. Of a tower, from one to the next. */
const eachWithEach = 12;

/** Lifts, as nodes of the map or as the outline of their shaft, and stairwells that are drawn as a room. */
export function strandsOfShafts(data: OsmData, book: LevelBook): Strand[] {
  const nodes = [...data.nodes.values()].filter(({ tags }) => tags.get('highway') === 'elevator' && isOpenOnFoot(tags));
  const lifts = nodes.flatMap(({ id, tags, point }) => {
    const levels = levelsOf(tags) ?? [...book.toldOf(id)].sort((a, b) => a - b);
    return between(`lift:n${id}`, shaftVertices(id, levels, point), attributesOf(tags, 'lift'));
  });
  return [...lifts, ...data.ways.flatMap((way) => strandsOfRoom(data, way))];
}

const shaftVertices = (id: string, levels: readonly number[], point: LonLat): Vertex[] =>
  levels.map((level) => ({ id: vertexId(id, level), level, point }));

function strandsOfRoom(data: OsmData, way: OsmWay): Strand[] {
  const kind = shaftKind(way);
  const levels = levelsOf(way.tags) ?? [];
  if (!kind || levels.length < 2 || !isOpenOnFoot(way.tags)) return [];
  const ring = pointsOf(data, way.refs);
  const shaft = shaftVertices(`w${way.id}`, levels, middleOf(ring));
  const plain = { kind: 'walkway', direction: 'both' } as const;
  const thresholds = shaft.flatMap((inside): Strand[] =>
    [...new Set(way.refs)].map((ref) => ({
      id: `in:${inside.id}:${ref}`,
      vertices: [inside, vertexOf(data, ref, inside.level)],
      attributes: plain,
    })),
  );
  return [...thresholds, ...between(`${kind}:w${way.id}`, shaft, attributesOf(way.tags, kind))];
}

function shaftKind(way: OsmWay): 'lift' | 'stairs' | undefined {
  if (!isClosed(way)) return undefined;
  const { tags } = way;
  if (tags.get('highway') === 'elevator' || tags.get('room') === 'elevator') return 'lift';
  return tags.get('room') === 'stairs' || (tags.get('stairs') === 'yes' && tags.get('indoor') === 'room')
    ? 'stairs'
    : undefined;
}

function attributesOf(tags: Tags, kind: 'lift' | 'stairs'): WayAttributes {
  const [name, stepFree] = [nameOf(tags), stepFreeOf(tags)];
  return { kind, direction: 'both', ...(name && { name }), ...(stepFree && { stepFree }), ...venueTagsOf(tags) };
}

const storeyM = 4;

function between(id: string, levels: readonly Vertex[], attributes: WayAttributes): Strand[] {
  const strands: Strand[] = [];
  const isEach = attributes.kind === 'lift' && levels.length <= eachWithEach;
  for (const [at, low] of levels.entries()) {
    for (const high of levels.slice(at + 1, isEach ? undefined : at + 2)) {
      const risesM = (high.level - low.level) * storeyM;
      // Stairs go up at about thirty degrees.
      const lengthM = attributes.kind === 'stairs' ? 2 * risesM : risesM;
      strands.push({ id: `${id}:${low.level}:${high.level}`, vertices: [low, high], attributes, lengthM });
    }
  }
  return strands;
}
