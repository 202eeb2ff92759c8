import type { Doubts } from './doubts.ts';
import {
  gapIntervals,
  longestSilentAfterMs,
  silentAfterMs,
  unreportedAfterMs,
  unreportedIntervals,
} from './hotspots.contract.ts';

/** A pause counts beside one before it that is so much longer. */
const longerPause = 1.5;

/**
 * From when on hotspots are silent, by row, in the time of what is reported. Silence is counted from the newest reading,
 * or from when reports came back after nobody was heard.
 */
export class Silence {
  readonly #doubts: Doubts;
  /** Not a number before the first reading. */
  readonly #countedFromMs: Float64Array;
  /** The pause after which it is counted from there; 0 from the newest reading on. */
  readonly #pauseMs: Float64Array;

  constructor(rows: number, doubts: Doubts) {
    this.#doubts = doubts;
    this.#countedFromMs = new Float64Array(rows).fill(Number.NaN);
    this.#pauseMs = new Float64Array(rows);
  }

  /** It is silent after this, when nothing more is heard of it. */
  fromMs(row: number): number {
    return (this.#countedFromMs[row] ?? Number.NaN) + this.patienceMs(row);
  }

  /** Not heard of for so long, it is silent: by how often it tells as a rule. */
  patienceMs(row: number): number {
    return Math.min(Math.max(silentAfterMs, this.#doubts.usualMs(row) * gapIntervals), longestSilentAfterMs);
  }

  /**
   * For how long nobody may be heard before nobody reports: by how often those report on the average that are not silent at
   * an instant.
   */
  quietMs(atMs: number): number {
    let [sumMs, rows] = [0, 0];
    for (let row = 0; row < this.#countedFromMs.length; row++) {
      const usualMs = this.#doubts.usualMs(row);
      if (usualMs === 0 || !(atMs <= this.fromMs(row))) continue;
      sumMs += Math.min(usualMs, longestSilentAfterMs);
      rows += 1;
    }
    const averageMs = sumMs / Math.max(rows, 1);
    return Math.min(Math.max(unreportedAfterMs, averageMs * unreportedIntervals), longestSilentAfterMs);
  }

  hear(row: number, atMs: number): void {
    this.#countedFromMs[row] = atMs;
    this.#pauseMs[row] = 0;
  }

  /**
   * Nobody was heard from `sinceMs` to `untilMs`. Each row that was not silent by then has its usual time again, and is
   * told. Where all report seldom and at the same time there is such a pause each time: one that is gone would never fall
   * silent, so only a pause counts that is clearly longer than those before it.
   */
  bridge(sinceMs: number, untilMs: number, tell: (row: number) => void): void {
    const pauseMs = untilMs - sinceMs;
    for (let row = 0; row < this.#pauseMs.length; row++) {
      if (pauseMs <= (this.#pauseMs[row] ?? 0) * longerPause || !(sinceMs <= this.fromMs(row))) continue;
      this.#countedFromMs[row] = untilMs;
      this.#pauseMs[row] = pauseMs;
      tell(row);
    }
  }

  /** Takes over what others know of one of their rows. */
  carryOver(row: number, others: Silence, othersRow: number): void {
    this.#countedFromMs[row] = others.#countedFromMs[othersRow] ?? Number.NaN;
    this.#pauseMs[row] = others.#pauseMs[othersRow] ?? 0;
  }
}
