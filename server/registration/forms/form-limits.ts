import { Attempts } from '../../identity/attempts.ts';
import { Allowance } from '../../kernel/allowance.ts';
import type { Clock } from '../../kernel/clock.ts';
import { DomainError, type Fault } from '../../kernel/domain-error.ts';
import { formsFaults } from './forms.errors.ts';

type RetryAfter = (seconds: number) => void;

/**
 * How often people without a sign-in may ask. A venue with 2,000 delegates may share one address, so that the limits of one
 * address are wide, and those of one mailbox, to which we write, are narrow.
 */
export class FormLimits {
  readonly #attempts: Attempts;
  readonly #readings: Allowance;
  readonly #begun: Allowance;
  readonly #letters: Allowance;
  readonly #savings: Allowance;

  constructor(clock: Clock) {
    this.#attempts = new Attempts(clock);
    this.#readings = new Allowance(clock, { burst: 2_000, refillMs: 100 });
    this.#begun = new Allowance(clock, { burst: 600, refillMs: 2_000 });
    this.#letters = new Allowance(clock, { burst: 3, refillMs: 20 * 60_000 });
    this.#savings = new Allowance(clock, { burst: 120, refillMs: 500 });
  }

  /** What stands on the form. */
  mayRead(address: string, retryAfter: RetryAfter): void {
    mustHave(this.#readings.take(address), formsFaults.too_many_forms, retryAfter);
  }

  /**
   * A form is begun from an address, and a letter goes to a mailbox: runs `begin`, which counts for the address when it
   * succeeds or while it runs. What one mailbox is refused costs nobody else behind the address anything.
   */
  async begin<T>(address: string, mailbox: string, retryAfter: RetryAfter, begin: () => Promise<T>): Promise<T> {
    const box = mailbox.toLowerCase();
    mustHave(this.#letters.take(box), formsFaults.too_many_forms, retryAfter);
    const waitMs = this.#begun.take(address);
    if (waitMs > 0) this.#letters.giveBack(box);
    mustHave(waitMs, formsFaults.too_many_forms, retryAfter);
    try {
      return await begin();
    } catch (error) {
      this.#begun.giveBack(address);
      throw error;
    }
  }

  /** Something is done with a form that is known. */
  mayUse(draftId: string, retryAfter: RetryAfter): void {
    mustHave(this.#savings.take(draftId), formsFaults.too_many_savings, retryAfter);
  }

  /** Finds a form by its secret: only secrets that open none count. */
  find<T>(address: string, retryAfter: RetryAfter, find: () => Promise<T>): Promise<T> {
    return this.#attempts.guard(address, retryAfter, find);
  }
}

function mustHave(waitMs: number, fault: Fault, retryAfter: RetryAfter): void {
  if (waitMs <= 0) return;
  retryAfter(Math.ceil(waitMs / 1000));
  throw new DomainError(fault);
}
