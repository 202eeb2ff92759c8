import { bootstrapMedian } from './bootstrap.ts';

/** One side of a comparison: runs one round and tells its figure, smaller being better. */
export type Side = (round: number) => Promise<number>;

export interface Comparison {
  /** As it stands in the RESULT line. */
  name: string;
  /** Of both sides' figures, such as `cpu-us/scan`. */
  unit: string;
  ours: Side;
  peer: Side;
  /** At least 15. */
  pairs: number;
  /** Where each pair is told as it comes; the console unless told. */
  say?: (line: string) => void;
}

/** The fewest pairs that a figure may rest on. */
export const fewestPairs = 15;

/**
 * Lets ours and the peer alternate in the same run, each first in every other pair, so that a machine that grows
 * slower or faster does so to both. Returns the RESULT line: medians of both, and the median of the pairs' ratios
 * with its 95 % bootstrap interval.
 */
export async function comparePairs({ name, unit, ours, peer, pairs, say = console.log }: Comparison): Promise<string> {
  const measured: { ours: number; peer: number }[] = [];
  for (let round = 0; round < pairs; round++) {
    const pair = await runPair(round, ours, peer);
    measured.push(pair);
    const figures = `ours ${pair.ours.toFixed(2)}, peer ${pair.peer.toFixed(2)} ${unit}`;
    say(`  ${name} pair ${round + 1} of ${pairs}: ${figures}, ratio ${(pair.ours / pair.peer).toFixed(3)}`);
  }
  return resultLine(name, unit, measured);
}

async function runPair(round: number, ours: Side, peer: Side): Promise<{ ours: number; peer: number }> {
  if (round % 2 === 0) {
    const first = await ours(round);
    return { ours: first, peer: await peer(round) };
  }
  const first = await peer(round);
  return { peer: first, ours: await ours(round) };
}

/** `RESULT <name> ours=<n> peer=<n> ratio=<median> lo=<n> hi=<n> unit=<u>`, over pairs measured side by side. */
export function resultLine(name: string, unit: string, measured: readonly { ours: number; peer: number }[]): string {
  const ratio = bootstrapMedian(measured.map((pair) => pair.ours / pair.peer));
  const ours = bootstrapMedian(measured.map((pair) => pair.ours)).median;
  const peer = bootstrapMedian(measured.map((pair) => pair.peer)).median;
  const figures = `ours=${ours.toFixed(2)} peer=${peer.toFixed(2)} ratio=${ratio.median.toFixed(3)}`;
  return `RESULT ${name} ${figures} lo=${ratio.lo.toFixed(3)} hi=${ratio.hi.toFixed(3)} unit=${unit}`;
}
