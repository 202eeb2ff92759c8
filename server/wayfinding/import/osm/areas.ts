import { roundedPoint } from '../ground.ts';
import { planeAt, type Spot } from '../shapes/plane.ts';
import { isInShape, type Shape, shapeOf } from '../shapes/shape.ts';
import { sightLines } from '../shapes/sight-lines.ts';
import { isDoor } from './barriers.ts';
import { levelsOf } from './levels.ts';
import { noTags, type OsmData, type OsmWay, pointsOf } from './osm-data.ts';
import type { Strand, Vertex } from './strand.ts';
import { isArea, vertexOf } from './strands-of-ways.ts';
import { attributesOf, isOpenOnFoot, nameOf, venueTagsOf, type WayAttributes } from './walkable.ts';

/** Of an area that many ways meet, so many of these are joined. */
const maxMeetings = 400;

/**
 * Areas that one walks across: between the doors of rooms, and where ways meet corridors, squares and platforms. Open areas
 * that share a stretch of outline are open to each other there.
 */
export function strandsOfAreas(data: OsmData, lines: readonly Strand[]): Strand[] {
  const areas = data.ways.filter(isWalkedAcross);
  const met = new Set(lines.flatMap(({ vertices }) => vertices.map(({ id }) => id)));
  const openUses = countOpenUses(data, areas);
  return areas.flatMap((way) => {
    const isRoom = way.tags.get('indoor') === 'room';
    return (levelsOf(way.tags) ?? [0]).flatMap((level) => {
      const meets = (vertex: Vertex, ref: string): boolean =>
        isDoor(data.nodes.get(ref)?.tags ?? noTags) ||
        met.has(vertex.id) ||
        (!isRoom && (openUses.get(vertex.id) ?? 0) > 1);
      const around = [...new Set(way.refs)].map((ref) => ({ ref, vertex: vertexOf(data, ref, level) }));
      const meetings = around.filter(({ ref, vertex }) => meets(vertex, ref)).map(({ vertex }) => vertex);
      return strandsAcross(data, way, level, meetings.slice(0, maxMeetings));
    });
  });
}

const isWalkedAcross = (way: OsmWay): boolean => {
  if (!isArea(way) || !isOpenOnFoot(way.tags) || isShaft(way)) return false;
  return ['room', 'area', 'corridor'].includes(way.tags.get('indoor') ?? '') || attributesOf(way.tags) !== undefined;
};

const isShaft = ({ tags }: OsmWay): boolean =>
  tags.get('highway') === 'elevator' ||
  ['elevator', 'stairs'].includes(tags.get('room') ?? '') ||
  tags.get('stairs') === 'yes';

function countOpenUses(data: OsmData, areas: readonly OsmWay[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const way of areas.filter(({ tags }) => tags.get('indoor') !== 'room')) {
    for (const level of levelsOf(way.tags) ?? [0]) {
      for (const ref of new Set(way.refs)) {
        const { id } = vertexOf(data, ref, level);
        uses.set(id, (uses.get(id) ?? 0) + 1);
      }
    }
  }
  return uses;
}

function strandsAcross(data: OsmData, way: OsmWay, level: number, meetings: readonly Vertex[]): Strand[] {
  const ring = pointsOf(data, way.refs.slice(0, -1));
  const [origin] = ring;
  if (!origin || ring.length < 3 || meetings.length < 2) return [];
  const plane = planeAt(origin);
  const shape = shapeOf(ring.map(plane.toSpot), []);
  const spots = meetings.map(({ point }) => stepInside(shape, plane.toSpot(point)));
  const { corners, lines } = sightLines(shape, spots);
  const id = level === 0 ? `w${way.id}` : `w${way.id}@${level}`;
  const bends = corners.map(
    (spot, index): Vertex => ({
      ...{ id: `${id}c${index}`, level },
      point: roundedPoint(plane.toPoint(spot)),
    }),
  );
  const vertices = [...meetings, ...bends];
  return lines.flatMap(([from, to]) => {
    const ends = [vertices[from], vertices[to]].filter((vertex) => vertex !== undefined);
    return ends.length === 2 ? [{ id: `${id}-${from}-${to}`, vertices: ends, attributes: attributesOfArea(way) }] : [];
  });
}

/** Of a spot on the outline, one beside it from which one sees into the area. */
function stepInside(shape: Shape, [x, y]: Spot): Spot {
  for (const metres of [0.05, 0.01]) {
    for (let turn = 0; turn < 16; turn++) {
      const angle = ((turn + 0.5) * Math.PI) / 8;
      const spot: Spot = [x + metres * Math.cos(angle), y + metres * Math.sin(angle)];
      if (isInShape(shape, spot)) return spot;
    }
  }
  return [x, y];
}

function attributesOfArea({ tags }: OsmWay): WayAttributes {
  const name = nameOf(tags);
  const feature = tags.get('indoor') === 'corridor' ? 'corridor' : 'open_room';
  return { kind: 'walkway', direction: 'both', feature, ...(name && { name }), ...venueTagsOf(tags) };
}
