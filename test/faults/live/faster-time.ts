import type { Clock } from '../../../server/kernel/clock.ts';
import type { Pulse } from '../../../server/live/pulse.ts';
import type { Timers } from '../../../web-components/live/timers.ts';

/** Time that runs faster than the wall's, the same in all processes that are given the same start. */
export interface FasterTime {
  readonly timers: Timers;
  readonly pulse: Pulse;
  readonly clock: Clock;
}

/** A second of the schedule's time takes 1/`speed` of the wall's; both have the same instant at `startMs` (since 1970). */
export function fasterTime(speed: number, startMs: number): FasterTime {
  const nowMs = () => startMs + (Date.now() - startMs) * speed;
  return {
    clock: { now: () => new Date(nowMs()) },
    timers: {
      now: nowMs,
      after(ms, work) {
        const timer = setTimeout(work, ms / speed);
        return () => clearTimeout(timer);
      },
    },
    pulse: {
      now: nowMs,
      every(ms, beat) {
        const timer = setInterval(beat, ms / speed);
        return () => clearInterval(timer);
      },
      soon: (work) => void setImmediate(work),
    },
  };
}
