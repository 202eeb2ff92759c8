import type { SimulatedClock } from '../clock.ts';
import type { RushPlace } from './faults.ts';

/** A keynote or a cloudburst: all go to one place at once. Who sits or strolls hears of it, and can leave at once. */
export class Rush {
  #place: RushPlace | undefined;
  readonly #woken = new Set<() => void>();

  /** Where all go now. */
  get place(): RushPlace | undefined {
    return this.#place;
  }

  begin(place: RushPlace): void {
    this.#place = place;
    this.#wake();
  }

  /** A later rush has taken the place of this one by then: that one goes on. */
  end(place: RushPlace): void {
    if (this.#place !== place) return;
    this.#place = undefined;
    this.#wake();
  }

  /** Until then, or until a rush begins or ends. */
  async sleepUntil(clock: SimulatedClock, second: number): Promise<void> {
    let wake: () => void = () => undefined;
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    this.#woken.add(wake);
    try {
      await Promise.race([clock.until(second), woken]);
    } finally {
      this.#woken.delete(wake);
    }
  }

  #wake(): void {
    for (const wake of [...this.#woken]) wake();
  }
}
