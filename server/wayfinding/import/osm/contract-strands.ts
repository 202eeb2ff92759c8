import type { LonLat, VenuePlan, WalkNode, Walkway } from '../../venue/venue.contract.ts';
import { metresAlong, roundedPoint, roundedTo } from '../ground.ts';
import { levelIdOf } from './levels.ts';
import type { Strand, Vertex } from './strand.ts';

/**
 * Makes strands a graph: they are cut where others meet them and where a node is needed, and what then meets nothing but
 * one of its own kind is joined to that, its points kept as bends.
 */
export function contractStrands(
  strands: readonly Strand[],
  isNeeded: (vertexId: string) => boolean,
): Pick<VenuePlan, 'nodes' | 'walkways'> {
  const counts = countMeetings(strands);
  const pieces = joinAlike(
    strands.flatMap((strand) => cutStrand(strand, counts, isNeeded)),
    isNeeded,
  );
  const nodes = new Map<string, WalkNode>();
  const walkways = pieces.map((piece) => {
    for (const end of [piece.vertices[0], piece.vertices.at(-1)]) if (end) nodes.set(end.id, nodeOf(end));
    return walkwayOf(piece);
  });
  return { nodes: [...nodes.values()], walkways };
}

const nodeOf = ({ id, level, point }: Vertex): WalkNode => ({
  id,
  levelId: levelIdOf(level),
  point: roundedPoint(point),
});

/** How many ends come together at each vertex: one that is passed counts twice. */
function countMeetings(strands: readonly Strand[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { vertices } of strands) {
    for (const [at, { id }] of vertices.entries()) {
      const ends = at === 0 || at === vertices.length - 1 ? 1 : 2;
      counts.set(id, (counts.get(id) ?? 0) + ends);
    }
  }
  return counts;
}

function cutStrand(
  strand: Strand,
  counts: ReadonlyMap<string, number>,
  isNeeded: (vertexId: string) => boolean,
): Strand[] {
  const { vertices } = strand;
  const pieces: Strand[] = [];
  let from = 0;
  for (let at = 1; at < vertices.length; at++) {
    const here = vertices[at];
    const isEnd = at === vertices.length - 1;
    if (!here || (!isEnd && counts.get(here.id) === 2 && !isNeeded(here.id))) continue;
    const piece = {
      ...strand,
      id: from === 0 ? strand.id : `${strand.id}:${from}`,
      vertices: vertices.slice(from, at + 1),
    };
    pieces.push(...openRing(piece));
    from = at;
  }
  return pieces;
}

/** A walkway leads from one node to another: a ring is halved, where it has points enough. */
function openRing(piece: Strand): Strand[] {
  const { vertices } = piece;
  if (vertices[0]?.id !== vertices.at(-1)?.id) return [piece];
  if (vertices.length < 4) return [];
  const half = Math.floor(vertices.length / 2);
  return [
    { ...piece, vertices: vertices.slice(0, half + 1) },
    { ...piece, id: `${piece.id}r`, vertices: vertices.slice(half) },
  ];
}

function joinAlike(pieces: readonly Strand[], isNeeded: (vertexId: string) => boolean): Strand[] {
  const alive = new Map(pieces.map((piece) => [piece.id, piece]));
  const at = new Map<string, Set<string>>();
  for (const { id, vertices } of pieces) {
    for (const end of [vertices[0], vertices.at(-1)]) if (end) at.set(end.id, (at.get(end.id) ?? new Set()).add(id));
  }
  for (const [vertex, ids] of at) {
    if (ids.size !== 2 || isNeeded(vertex)) continue;
    const [one, other] = [...ids].map((id) => alive.get(id));
    const joined = one && other && joinAt(vertex, one, other);
    if (!joined) continue;
    alive.delete(other.id);
    alive.set(one.id, joined);
    at.delete(vertex);
    const far = farEnd(other, vertex);
    at.get(far)?.delete(other.id);
    at.get(far)?.add(one.id);
  }
  return [...alive.values()];
}

const farEnd = ({ vertices }: Strand, vertex: string): string =>
  (vertices[0]?.id === vertex ? vertices.at(-1)?.id : vertices[0]?.id) ?? vertex;

/** What counts steps, or is a ride, stays as it is. */
function joinAt(vertex: string, one: Strand, other: Strand): Strand | undefined {
  if (one.attributes.stairs !== undefined || one.lengthM !== undefined || other.lengthM !== undefined) return undefined;
  if (!areAlike(one, other) || farEnd(one, vertex) === farEnd(other, vertex)) return undefined;
  const [oneEnds, otherBegins] = [one.vertices.at(-1)?.id === vertex, other.vertices[0]?.id === vertex];
  const isDirected = one.attributes.direction === 'forward' || one.attributes.slope !== undefined;
  if (isDirected) {
    if (oneEnds !== otherBegins) return undefined;
    const [first, second] = oneEnds ? [one, other] : [other, one];
    return { ...one, vertices: [...first.vertices, ...second.vertices.slice(1)] };
  }
  const before = oneEnds ? one.vertices : one.vertices.toReversed();
  const after = otherBegins ? other.vertices : other.vertices.toReversed();
  return { ...one, vertices: [...before, ...after.slice(1)] };
}

const areAlike = (one: Strand, other: Strand): boolean =>
  JSON.stringify(one.attributes) === JSON.stringify(other.attributes) &&
  one.vertices.length + other.vertices.length <= 2000 &&
  new Set([one.vertices[0], one.vertices.at(-1), other.vertices[0], other.vertices.at(-1)].map((end) => end?.level))
    .size === 1;

function walkwayOf({ id, vertices, attributes, lengthM }: Strand): Walkway {
  const points = vertices.map(({ point }): LonLat => roundedPoint(point));
  const bends = points.slice(1, -1);
  return {
    ...{ id, from: vertices[0]?.id ?? '', to: vertices.at(-1)?.id ?? '' },
    ...attributes,
    lengthM: roundedTo(lengthM ?? metresAlong(points), 2),
    ...(bends.length > 0 && { bends }),
  };
}
