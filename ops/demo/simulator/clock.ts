import { setTimeout as wait } from 'node:timers/promises';

/** Time in the simulated conference: seconds since its doors opened, `speed` times as fast as on the wall. */
export class SimulatedClock {
  readonly speed: number;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  readonly #wall: () => number;

  constructor(speed: number, wall: () => number = Date.now) {
    this.speed = speed;
    this.#wall = wall;
    this.openedAt = wall();
  }

  /** Simulated seconds since the doors opened. */
  now(): number {
    return this.onWall() * this.speed;
  }

  /** Seconds on the wall since the doors opened. */
  onWall(): number {
    return (this.#wall() - this.openedAt) / 1000;
  }

  async sleep(seconds: number): Promise<void> {
    if (seconds > 0) await wait((seconds * 1000) / this.speed);
  }

  until(second: number): Promise<void> {
    return this.sleep(second - this.now());
  }
}

export const minutes = (count: number): number => count * 60;
