/** Time as the page has it; tests bring their own. */
export interface Timers {
  /** Milliseconds since 1970. Unlike `performance.now()` it goes on while the machine sleeps. */
  now(): number;
  /** The function returned calls it off. */
  after(ms: number, work: () => void): () => void;
}

export const systemTimers: Timers = {
  now: () => Date.now(),
  after(ms, work) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
