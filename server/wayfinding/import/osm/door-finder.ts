import type { LonLat } from '../../venue/venue.contract.ts';
import { metresApart } from '../ground.ts';
import { boxTree } from '../shapes/box-tree.ts';
import type { Strand, Vertex } from './strand.ts';

export interface DoorFinder {
  isThere(vertexId: string): boolean;
  /** The vertex of a level that lies nearest to a point, a junction rather than a bend; none where all are far away. */
  nearest(point: LonLat, level: number): string | undefined;
}

const farM = 150;
/** So much farther may a junction be than a bend of a way, which would have to become a node. */
const ratherM = 15;
const degrees = farM / 111_000;

export function doorFinder(strands: readonly Strand[]): DoorFinder {
  const vertices = new Map<string, Vertex>();
  const ends = new Set<string>();
  for (const strand of strands) {
    for (const vertex of strand.vertices) {
      if (vertices.has(vertex.id)) ends.add(vertex.id);
      vertices.set(vertex.id, vertex);
    }
    for (const end of [strand.vertices[0], strand.vertices.at(-1)]) if (end) ends.add(end.id);
  }
  const tree = boxTree([...vertices.values()], ({ point: [lon, lat] }) => [lon, lat, lon, lat]);
  return {
    isThere: (id) => vertices.has(id),
    nearest([lon, lat], level) {
      const wide = degrees / Math.max(0.05, Math.cos((lat * Math.PI) / 180));
      const near = tree
        .within([lon - wide, lat - degrees, lon + wide, lat + degrees])
        .filter((vertex) => vertex.level === level)
        .map(({ id, point }) => ({ id, metres: metresApart([lon, lat], point) + (ends.has(id) ? 0 : ratherM) }))
        .filter(({ metres }) => metres <= farM);
      return near.sort((a, b) => a.metres - b.metres || (a.id < b.id ? -1 : 1))[0]?.id;
    },
  };
}
