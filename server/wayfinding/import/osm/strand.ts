import type { LonLat } from '../../venue/venue.contract.ts';
import type { WayAttributes } from './walkable.ts';

/** A point of the walking graph: a node of the map on one level of it. */
export interface Vertex {
  readonly id: string;
  readonly level: number;
  readonly point: LonLat;
}

/** A line that one walks along, before it is cut where others meet it. */
export interface Strand {
  readonly id: string;
  readonly vertices: readonly Vertex[];
  readonly attributes: WayAttributes;
  /** Where the plan knows better than the way's points: of a lift. */
  readonly lengthM?: number;
}

/** Of nodes of the map `n1`, and `n1@2` on another level than the ground. */
export const vertexId = (ref: string, level: number): string => (level === 0 ? ref : `${ref}@${level}`);
