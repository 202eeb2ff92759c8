import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { identityFaults } from './identity.errors.ts';

const burst = 20;
const refillMs = 3_000;
const addressesAtMost = 10_000;

/** Wrong tokens from one address: twenty at once, then one every three seconds. */
export class Attempts {
  readonly #clock: Clock;
  /** For each address the time at which its bucket is full again. */
  readonly #fullAt = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Runs an attempt, which counts when it fails or while it runs. Throws `identity.too_many_attempts` instead when
   * too many came from the address; `retryAfter` is then told the seconds to wait.
   */
  async guard<T>(address: string, retryAfter: (seconds: number) => void, attempt: () => Promise<T>): Promise<T> {
    const waitMs = this.#take(address);
    if (waitMs > 0) {
      retryAfter(Math.ceil(waitMs / 1000));
      throw new DomainError(identityFaults.too_many_attempts);
    }
    const result = await attempt();
    this.#giveBack(address);
    return result;
  }

  #take(address: string): number {
    const now = this.#clock.now().getTime();
    const fullAt = Math.max(this.#fullAt.get(address) ?? now, now);
    const waitMs = fullAt + refillMs - (now + burst * refillMs);
    if (waitMs > 0) return waitMs;
    if (this.#fullAt.size >= addressesAtMost) this.#forgetFull(now);
    this.#fullAt.set(address, fullAt + refillMs);
    return 0;
  }

  #giveBack(address: string): void {
    const fullAt = this.#fullAt.get(address);
    if (fullAt !== undefined) this.#fullAt.set(address, fullAt - refillMs);
  }

  #forgetFull(now: number): void {
    for (const [address, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(address);
    // Bounded memory comes first: who commands this many addresses is not stopped by counting each.
    if (this.#fullAt.size >= addressesAtMost) this.#fullAt.clear();
  }
}
