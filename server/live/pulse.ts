import { performance } from 'node:perf_hooks';

/** Time as the hub counts it: never set back, unlike the clock. Tests turn their own. */
export interface Pulse {
  /** Milliseconds since some start. */
  now(): number;
  /** The one timer of a hub. The function returned stops it. */
  every(ms: number, beat: () => void): () => void;
  /** After what happens at this moment, so that the wake-ups of one commit are one. */
  soon(work: () => void): void;
}

export const systemPulse: Pulse = {
  now: () => performance.now(),
  every(ms, beat) {
    const timer = setInterval(beat, ms).unref();
    return () => clearInterval(timer);
  },
  soon: (work) => void setImmediate(work),
};
