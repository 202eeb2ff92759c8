import type { Clock } from '../../server/kernel/clock.ts';

/** A clock that stands still until it is told to move. */
export class FakeClock implements Clock {
  #now: number;

  constructor(at = '2026-11-20T08:00:00Z') {
    this.#now = Date.parse(at);
  }

  now(): Date {
    return new Date(this.#now);
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}
