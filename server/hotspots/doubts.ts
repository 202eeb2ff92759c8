import type { HotspotDoubt } from '../../db/vocabulary.ts';
import {
  flappingGaps,
  flappingWithinMs,
  gapIntervals,
  mostClients,
  shortestGapMs,
  stuckAfterMs,
  stuckReadings,
} from './hotspots.contract.ts';
import type { NumberedReading } from './numbered-reading.ts';

const never = Number.NEGATIVE_INFINITY;
const certain = { untilMs: Number.POSITIVE_INFINITY };
const impossible = { doubt: 'impossible', untilMs: Number.POSITIVE_INFINITY } as const;
const stuck = { doubt: 'stuck', untilMs: Number.POSITIVE_INFINITY } as const;
/** An interval counts no more than this in the usual one, so that an hour's silence does not become usual. */
const longestIntervals = 5;

/** What makes the figures of a hotspot doubtful, by row. Is told of readings in the order of their instants. */
export class Doubts {
  readonly #usualMs: Float64Array;
  /** The ends of its last gaps, the oldest first. */
  readonly #gapsMs: Float64Array;
  /** The first of its newest readings that all say the same, and how many they are. */
  readonly #sameSinceMs: Float64Array;
  readonly #sameCount: Int32Array;

  constructor(rows: number) {
    this.#usualMs = new Float64Array(rows);
    this.#gapsMs = new Float64Array(rows * flappingGaps).fill(never);
    this.#sameSinceMs = new Float64Array(rows);
    this.#sameCount = new Int32Array(rows);
  }

  /** What lies between two readings of a row as a rule, in milliseconds; 0 before the second. */
  usualMs(row: number): number {
    return this.#usualMs[row] ?? 0;
  }

  /**
   * A reading came after `before`, the newest until then. Where nobody was heard meanwhile (`wasUnreported`), the time
   * between is no gap of this hotspot.
   */
  take(row: number, before: NumberedReading | undefined, next: NumberedReading, wasUnreported: boolean): void {
    if (before) this.#takeInterval(row, next.atMs - before.atMs, next.atMs, wasUnreported);
    const isSame = before !== undefined && saysTheSame(before, next);
    if (!isSame) this.#sameSinceMs[row] = next.atMs;
    this.#sameCount[row] = isSame ? (this.#sameCount[row] ?? 0) + 1 : 1;
  }

  /**
   * The doubt of a row at an instant, and until when it stays without a further reading. One that is silent says
   * nothing, so it is not stuck.
   */
  of(
    row: number,
    nowMs: number,
    newest: NumberedReading,
    isSilent: boolean,
  ): { doubt?: HotspotDoubt; untilMs: number } {
    if (!isSilent && isImpossible(newest)) return impossible;
    const untilMs = (this.#gapsMs[row * flappingGaps] ?? never) + flappingWithinMs;
    if (nowMs <= untilMs) return { doubt: 'flapping', untilMs };
    if (isSilent || (this.#sameCount[row] ?? 0) < stuckReadings) return certain;
    return newest.atMs - (this.#sameSinceMs[row] ?? 0) >= stuckAfterMs ? stuck : certain;
  }

  /** Takes over what others know of one of their rows. */
  carryOver(row: number, others: Doubts, othersRow: number): void {
    this.#usualMs[row] = others.#usualMs[othersRow] ?? 0;
    this.#sameSinceMs[row] = others.#sameSinceMs[othersRow] ?? 0;
    this.#sameCount[row] = others.#sameCount[othersRow] ?? 0;
    const first = othersRow * flappingGaps;
    this.#gapsMs.set(others.#gapsMs.subarray(first, first + flappingGaps), row * flappingGaps);
  }

  #takeInterval(row: number, intervalMs: number, endMs: number, wasUnreported: boolean): void {
    const usualMs = this.usualMs(row);
    if (usualMs === 0) {
      this.#usualMs[row] = intervalMs;
      return;
    }
    const isGap = !wasUnreported && intervalMs > Math.max(usualMs * gapIntervals, shortestGapMs);
    if (isGap) {
      const first = row * flappingGaps;
      this.#gapsMs.copyWithin(first, first + 1, first + flappingGaps);
      this.#gapsMs[first + flappingGaps - 1] = endMs;
    }
    // Shorter intervals are believed sooner: one that begins with a gap is found out, and one that reports less often
    // from now on is called flapping for a quarter of an hour at most.
    const weight = intervalMs < usualMs ? 2 : isGap ? 16 : 8;
    this.#usualMs[row] = usualMs + (Math.min(intervalMs, usualMs * longestIntervals) - usualMs) / weight;
  }
}

/** It tells of more clients than there can be. */
export const isImpossible = ({ clients }: Pick<NumberedReading, 'clients'>): boolean => clients > mostClients;

/**
 * Where there are people and traffic, two readings in a row hardly say the same; one that is idle may, and what is counted
 * from accounting, which access points tell every few minutes.
 */
function saysTheSame(before: NumberedReading, next: NumberedReading): boolean {
  const hasTraffic = (next.rxMbps ?? 0) > 0 || (next.txMbps ?? 0) > 0;
  return (
    !next.isFromAccounting &&
    next.clients > 0 &&
    hasTraffic &&
    next.clients === before.clients &&
    next.rxMbps === before.rxMbps &&
    next.txMbps === before.txMbps &&
    next.airtime === before.airtime
  );
}
