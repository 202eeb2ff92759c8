import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slowDownAt, slowestFactor } from '../../../server/wayfinding/crowd/slow-down.ts';

test('a crowd never speeds anybody up, and slows by four at most', () => {
  fc.assert(
    fc.property(fc.double({ min: -1, max: 1e6 }), (density) => {
      expect(slowDownAt(density)).toBeGreaterThanOrEqual(1);
      expect(slowDownAt(density)).toBeLessThanOrEqual(slowestFactor);
    }),
  );
});

test('a denser crowd is never faster', () => {
  const density = fc.double({ min: 0, max: 8, noNaN: true });
  fc.assert(
    fc.property(density, density, (a, b) => {
      expect(slowDownAt(Math.max(a, b))).toBeGreaterThanOrEqual(slowDownAt(Math.min(a, b)));
    }),
  );
});

test('of what nothing is known, nothing is slowed', () => {
  expect([0, -3, Number.NaN].map(slowDownAt)).toEqual([1, 1, 1]);
});

// Weidmann's table of speeds: 1.34 m/s alone, 0.61 at two persons on a square metre, 0.35 at three, 0.16 at four.
test.each([
  [0.2, 1],
  [2, 1.34 / 0.61],
  [2.9, 1.34 / 0.36],
  [4, slowestFactor],
])('at %d persons on a square metre a walkway takes %d times as long', (density, times) => {
  expect(Math.abs(slowDownAt(density) - times)).toBeLessThan(0.13);
});
