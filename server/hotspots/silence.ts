import type { Doubts } from './doubts.ts';
import {
  gapIntervals,
  longestSilentAfterMs,
  silentAfterMs,
  unreportedAfterMs,
  unreportedIntervals,
} from './hotspots.contract.ts';

/**
 * From when on hotspots are silent, by row, in the time of what is reported. Silence is counted from the newest reading;
 * once, also from when reports came back after nobody was heard.
 */
export class Silence {
  readonly #doubts: Doubts;
  /** 0 before the first reading. */
  readonly #heardMs: Float64Array;
  readonly #countedFromMs: Float64Array;

  constructor(rows: number, doubts: Doubts) {
    this.#doubts = doubts;
    this.#heardMs = new Float64Array(rows);
    this.#countedFromMs = new Float64Array(rows);
  }

  /** It is silent after this, when nothing more is heard of it. */
  fromMs(row: number): number {
    return (this.#countedFromMs[row] ?? 0) + within(silentAfterMs, this.#doubts.usualMs(row) * gapIntervals);
  }

  /** How often those report that are not silent at an instant: what usually lies between two readings, on the average. */
  averageMs(atMs: number): number {
    let [sumMs, rows] = [0, 0];
    for (const [row, heardMs] of this.#heardMs.entries()) {
      const usualMs = this.#doubts.usualMs(row);
      if (heardMs === 0 || usualMs === 0 || atMs > this.fromMs(row)) continue;
      sumMs += Math.min(usualMs, longestSilentAfterMs);
      rows += 1;
    }
    return sumMs / Math.max(rows, 1);
  }

  /** For how long nobody may be heard before nobody reports, where hotspots report so often. */
  quietMs(averageMs: number): number {
    return within(unreportedAfterMs, averageMs * unreportedIntervals);
  }

  hear(row: number, atMs: number): void {
    this.#heardMs[row] = atMs;
    this.#countedFromMs[row] = atMs;
  }

  /**
   * Nobody was heard from `sinceMs` to `untilMs`. Each row that was not silent by then has its usual time again, and is
   * told: once, for where all report seldom and at the same time, one that is gone would never fall silent otherwise. A
   * pause that is shorter than a third of what is usual has room in the time that each has.
   */
  bridge(sinceMs: number, untilMs: number, averageMs: number, tell: (row: number) => void): void {
    if (untilMs - sinceMs <= averageMs / 3) return;
    for (const [row, heardMs] of this.#heardMs.entries()) {
      if (heardMs === 0 || this.#countedFromMs[row] !== heardMs || sinceMs > this.fromMs(row)) continue;
      this.#countedFromMs[row] = untilMs;
      tell(row);
    }
  }

  /** Takes over what others know of one of their rows. */
  carryOver(row: number, others: Silence, othersRow: number): void {
    this.#heardMs[row] = others.#heardMs[othersRow] ?? 0;
    this.#countedFromMs[row] = others.#countedFromMs[othersRow] ?? 0;
  }
}

const within = (leastMs: number, ms: number): number => Math.min(Math.max(leastMs, ms), longestSilentAfterMs);
