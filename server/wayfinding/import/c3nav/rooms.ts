import type { LonLat } from '../../venue/venue.contract.ts';
import type { C3navProject } from './c3nav-files.ts';

export interface PixelPoint {
  readonly x: number;
  readonly y: number;
}

export interface Room {
  readonly id: string;
  readonly level: number;
  /** Its corners, as x and y. */
  readonly shape: readonly LonLat[];
  readonly groups: readonly string[];
  /** The room that it is a part of. */
  readonly partOf: string | undefined;
}

export function roomsOf({ graph }: Pick<C3navProject, 'graph'>): Room[] {
  return Object.entries(graph.rooms).map(([id, { level, shape, superroom, groups = [] }]) => ({
    id,
    level,
    shape: shape.split(' ').map((corner): LonLat => {
      const [x = 0, y = 0] = corner.split(',').map(Number);
      return [x, y];
    }),
    groups,
    partOf: superroom,
  }));
}
