import { Allowance } from '../kernel/allowance.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { identityFaults } from './identity.errors.ts';

/** Wrong tokens from one address: twenty at once, then one every three seconds. */
export class Attempts {
  readonly #allowance: Allowance;

  constructor(clock: Clock) {
    this.#allowance = new Allowance(clock, { burst: 20, refillMs: 3_000 });
  }

  /**
   * Runs an attempt, which counts when it fails or while it runs. Throws `identity.too_many_attempts` instead when
   * too many came from the address; `retryAfter` is then told the seconds to wait.
   */
  async guard<T>(address: string, retryAfter: (seconds: number) => void, attempt: () => Promise<T>): Promise<T> {
    const waitMs = this.#allowance.take(address);
    if (waitMs > 0) {
      retryAfter(Math.ceil(waitMs / 1000));
      throw new DomainError(identityFaults.too_many_attempts);
    }
    const result = await attempt();
    this.#allowance.giveBack(address);
    return result;
  }
}
