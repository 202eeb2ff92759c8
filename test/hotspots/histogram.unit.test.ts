import fc from 'fast-check';
import { expect, it } from 'vitest';
import { binBounds, binOf, percentileOf } from '../../server/hotspots/histogram.ts';

const kinds = [
  ['clients', fc.integer({ min: 0, max: 2_000 })],
  ['throughput', fc.double({ min: 0, max: 20_000, noNaN: true })],
  ['airtime', fc.double({ min: 0, max: 1, noNaN: true })],
] as const;

const binsOf = (bounds: readonly number[], values: readonly number[]) => {
  const bins = new Array<number>(bounds.length + 1).fill(0);
  for (const value of values) bins[binOf(bounds, value)]! += 1;
  return bins;
};

it.each(kinds)('bounds of %s grow', (kind) => {
  const bounds: readonly number[] = binBounds[kind];
  expect(bounds).toEqual([...bounds].sort((a, b) => a - b));
  expect(new Set(bounds).size).toBe(bounds.length);
});

it.each(kinds)('a percentile of %s lies in the bin of the true one, and not above the greatest', (kind, value) => {
  const bounds: readonly number[] = binBounds[kind];
  const values = fc.array<number>(value, { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(values, fc.constantFrom(0.01, 0.5, 0.95, 1), (all, share) => {
      const max = Math.max(...all);
      const told = percentileOf(bounds, binsOf(bounds, all), max, share)!;
      const sorted = [...all].sort((a, b) => a - b);
      const trueOne = sorted[Math.max(1, Math.ceil(share * all.length)) - 1]!;
      expect(told).toBeLessThanOrEqual(max);
      expect(binOf(bounds, Math.max(told, 0))).toBe(binOf(bounds, trueOne));
    }),
  );
});

it('tells nothing of nothing', () => {
  expect(percentileOf(binBounds.clients, new Array(32).fill(0), 0, 0.5)).toBeUndefined();
});
