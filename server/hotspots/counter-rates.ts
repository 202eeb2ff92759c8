import { counterGapMs, counterRange, maxCounterMbps, uptimeSlackSeconds } from './hotspots.contract.ts';
import type { NumberedReading } from './numbered-reading.ts';

/** What passed since the last reading; undefined where it cannot be told. */
export interface Rates {
  readonly rxMbps: number | undefined;
  readonly txMbps: number | undefined;
}

/** The highest rates that a hotspot is known to have had, in Mbit/s. */
export interface HighestRates {
  readonly rxMbps: number;
  readonly txMbps: number;
}

const unknown: Rates = { rxMbps: undefined, txMbps: undefined };

/**
 * The rates between two readings of one hotspot that tell counters. As far as the counters tell the truth, no rate is
 * above what truly passed: what could be more is undefined. Rates are in thousandths of a Mbit/s, rounded down.
 */
export function ratesBetween(before: NumberedReading, next: NumberedReading, highest: HighestRates): Rates {
  const elapsedSeconds = (next.atMs - before.atMs) / 1000;
  if (elapsedSeconds <= 0 || elapsedSeconds * 1000 > counterGapMs) return unknown;
  const run = runBetween(before, next, elapsedSeconds);
  const rate = (direction: 'rx' | 'tx'): number | undefined => {
    const [from, to] = [before[`${direction}Octets`], next[`${direction}Octets`]];
    if (from === undefined || to === undefined) return undefined;
    const octets = octetsBetween(from, to, run, (highest[`${direction}Mbps`] * 1e6 * run.seconds) / 8);
    if (octets === undefined) return undefined;
    const mbps = Math.floor((octets * 8) / run.seconds / 1000) / 1000;
    return mbps > maxCounterMbps ? undefined : mbps;
  };
  return { rxMbps: rate('rx'), txMbps: rate('tx') };
}

interface Run {
  /** Whether it started again in between; `perhaps` where a counter that fell may have wrapped as well. */
  readonly isRestarted: 'yes' | 'no' | 'perhaps';
  /** Over which the octets passed. */
  readonly seconds: number;
}

function runBetween(before: NumberedReading, next: NumberedReading, elapsedSeconds: number): Run {
  // One counter may wrap. Both at once hardly do: they were set back, with or without a start of the whole hotspot.
  const wereSetBack = hasFallen(before.rxOctets, next.rxOctets) && hasFallen(before.txOctets, next.txOctets);
  if (before.upSeconds === undefined || next.upSeconds === undefined)
    return { isRestarted: wereSetBack ? 'yes' : 'perhaps', seconds: elapsedSeconds };
  const ranOnSeconds = next.upSeconds - before.upSeconds;
  const seconds = Math.max(elapsedSeconds, ranOnSeconds, 0);
  // The life of one that started again lies within the time between; else a clock was put right.
  const startedAgain =
    ranOnSeconds < elapsedSeconds - uptimeSlackSeconds && next.upSeconds <= elapsedSeconds + uptimeSlackSeconds;
  if (startedAgain) return { isRestarted: 'yes', seconds: Math.max(elapsedSeconds, next.upSeconds) };
  if (wereSetBack) return { isRestarted: 'yes', seconds };
  // One that had just started may have started once more, within the slack of the clocks.
  return { isRestarted: before.upSeconds > 2 * uptimeSlackSeconds ? 'no' : 'perhaps', seconds };
}

const hasFallen = (from: number | undefined, to: number | undefined) =>
  from !== undefined && to !== undefined && to < from;

/** What passed from one value of a counter to the next. `likelyOctets` passed in that time when it was at its busiest. */
function octetsBetween(from: number, to: number, { isRestarted }: Run, likelyOctets: number): number | undefined {
  if (isRestarted === 'yes') return to;
  if (to >= from) return to - from;
  if (from >= counterRange) return undefined;
  const wrapped = to + counterRange - from;
  return isRestarted === 'no' || wrapped <= likelyOctets ? wrapped : undefined;
}
