import type { Random } from '../random.ts';
import type { Lane } from '../venue/venue.ts';
import type { SimulatedClock } from './clock.ts';
import type { LaneDevice, ScanAnswer } from './device.ts';

/** What somebody holds out at a lane. */
export interface Shown {
  readonly token: string;
  readonly direction: 'in' | 'out';
  /** The guard knows this one by now, and lets them pass when the line to the server is down. */
  readonly isKnown: boolean;
}

/** One position at a gate: people stand in line before its reader. */
export class QueuedLane {
  readonly lane: Lane;
  readonly device: LaneDevice;
  readonly #clock: SimulatedClock;
  readonly #random: Random;
  #line = Promise.resolve();
  #waiting = 0;

  constructor(lane: Lane, device: LaneDevice, clock: SimulatedClock, random: Random) {
    this.lane = lane;
    this.device = device;
    this.#clock = clock;
    this.#random = random;
  }

  get waiting(): number {
    return this.#waiting;
  }

  serves(direction: 'in' | 'out'): boolean {
    return (
      (this.lane.isOpen || direction === 'out') && (this.lane.direction === 'both' || this.lane.direction === direction)
    );
  }

  /** Waits for one's turn, holds the badge out, and returns what the lane showed. */
  async pass(shown: Shown): Promise<ScanAnswer> {
    this.#waiting += 1;
    const before = this.#line;
    let leave: () => void = () => undefined;
    this.#line = new Promise((resolve) => {
      leave = resolve;
    });
    try {
      await before;
      return await this.#show(shown);
    } finally {
      this.#waiting -= 1;
      leave();
    }
  }

  async #show({ token, direction, isKnown }: Shown): Promise<ScanAnswer> {
    await this.#clock.sleep(direction === 'in' ? this.#random.between(1.5, 4) : this.#random.between(0.4, 0.9));
    if (!this.device.isCutOff) return this.device.scan(token, direction);
    if (!isKnown && direction === 'in') {
      while (this.device.isCutOff) await this.#clock.sleep(5);
      return this.device.scan(token, direction);
    }
    this.device.letPass(token, direction);
    return { verdict: 'admit', reason: direction === 'in' ? 'admitted' : 'left' };
  }
}
