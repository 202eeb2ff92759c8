import type { Clock } from '../../server/kernel/clock.ts';
import type { Pulse } from '../../server/live/pulse.ts';
import type { Timers } from '../../web-components/live/timers.ts';

interface Due {
  at: number;
  work: () => void;
}

const start = Date.parse('2026-11-20T08:00:00Z');

/** Time for both ends of the live layer that moves only when it is told to, everything due happening in order. */
export class ManualTime implements Clock {
  #nowMs = start;
  #due: Due[] = [];

  now(): Date {
    return new Date(this.#nowMs);
  }

  readonly timers: Timers = {
    now: () => this.#nowMs,
    after: (ms, work) => this.#at(this.#nowMs + Math.max(0, ms), work),
  };

  readonly pulse: Pulse = {
    now: () => this.#nowMs - start,
    every: (ms, beat) => {
      let cancel: () => void = () => undefined;
      const next = () => {
        cancel = this.#at(this.#nowMs + ms, () => {
          next();
          beat();
        });
      };
      next();
      return () => cancel();
    },
    soon: (work) => void this.#at(this.#nowMs, work),
  };

  async advance(ms: number): Promise<void> {
    const end = this.#nowMs + ms;
    await settled();
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#due.splice(this.#due.indexOf(next), 1);
      this.#nowMs = Math.max(this.#nowMs, next.at);
      next.work();
      await settled();
    }
    this.#nowMs = end;
  }

  /** The machine sleeps: time passes, and what was due meanwhile happens only afterwards. */
  async sleep(ms: number): Promise<void> {
    this.#nowMs += ms;
    await this.advance(0);
  }

  #at(at: number, work: () => void): () => void {
    const due = { at, work };
    this.#due.push(due);
    return () => {
      this.#due = this.#due.filter((other) => other !== due);
    };
  }

  /** The earliest that is due by then; of several at one moment, the one asked for first. */
  #next(end: number): Due | undefined {
    let first: Due | undefined;
    for (const due of this.#due) if (due.at <= end && (!first || due.at < first.at)) first = due;
    return first;
  }
}

/** Lets promises that are ready go on. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await Promise.resolve();
}
