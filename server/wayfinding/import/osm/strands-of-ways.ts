import { type BarrierBook, barrierBook } from './barriers.ts';
import type { LevelBook } from './level-book.ts';
import { isClosed, type OsmData, type OsmWay } from './osm-data.ts';
import { type Strand, type Vertex, vertexId } from './strand.ts';
import { attributesOf, isBackward } from './walkable.ts';

/** Areas are walked across, not along their outlines. */
export const isArea = (way: OsmWay): boolean =>
  isClosed(way) &&
  (way.tags.get('area') === 'yes' ||
    ['corridor', 'area', 'room'].includes(way.tags.get('indoor') ?? '') ||
    (way.tags.get('area') !== 'no' && isUsuallyArea(way)));

const isUsuallyArea = ({ tags }: OsmWay): boolean =>
  tags.get('railway') === 'platform' || tags.get('public_transport') === 'platform' || tags.get('man_made') === 'pier';

/** The ways that one walks along, on each of their levels. */
export function strandsOfWays(data: OsmData, levels: LevelBook): Strand[] {
  const barriers = barrierBook(data);
  return data.ways.flatMap((way) => {
    const attributes = isArea(way) ? undefined : attributesOf(way.tags);
    if (!attributes) return [];
    const isTurned = isBackward(way.tags);
    return levels.levelsAlong(way).flatMap((along, copy) => {
      const vertices = way.refs.map((ref, at) => vertexOf(data, ref, along[at] ?? 0));
      const id = copy === 0 ? `w${way.id}` : `w${way.id}@${along[0]}`;
      return atBarriers({ id, vertices: isTurned ? vertices.toReversed() : vertices, attributes }, barriers);
    });
  });
}

export const vertexOf = ({ nodes }: OsmData, ref: string, level: number): Vertex => ({
  id: vertexId(ref, level),
  level,
  point: nodes.get(ref)?.point ?? [0, 0],
});

/** Nobody passes where a barrier is shut: the way ends on either side of it. */
function atBarriers(strand: Strand, { isShut }: BarrierBook): Strand[] {
  const pieces: Vertex[][] = [[]];
  for (const [at, vertex] of strand.vertices.entries()) {
    const isInside = at > 0 && at < strand.vertices.length - 1;
    const isStop = isInside && isShut(vertex.id);
    pieces.at(-1)?.push(isStop ? { ...vertex, id: `${vertex.id}a` } : vertex);
    if (isStop) pieces.push([{ ...vertex, id: `${vertex.id}b` }]);
  }
  return pieces.map((vertices, piece) => ({
    ...strand,
    id: piece === 0 ? strand.id : `${strand.id}.${piece}`,
    vertices,
  }));
}

/** Where a way of the ground meets what stands on a level that is not the ground's: the ground is that level there. */
export function strandsFromGround(strands: readonly Strand[], levels: LevelBook): Strand[] {
  const joined = new Map<string, Strand>();
  for (const { vertices } of strands) {
    for (const vertex of vertices) {
      const told = levels.toldOf(vertex.id);
      if (vertex.level !== 0 || told.size === 0 || told.has(0)) continue;
      const [nearest = 0] = [...told].sort((a, b) => Math.abs(a) - Math.abs(b));
      const above = { id: vertexId(vertex.id, nearest), level: nearest, point: vertex.point };
      const attributes = { kind: 'walkway', direction: 'both', feature: 'ramp' } as const;
      joined.set(vertex.id, { id: `ground:${vertex.id}`, vertices: [vertex, above], attributes });
    }
  }
  return [...joined.values()];
}
