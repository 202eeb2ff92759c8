import { createHash } from 'node:crypto';

/** Seeded chance: the same seed gives the same town, people and day. */
export interface Random {
  /** From 0, below 1. */
  next(): number;
  between(from: number, to: number): number;
  /** A whole number, both ends included. */
  int(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T;
  normal(mean: number, deviation: number): number;
  exponential(mean: number): number;
  shuffled<T>(list: readonly T[]): T[];
  /** A generator of its own for one purpose, so that a change in one part leaves the others as they were. */
  fork(purpose: string): Random;
}

export function seeded(seed: string): Random {
  const next = sfc32(seed);
  const random: Random = {
    next,
    between: (from, to) => from + next() * (to - from),
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => atIndex(list, Math.floor(next() * list.length)),
    weighted: (list, weightOf) => weighted(next(), list, weightOf),
    normal: (mean, deviation) =>
      mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    shuffled: (list) => shuffled(next, list),
    fork: (purpose) => seeded(`${seed}/${purpose}`),
  };
  return random;
}

function weighted<T>(fraction: number, list: readonly T[], weightOf: (item: T) => number): T {
  let left = fraction * list.reduce((sum, item) => sum + weightOf(item), 0);
  for (const item of list) {
    left -= weightOf(item);
    if (left < 0) return item;
  }
  return atIndex(list, list.length - 1);
}

function shuffled<T>(next: () => number, list: readonly T[]): T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    const kept = atIndex(copy, i);
    copy[i] = atIndex(copy, j);
    copy[j] = kept;
  }
  return copy;
}

function atIndex<T>(list: readonly T[], index: number): T {
  if (index < 0 || index >= list.length) throw new RangeError('nothing to choose from');
  return list[index] as T;
}

/** Chris Doty-Humphrey's small fast counter, 32 bits. */
function sfc32(seed: string): () => number {
  const digest = createHash('sha256').update(seed).digest();
  let [a, b, c, d] = [digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8), digest.readInt32LE(12)];
  return () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
}
