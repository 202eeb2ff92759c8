import type { Spot } from './plane.ts';
import { isInShape, type Shape } from './shape.ts';

/** How far from a corner one goes round it, in metres: less where there is no room. */
const clearances = [0.3, 0.2];
/** A bend of a round wall counts when so much of it has come together. */
const leastTurn = Math.PI / 9;

/** Spots beside the corners that stand into the shape: the shortest way that is not straight bends at these. */
export function cornersOf(shape: Shape): Spot[] {
  return shape.rings.flatMap((ring) => cornersOfRing(shape, ring));
}

function cornersOfRing(shape: Shape, ring: readonly Spot[]): Spot[] {
  const corners: Spot[] = [];
  let turned = 0;
  for (let at = 0; at < ring.length; at++) {
    const here = ring[at];
    const [before, after] = [ring[(at + ring.length - 1) % ring.length], ring[(at + 1) % ring.length]];
    if (!here || !before || !after) continue;
    const turn = turnAt(before, here, after);
    // To the right, since the area lies to the left: a corner that stands into it.
    if (turn >= 0) continue;
    turned -= turn;
    if (turned < leastTurn) continue;
    turned = 0;
    const beside = besideCorner(shape, before, here, after);
    if (beside) corners.push(beside);
  }
  return corners;
}

function turnAt(before: Spot, here: Spot, after: Spot): number {
  const [ax, ay] = [here[0] - before[0], here[1] - before[1]];
  const [bx, by] = [after[0] - here[0], after[1] - here[1]];
  return Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
}

/** On the line that halves the corner, on the side of the area: to the left of the mean direction in which its sides go. */
function besideCorner(shape: Shape, before: Spot, here: Spot, after: Spot): Spot | undefined {
  const [inX, inY] = unit(before, here);
  const [outX, outY] = unit(here, after);
  const length = Math.hypot(inX + outX, inY + outY);
  // A wall without thickness: straight ahead past its end.
  const [alongX, alongY] = length < 1e-6 ? [inY, -inX] : [(inX + outX) / length, (inY + outY) / length];
  for (const clearance of clearances) {
    const spot: Spot = [here[0] - alongY * clearance, here[1] + alongX * clearance];
    if (isInShape(shape, spot)) return spot;
  }
  return undefined;
}

function unit(from: Spot, to: Spot): Spot {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
  return [(to[0] - from[0]) / length, (to[1] - from[1]) / length];
}
