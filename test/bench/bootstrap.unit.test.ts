import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapMedian, median, percentile } from './bootstrap.ts';
import { comparePairs, resultLine } from './pairs.ts';

const figures = fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('the interval of a ratio', () => {
  it('holds its median, and lies within what was measured', () => {
    fc.assert(
      fc.property(figures, (values) => {
        const { median: middle, lo, hi } = bootstrapMedian(values, 200);
        expect(lo).toBeLessThanOrEqual(middle);
        expect(hi).toBeGreaterThanOrEqual(middle);
        expect(lo).toBeGreaterThanOrEqual(Math.min(...values));
        expect(hi).toBeLessThanOrEqual(Math.max(...values));
      }),
      { numRuns: 50 },
    );
  });

  it('is a point when all pairs agree, and wider when they do not', () => {
    expect(bootstrapMedian([2, 2, 2, 2])).toEqual({ median: 2, lo: 2, hi: 2 });
    const { lo, hi } = bootstrapMedian([1, 1.1, 1.2, 1.9, 2, 2.1, 1.5, 1.4, 1.6]);
    expect(hi - lo).toBeGreaterThan(0.2);
  });

  it('is the same each time for the same pairs', () => {
    const values = [1, 3, 2, 5, 4, 2.5, 1.7];
    expect(bootstrapMedian(values)).toEqual(bootstrapMedian(values));
  });
});

it('takes the middle, and the nearest rank', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 2, 3])).toBe(2.5);
  expect(percentile([5, 1, 4, 2, 3], 0.99)).toBe(5);
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
});

it('lets each side go first in every other pair, and says what came out in one line', async () => {
  const order: string[] = [];
  const side = (name: string, figure: number) => async (round: number) => {
    order.push(`${name}${round}`);
    return figure;
  };
  const line = await comparePairs({
    name: 'x',
    unit: 'u',
    pairs: 3,
    ours: side('o', 3),
    peer: side('p', 2),
    say: () => undefined,
  });
  expect(order).toEqual(['o0', 'p0', 'p1', 'o1', 'o2', 'p2']);
  expect(line).toBe('RESULT x ours=3.00 peer=2.00 ratio=1.500 lo=1.500 hi=1.500 unit=u');
  expect(resultLine('x', 'u', [{ ours: 1, peer: 2 }])).toContain('ratio=0.500');
});
