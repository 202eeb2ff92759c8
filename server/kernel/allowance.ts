import type { Clock } from './clock.ts';

export interface AllowanceTerms {
  /** How often at once. */
  burst: number;
  /** After that, once each so many milliseconds. */
  refillMs: number;
}

const keysAtMost = 10_000;

/** How often something may be done by each of many, such as addresses: so often at once, then one at a time. */
export class Allowance {
  readonly #clock: Clock;
  readonly #terms: AllowanceTerms;
  /** For each key the time at which its bucket is full again. */
  readonly #fullAt = new Map<string, number>();

  constructor(clock: Clock, terms: AllowanceTerms) {
    this.#clock = clock;
    this.#terms = terms;
  }

  /** Takes one; where none is left, takes nothing and tells the milliseconds until there is. */
  take(key: string): number {
    const { burst, refillMs } = this.#terms;
    const now = this.#clock.now().getTime();
    const known = this.#fullAt.get(key) ?? now;
    // Further off than an empty one only where the clock was set back since: that keeps nobody waiting.
    const fullAt = known > now + burst * refillMs ? now : Math.max(known, now);
    const waitMs = fullAt + refillMs - (now + burst * refillMs);
    if (waitMs > 0) return waitMs;
    if (this.#fullAt.size >= keysAtMost) this.#forgetFull(now);
    this.#fullAt.set(key, fullAt + refillMs);
    return 0;
  }

  /** Gives back what was taken for something that does not count after all. */
  giveBack(key: string): void {
    const fullAt = this.#fullAt.get(key);
    if (fullAt !== undefined) this.#fullAt.set(key, fullAt - this.#terms.refillMs);
  }

  #forgetFull(now: number): void {
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(key);
    // Bounded memory comes first: who commands this many keys is not stopped by counting each.
    if (this.#fullAt.size >= keysAtMost) this.#fullAt.clear();
  }
}
