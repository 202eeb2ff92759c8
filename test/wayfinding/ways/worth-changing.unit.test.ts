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
