import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWorthChanging } from '../../../server/wayfinding/ways/worth-changing.ts';

test.each([
  ['gains a minute and no more', 300, 240, false],
  ['gains more than a minute and 15 %', 300, 239, true],
  ['gains much, but little of a long way', 1000, 860, false],
  ['gains more than 15 % of a long way', 1000, 849, true],
  ['gains half of a short way', 100, 50, false],
  ['takes longer', 300, 400, false],
  ['is there where the given one is closed', Number.POSITIVE_INFINITY, 900, true],
])('a way that %s', (_, held, other, isWorth) => {
  expect(isWorthChanging(held, other)).toBe(isWorth);
});

const seconds = fc.oneof(fc.double({ min: 0, max: 20_000, noNaN: true }), fc.constant(Number.POSITIVE_INFINITY));

test('a way that was left is not worth going back to, as long as both take as long as before', () => {
  fc.assert(
    fc.property(seconds, seconds, (one, other) => {
      expect(isWorthChanging(one, other) && isWorthChanging(other, one)).toBe(false);
    }),
  );
});

test('exactly a minute, or exactly 15 %, is not more than that', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (twentieths) => {
      const held = 20 * twentieths;
      expect(isWorthChanging(held, held - 60) || isWorthChanging(held, held - 3 * twentieths)).toBe(false);
    }),
  );
});

test('of what is not known nothing is worth anything', () => {
  expect([isWorthChanging(Number.NaN, 10), isWorthChanging(1000, Number.NaN)]).toEqual([false, false]);
});
