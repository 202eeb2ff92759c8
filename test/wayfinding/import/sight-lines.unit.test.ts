import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apart, type Spot } from '../../../server/wayfinding/import/shapes/plane.ts';
import { crossingSide, doCross } from '../../../server/wayfinding/import/shapes/ring.ts';
import { isClear, isInShape, shapeOf } from '../../../server/wayfinding/import/shapes/shape.ts';
import { sightLines } from '../../../server/wayfinding/import/shapes/sight-lines.ts';

/** A room like a star around its middle: it crosses itself nowhere, and has corners that stand in. */
const star = fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 3, maxLength: 24 }).map((radii) =>
  radii.map((radius, at): Spot => {
    const angle = (2 * Math.PI * at) / radii.length;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  }),
);
const spots = (count: number) =>
  fc.array(fc.tuple(fc.integer({ min: 1, max: 359 }), fc.integer({ min: 1, max: 95 })), {
    minLength: 2,
    maxLength: count,
  });
const within = (ring: readonly Spot[], polar: readonly (readonly [number, number])[]): Spot[] => {
  const shape = shapeOf(ring, []);
  return polar
    .map(([degrees, share]): Spot => {
      const angle = (degrees * Math.PI) / 180;
      return [Math.cos(angle) * share * 0.4, Math.sin(angle) * share * 0.4];
    })
    .filter((spot) => isInShape(shape, spot));
};

/** Metres from each to each along lines (Floyd and Warshall). */
function along(all: readonly Spot[], lines: readonly (readonly [number, number])[]): number[][] {
  const metres = all.map((_, from) => all.map((__, to) => (from === to ? 0 : Number.POSITIVE_INFINITY)));
  for (const [from, to] of lines) metres[from]![to] = metres[to]![from] = apart(all[from]!, all[to]!);
  for (let by = 0; by < all.length; by++)
    for (let from = 0; from < all.length; from++)
      for (let to = 0; to < all.length; to++)
        metres[from]![to] = Math.min(metres[from]![to]!, metres[from]![by]! + metres[by]![to]!);
  return metres;
}

it('joins spots that see each other by ways that are at most a fiftieth longer than the straight one', () => {
  fc.assert(
    fc.property(star, spots(20), (ring, polar) => {
      const shape = shapeOf(ring, []);
      const here = within(ring, polar);
      const { corners, lines } = sightLines(shape, here);
      const all = [...here, ...corners];
      const metres = along(all, lines);
      for (let from = 0; from < here.length; from++)
        for (let to = from + 1; to < here.length; to++)
          if (isClear(shape, here[from]!, here[to]!))
            expect(metres[from]![to]).toBeLessThanOrEqual(apart(here[from]!, here[to]!) * 1.02 + 1e-6);
    }),
    { numRuns: 200 },
  );
});

it('leads through no wall', () => {
  fc.assert(
    fc.property(star, spots(20), (ring, polar) => {
      const here = within(ring, polar);
      const { corners, lines } = sightLines(shapeOf(ring, []), here);
      const all = [...here, ...corners];
      for (const [from, to] of lines)
        ring.forEach((corner, at) => {
          expect(doCross(all[from]!, all[to]!, corner, ring[(at + 1) % ring.length]!)).toBe(false);
        });
    }),
    { numRuns: 200 },
  );
});

it('joins all spots of a wide hall of which there are hundreds, by few lines', () => {
  const ring: Spot[] = [
    [0, 0],
    [200, 0],
    [200, 100],
    [0, 100],
  ];
  const column = (x: number, y: number): Spot[] => [
    [x, y],
    [x + 1, y],
    [x + 1, y + 1],
    [x, y + 1],
  ];
  const columns = Array.from({ length: 40 }, (_, at) => column(20 + (at % 10) * 17, 20 + Math.floor(at / 10) * 17));
  const shape = shapeOf(ring, [], columns);
  const here = Array.from({ length: 300 }, (_, at): Spot => [1.5 + ((at * 37) % 197), 1.5 + ((at * 61) % 97)]).filter(
    (spot) => isInShape(shape, spot),
  );
  const { corners, lines } = sightLines(shape, here);
  const all = [...here, ...corners];
  const [first] = along(all, lines);
  expect(lines.length).toBeLessThan(all.length * 24);
  here.forEach((spot, at) => {
    expect(first![at]).toBeLessThan(apart(here[0]!, spot) * 1.25 + 2);
  });
});

it('finds the side of a ring that crosses another, wherever it is, and none in a ring that is right', () => {
  fc.assert(
    fc.property(star, (ring) => {
      expect(crossingSide(ring)).toBeUndefined();
      if (ring.length < 4) return;
      const crossed = [ring[1]!, ring[0]!, ...ring.slice(2)];
      const sides = crossed.map((a, at) => [a, crossed[(at + 1) % crossed.length]!] as const);
      const doesCross = sides.some(([a, b]) => sides.some(([c, d]) => doCross(a, b, c, d)));
      expect(crossingSide(crossed) !== undefined).toBe(doesCross);
    }),
  );
});
