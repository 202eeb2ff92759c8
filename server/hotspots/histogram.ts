/**
 * The bounds between the bins of what is rolled up: bin 0 is below the first, the last bin from the last one on. They
 * grow by a fixed factor, and are the same for each hotspot and span of time, so that the histogram of many is the sum of
 * theirs. They may never change: what is stored was counted by them.
 */
export const binBounds = {
  /** By the fourth root of 2: each count up to 8 has a bin of its own, and above a bin is some 19 % wide. */
  clients: [
    ...[1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 23, 27, 32, 39, 46, 54, 64, 77, 91, 108, 128, 153, 182, 216, 256],
    ...[305, 363, 431],
  ],
  /** Of both directions together, in Mbit/s: from a tenth by the root of 2 to more than three thousand. */
  throughput: Array.from({ length: 31 }, (_, power) => 0.1 * 2 ** (power / 2)),
  /** A share: by a fifth each, down from 0.95. */
  airtime: [...[0.074, 0.089, 0.107, 0.128, 0.153, 0.184, 0.221, 0.265, 0.318, 0.382, 0.458, 0.55, 0.66, 0.792, 0.95]],
} as const satisfies Record<string, readonly number[]>;

/** The bin that a value falls into, as the database counts it (`width_bucket`). */
export function binOf(bounds: readonly number[], value: number): number {
  const above = bounds.findIndex((bound) => value < bound);
  return above < 0 ? bounds.length : above;
}

/**
 * The value that this share of the values is not above (nearest rank), told from a histogram: it lies in the same bin as
 * the true one, and is not above `max`, the greatest of them. Undefined when nothing was counted.
 */
export function percentileOf(
  bounds: readonly number[],
  bins: readonly number[],
  max: number,
  share: number,
): number | undefined {
  const total = bins.reduce((sum, count) => sum + count, 0);
  const rank = Math.max(1, Math.ceil(share * total));
  let before = 0;
  for (const [bin, count] of bins.entries()) {
    if (before + count < rank) {
      before += count;
      continue;
    }
    const from = bin === 0 ? 0 : (bounds[bin - 1] ?? 0);
    const to = Math.max(from, Math.min(max, bounds[bin] ?? max));
    return from + ((rank - before - 0.5) / count) * (to - from);
  }
  return undefined;
}
