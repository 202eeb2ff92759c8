import type { Timers } from '../../web-components/live/timers.ts';

/** The same timers, and how many of them are still to come. */
export function countedTimers(real: Timers): { timers: Timers; left: () => number } {
  const pending = new Set<symbol>();
  const timers: Timers = {
    now: () => real.now(),
    after(ms, work) {
      const mine = Symbol('timer');
      pending.add(mine);
      const cancel = real.after(ms, () => {
        pending.delete(mine);
        work();
      });
      return () => {
        pending.delete(mine);
        cancel();
      };
    },
  };
  return { timers, left: () => pending.size };
}
