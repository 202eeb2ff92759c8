import { Attempts } from '../../identity/attempts.ts';
import { Allowance } from '../../kernel/allowance.ts';
import type { Clock } from '../../kernel/clock.ts';
import { DomainError, type Fault } from '../../kernel/domain-error.ts';
import { formsFaults } from './forms.errors.ts';

type RetryAfter = (seconds: number) => void;

/**
 * How often people without a sign-in may ask. A hotel full of delegates shares one address, so that the limits of one
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
    this.#readings = new Allowance(clock, { burst: 300, refillMs: 100 });
    this.#begun = new Allowance(clock, { burst: 60, refillMs: 10_000 });
    this.#letters = new Allowance(clock, { burst: 3, refillMs: 20 * 60_000 });
    this.#savings = new Allowance(clock, { burst: 120, refillMs: 500 });
  }

  /** What stands on the form. */
  mayRead(address: string, retryAfter: RetryAfter): void {
    mustHave(this.#readings.take(address), formsFaults.too_many_forms, retryAfter);
  }

  /** A form is begun from an address, and a letter goes to a mailbox. */
  mayBegin(address: string, mailbox: string, retryAfter: RetryAfter): void {
    mustHave(this.#begun.take(address), formsFaults.too_many_forms, retryAfter);
    mustHave(this.#letters.take(mailbox.toLowerCase()), formsFaults.too_many_forms, retryAfter);
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
