import { SimulatedClock } from '../../../ops/demo/simulator/clock.ts';

interface Sleeper {
  readonly atMs: number;
  readonly order: number;
  readonly wake: () => void;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** The simulator's clock without waiting: whoever sleeps is woken in the order of their times, as fast as can be. */
export class VirtualClock extends SimulatedClock {
  readonly #time: { ms: number };
  /** A heap, the earliest first. */
  readonly #sleepers: Sleeper[] = [];
  #order = 0;

  constructor(speed: number) {
    const time = { ms: 0 };
    super(speed, () => time.ms);
    this.#time = time;
  }

  override sleep(seconds: number): Promise<void> {
    if (!(seconds > 0)) return Promise.resolve();
    const atMs = this.#time.ms + (seconds * 1000) / this.speed;
    return new Promise((wake) => this.#push({ atMs, order: this.#order++, wake }));
  }

  /** Up to this second on the wall; all that is done until then is done when it is over. */
  async advance(wallS: number): Promise<void> {
    await nextTurn();
    for (let next = this.#sleepers[0]; next && next.atMs <= wallS * 1000; next = this.#sleepers[0]) {
      this.#time.ms = next.atMs;
      this.#shift();
      next.wake();
      await nextTurn();
    }
    this.#time.ms = wallS * 1000;
  }

  #push(sleeper: Sleeper): void {
    const heap = this.#sleepers;
    heap.push(sleeper);
    let i = heap.length - 1;
    for (let above = (i - 1) >> 1; i > 0 && isBefore(sleeper, heap[above]); above = (i - 1) >> 1) {
      heap[i] = heap[above] as Sleeper;
      i = above;
    }
    heap[i] = sleeper;
  }

  #shift(): void {
    const heap = this.#sleepers;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let i = 0;
    for (;;) {
      const [left, right] = [2 * i + 1, 2 * i + 2];
      const below = isBefore(heap[right], heap[left]) ? right : left;
      if (!isBefore(heap[below], last)) break;
      heap[i] = heap[below] as Sleeper;
      i = below;
    }
    heap[i] = last;
  }
}

const isBefore = (one: Sleeper | undefined, other: Sleeper | undefined): boolean =>
  one !== undefined &&
  (other === undefined || one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order));
