import { isInside } from '../ground.ts';
import type { C3navProject } from './c3nav-files.ts';
import type { PixelPoint, Room } from './rooms.ts';
import { WallGrid } from './wall-grid.ts';

export interface SightLine {
  readonly from: string;
  readonly to: string;
}

/** A node, with the room that it is in. */
export type PlacedNode = PixelPoint & {
  readonly id: string;
  readonly level: number;
  readonly room: string | undefined;
};

/** What of a project decides who sees whom. */
export interface Sights {
  /** The room that a point of a level lies in: the first that the file names. */
  roomAt(level: number, point: PixelPoint): Room | undefined;
  /** Whether nothing stands between two points of one room. */
  doSee(level: number, one: PixelPoint, other: PixelPoint): boolean;
}

/**
 * The plan draws walls inside of rooms as barriers, and around them as the rooms' own outlines: who goes from one room to
 * another does so where a connection is drawn, which is a door.
 */
export function sightsOf({ graph }: Pick<C3navProject, 'graph'>, rooms: readonly Room[]): Sights {
  const grids = new Map<number, WallGrid>();
  const gridOf = (level: number): WallGrid => {
    const known = grids.get(level) ?? new WallGrid();
    grids.set(level, known);
    return known;
  };
  for (const { level, ...wall } of graph.barriers) gridOf(level).add(wall);
  for (const { level, shape } of rooms) {
    for (const [at, corner] of shape.entries()) {
      const next = shape[(at + 1) % shape.length] ?? corner;
      gridOf(level).add({ x1: corner[0], y1: corner[1], x2: next[0], y2: next[1] });
    }
  }
  return {
    roomAt: (level, point) => rooms.find((room) => room.level === level && isInside(room.shape, [point.x, point.y])),
    doSee: (level, one, other) =>
      grids.get(level)?.doesCross({ x1: one.x, y1: one.y, x2: other.x, y2: other.y }) !== true,
  };
}

export const placedNodes = ({ graph }: Pick<C3navProject, 'graph'>, sights: Sights): PlacedNode[] =>
  Object.entries(graph.nodes).map(([id, { level, x, y }]) => ({
    ...{ id, level, x, y },
    room: sights.roomAt(level, { x, y })?.id,
  }));

/** Each pair of nodes of one room that see each other; none once there are more than `most`. */
export function sightLines(nodes: readonly PlacedNode[], sights: Sights, most: number): SightLine[] | undefined {
  const byRoom = new Map<string, PlacedNode[]>();
  for (const node of nodes) {
    const key = `${node.level} ${node.room ?? ''}`;
    const known = byRoom.get(key);
    if (known) known.push(node);
    else byRoom.set(key, [node]);
  }
  const lines: SightLine[] = [];
  for (const together of byRoom.values()) {
    for (const [at, one] of together.entries()) {
      for (let next = at + 1; next < together.length; next++) {
        const other = together[next];
        if (other && sights.doSee(one.level, one, other)) lines.push({ from: one.id, to: other.id });
      }
      if (lines.length > most) return undefined;
    }
  }
  return lines;
}
