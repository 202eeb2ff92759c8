import { type Box, type BoxTree, boxAround, boxOfSpots, boxTree } from './box-tree.ts';
import type { Spot } from './plane.ts';
import { doMeet, turnedArea } from './ring.ts';

/** An area that one can be in, with what stands in it cut out. */
export interface Shape {
  readonly box: Box;
  /** Open: no corner twice. The area lies to the left of each side. */
  readonly rings: readonly (readonly Spot[])[];
  readonly sides: readonly Side[];
  /** Only where there are so many that looking at each takes longer. */
  readonly tree: BoxTree<Side> | undefined;
  /** What stands in the way: it may reach out of the area, and over each other. */
  readonly obstacles: BoxTree<Shape> | undefined;
}

type Side = readonly [a: Spot, b: Spot];

const treeFromSides = 48;

/** An outer ring and holes in it, each open, and rings of what stands in the way. */
export function shapeOf(
  outer: readonly Spot[],
  holes: readonly (readonly Spot[])[],
  obstacles: readonly (readonly Spot[])[] = [],
): Shape {
  const rings = [turned(outer, true), ...holes.map((hole) => turned(hole, false))];
  const sides = rings.flatMap((ring) => ring.map((a, at): Side => [a, ring[(at + 1) % ring.length] ?? a]));
  const tree = sides.length < treeFromSides ? undefined : boxTree(sides, ([a, b]) => boxOfSpots([a, b]));
  const standing = obstacles.map((ring) => shapeOf(ring, []));
  return {
    box: boxOfSpots(outer),
    rings: [...rings, ...obstacles.map((ring) => turned(ring, false))],
    sides,
    tree,
    obstacles: standing.length === 0 ? undefined : boxTree(standing, ({ box }) => box),
  };
}

const turned = (ring: readonly Spot[], isLeft: boolean): readonly Spot[] =>
  turnedArea(ring) > 0 === isLeft ? ring : ring.toReversed();

export const shapesBox = (shapes: readonly Shape[]): Box => boxAround(shapes.map(({ box }) => box));

export function isInShape(shape: Shape, spot: Spot): boolean {
  return isWithinSides(shape, spot) && !shape.obstacles?.at(spot).some((obstacle) => isWithinSides(obstacle, spot));
}

function isWithinSides({ box, sides, tree }: Shape, [x, y]: Spot): boolean {
  if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) return false;
  const right = tree ? tree.within([x, y, box[2], y]) : sides;
  let isIn = false;
  for (const [[ax, ay], [bx, by]] of right) {
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
  }
  return isIn;
}

/** Whether one sees from one spot in the shape to another: no side stands between, not even as a corner that is touched. */
export function isClear({ sides, tree, obstacles }: Shape, from: Spot, to: Spot): boolean {
  const box = boxOfSpots([from, to]);
  const near = tree ? tree.within(box) : sides;
  if (near.some(([a, b]) => doMeet(from, to, a, b))) return false;
  return !obstacles?.within(box).some((obstacle) => !isClear(obstacle, from, to));
}

/** A spot well inside: the middle, or, where that lies outside, the middle of the widest part on a level with it. */
export function spotInside(shape: Shape): Spot {
  const [outer = []] = shape.rings;
  const middle = middleOfSpots(outer);
  if (isInShape(shape, middle)) return middle;
  const [, minY, , maxY] = shape.box;
  let widest: { spot: Spot; width: number } = { spot: middle, width: 0 };
  for (const share of [0.5, 0.25, 0.75, 0.1, 0.9, 0.4, 0.6]) {
    const y = minY + (maxY - minY) * share + (maxY - minY) * 1e-4;
    const across = crossingsAt(shape, y);
    for (let at = 0; at + 1 < across.length; at += 2) {
      const [from = 0, to = 0] = [across[at], across[at + 1]];
      if (to - from > widest.width) widest = { spot: [(from + to) / 2, y], width: to - from };
    }
  }
  return widest.spot;
}

function crossingsAt({ sides }: Shape, y: number): number[] {
  return sides
    .filter(([[, ay], [, by]]) => ay > y !== by > y)
    .map(([[ax, ay], [bx, by]]) => ((bx - ax) * (y - ay)) / (by - ay) + ax)
    .sort((a, b) => a - b);
}

function middleOfSpots(ring: readonly Spot[]): Spot {
  const area = turnedArea(ring);
  const [originX, originY] = ring[0] ?? [0, 0];
  let [x, y] = [0, 0];
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [[ax, ay], [bx, by]] = [ring[before] ?? [0, 0], ring[at] ?? [0, 0]];
    const cross = (ax - originX) * (by - originY) - (bx - originX) * (ay - originY);
    x += (ax + bx - 2 * originX) * cross;
    y += (ay + by - 2 * originY) * cross;
  }
  return [originX + x / (3 * area), originY + y / (3 * area)];
}
