import { Allowance } from '../../kernel/allowance.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { identityFaults } from '../identity.errors.ts';

/** At one device: ten at once, then one in ten seconds. Each badge counts its own wrong PINs besides, and for longer. */
const terms = { burst: 10, refillMs: 10_000 };

const attempts = new WeakMap<Dependencies['database'], PinAttempts>();

/** Those of this database: what is tried at a tablet counts there, whatever it is tried for. */
export function pinAttemptsOf({ database, clock }: Pick<Dependencies, 'database' | 'clock'>): PinAttempts {
  const known = attempts.get(database) ?? new PinAttempts(clock);
  attempts.set(database, known);
  return known;
}

/** How often a badge and PIN may be tried at one device; what goes well does not count. */
class PinAttempts {
  readonly #allowance: Allowance;

  constructor(clock: Clock) {
    this.#allowance = new Allowance(clock, terms);
  }

  /** Runs an attempt. Throws `identity.too_many_pins` instead when too many failed; `retryAfter` is told the seconds to wait. */
  async guard<T>(deviceId: string, retryAfter: (seconds: number) => void, attempt: () => Promise<T>): Promise<T> {
    const waitMs = this.#allowance.take(deviceId);
    if (waitMs > 0) {
      retryAfter(Math.ceil(waitMs / 1000));
      throw new DomainError(identityFaults.too_many_pins);
    }
    const result = await attempt();
    this.#allowance.giveBack(deviceId);
    return result;
  }
}
