import type { Spot } from './plane.ts';

/** Twice the area, positive where the ring turns to the left. */
export function turnedArea(ring: readonly Spot[]): number {
  let sum = 0;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [a, b] = [ring[before], ring[at]];
    if (a && b) sum += a[0] * b[1] - b[0] * a[1];
  }
  return sum;
}

/** Twice the area of the triangle: positive where c lies to the left of the way from a to b. */
export const sideOf = (a: Spot, b: Spot, c: Spot): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

const isBetween = (a: Spot, b: Spot, c: Spot): boolean =>
  Math.min(a[0], b[0]) <= c[0] &&
  c[0] <= Math.max(a[0], b[0]) &&
  Math.min(a[1], b[1]) <= c[1] &&
  c[1] <= Math.max(a[1], b[1]);

/** Whether two stretches cross each other, each going on past the other. */
export function doCross(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  return sideOf(a, b, c) * sideOf(a, b, d) < 0 && sideOf(c, d, a) * sideOf(c, d, b) < 0;
}

/** Whether two stretches have a point in common. */
export function doMeet(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  const [ofC, ofD, ofA, ofB] = [sideOf(a, b, c), sideOf(a, b, d), sideOf(c, d, a), sideOf(c, d, b)];
  if (ofC * ofD < 0 && ofA * ofB < 0) return true;
  return (
    (ofC === 0 && isBetween(a, b, c)) ||
    (ofD === 0 && isBetween(a, b, d)) ||
    (ofA === 0 && isBetween(c, d, a)) ||
    (ofB === 0 && isBetween(c, d, b))
  );
}

interface Side {
  readonly index: number;
  readonly a: Spot;
  readonly b: Spot;
  readonly from: number;
  readonly until: number;
}

/** The index of a side that crosses another of the ring (open: its first corner does not stand again at its end). */
export function crossingSide(ring: readonly Spot[]): number | undefined {
  const sides = ring.map((a, index): Side => {
    const b = ring[(index + 1) % ring.length] ?? a;
    return { index, a, b, from: Math.min(a[0], b[0]), until: Math.max(a[0], b[0]) };
  });
  sides.sort((one, other) => one.from - other.from);
  for (let at = 0; at < sides.length; at++) {
    const one = sides[at];
    for (let next = at + 1; one && next < sides.length; next++) {
      const other = sides[next];
      if (!other || other.from > one.until) break;
      if (doCross(one.a, one.b, other.a, other.b)) return Math.min(one.index, other.index);
    }
  }
  return undefined;
}
