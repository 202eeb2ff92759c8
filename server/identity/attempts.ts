import { Allowance } from '../kernel/allowance.ts';
import type { Clock } from '../kernel/clock.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { identityFaults } from './identity.errors.ts';

/**
 * Wrong tokens from one address: a thousand at once, then ten a second. A venue may have one address for everybody, so
 * that old links of many, or one prankster, must not shut out the rest; a wrong token costs one look-up of a hash, and
 * tokens are too long (256 bits) to be guessed at any such rate.
 */
const terms = { burst: 1_000, refillMs: 100 };

/** How often tokens may be tried from one address. */
export class Attempts {
  readonly #allowance: Allowance;

  constructor(clock: Clock) {
    this.#allowance = new Allowance(clock, terms);
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
