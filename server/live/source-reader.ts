import type { LiveState } from './define-topic.ts';
import type { LiveLimits } from './limits.ts';
import type { TopicCounts } from './live-counts.ts';
import type { Pulse } from './pulse.ts';

export interface SourceReaderOptions {
  readonly read: () => Promise<LiveState> | LiveState;
  /** Between the starts of two readings. */
  readonly minIntervalMs: number;
  readonly pulse: Pulse;
  readonly limits: LiveLimits;
  readonly counts: TopicCounts;
  /** Told how long each reading took that was answered. */
  readonly onRead: (ms: number) => void;
  readonly onState: (state: LiveState) => void;
  readonly onFault: (error: unknown) => void;
}

/** Decides when one instance of a topic is read: when woken, every few seconds, and after failures less and less often. */
export class SourceReader {
  readonly #options: SourceReaderOptions;
  #isWoken = false;
  #startedAt = Number.NEGATIVE_INFINITY;
  /** The reading under way; one that was given up is no longer this one, and its result is nobody's. */
  #current: symbol | undefined;
  #failures = 0;

  constructor(options: SourceReaderOptions) {
    this.#options = options;
  }

  get isReading(): boolean {
    return this.#current !== undefined;
  }

  /** The state may have changed. What changes while a reading is under way is read after it. */
  wake(): void {
    const { counts } = this.#options;
    counts.wakes += 1;
    if (this.#isWoken) {
      counts.wakesMerged += 1;
      return;
    }
    this.#readAgain();
  }

  /** A page wants the state: reads at once, unless that was done a moment ago or is under way. */
  readSoon(): void {
    if (!this.#current && !this.#isWoken) this.#readAgain();
  }

  beat(): void {
    const { pulse, limits } = this.#options;
    const age = pulse.now() - this.#startedAt;
    if (this.#current) {
      if (age >= limits.readTimeoutMs) this.#fail(new Error(`no answer in ${limits.readTimeoutMs} ms`));
      return;
    }
    if (age >= this.#pauseMs()) void this.#read();
  }

  #readAgain(): void {
    this.#isWoken = true;
    this.#options.pulse.soon(() => this.beat());
  }

  /** Never rejects. */
  async #read(): Promise<void> {
    const mine = Symbol('reading');
    this.#current = mine;
    this.#isWoken = false;
    const { pulse, read, counts, onRead } = this.#options;
    this.#startedAt = pulse.now();
    counts.reads += 1;
    try {
      const state = await read();
      if (this.#current !== mine) return;
      onRead(pulse.now() - this.#startedAt);
      this.#options.onState(state);
      this.#current = undefined;
      this.#failures = 0;
    } catch (error) {
      if (this.#current === mine) this.#fail(error);
    }
  }

  #pauseMs(): number {
    const { minIntervalMs, limits } = this.#options;
    if (this.#failures === 0) return this.#isWoken ? minIntervalMs : limits.rereadMs;
    return Math.min(limits.firstBackoffMs * 2 ** (this.#failures - 1), limits.maxBackoffMs);
  }

  #fail(error: unknown): void {
    this.#current = undefined;
    this.#failures += 1;
    this.#options.onFault(error);
  }
}
