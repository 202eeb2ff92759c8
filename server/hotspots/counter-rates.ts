import { counterGapMs, counterRange, mostMbps, narrowCounterGapMs, uptimeSlackSeconds } from './hotspots.contract.ts';
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
 * The rates between two readings of one hotspot that tell counters, in thousandths of a Mbit/s, rounded down. No rate is
 * above what truly passed at most, whatever wraps and starts again, nor below it because a counter wrapped unseen: what
 * could be either is undefined.
 */
export function ratesBetween(before: NumberedReading, next: NumberedReading, highest: HighestRates): Rates {
  const elapsedSeconds = (next.atMs - before.atMs) / 1000;
  if (elapsedSeconds <= 0 || elapsedSeconds * 1000 > counterGapMs) return unknown;
  const hasStarted = startedAgain(before, next, elapsedSeconds);
  const isFromZero = hasStarted || wereSetBack(before, next);
  // By the hotspot's own clock, where more time passed on it: a collector may have put an instant too late.
  const { upSeconds = 0 } = next;
  const seconds = Math.max(elapsedSeconds, upSeconds - (hasStarted ? 0 : (before.upSeconds ?? upSeconds)));
  const rate = (direction: 'rx' | 'tx'): number | undefined => {
    const [from, to] = [before[`${direction}Octets`], next[`${direction}Octets`]];
    if (from === undefined || to === undefined) return undefined;
    const isWide = from >= counterRange || to >= counterRange;
    if (!isWide && seconds * 1000 > narrowCounterGapMs) return undefined;
    const octets = isFromZero ? to : octetsBetween(from, to, octetsAt(highest[`${direction}Mbps`] + 0.001, seconds));
    if (octets === undefined) return undefined;
    const mbps = Math.floor((octets * 8) / seconds / 1000) / 1000;
    return mbps > mostMbps ? undefined : mbps;
  };
  return { rxMbps: rate('rx'), txMbps: rate('tx') };
}

const octetsAt = (mbps: number, seconds: number) => (mbps * 1e6 * seconds) / 8;

/** The life of a hotspot that started again lies within the time between; where it does not, a clock was put right. */
function startedAgain(before: NumberedReading, next: NumberedReading, elapsedSeconds: number): boolean {
  if (before.upSeconds === undefined || next.upSeconds === undefined) return false;
  const ranOnSeconds = next.upSeconds - before.upSeconds;
  return ranOnSeconds < elapsedSeconds - uptimeSlackSeconds && next.upSeconds <= elapsedSeconds + uptimeSlackSeconds;
}

/** One counter may wrap; both at once hardly do. Some set theirs back without starting again. */
function wereSetBack(before: NumberedReading, next: NumberedReading): boolean {
  const hasFallen = (from: number | undefined, to: number | undefined) =>
    from !== undefined && to !== undefined && to < from;
  return hasFallen(before.rxOctets, next.rxOctets) && hasFallen(before.txOctets, next.txOctets);
}

/**
 * What passed from one value of a counter to the next. One that fell has wrapped, if less passed than `likelyOctets`, as
 * when the hotspot was at its busiest: it may also have started again, or been set back.
 */
function octetsBetween(from: number, to: number, likelyOctets: number): number | undefined {
  if (to >= from) return to - from;
  if (from >= counterRange) return undefined;
  const wrapped = to + counterRange - from;
  return wrapped < likelyOctets ? wrapped : undefined;
}
