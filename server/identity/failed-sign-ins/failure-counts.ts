import type { Clock } from '../../kernel/clock.ts';
import { type FailedSignIns, failureWindowMinutes } from './failed-sign-ins.contract.ts';

/**
 * From how many failures within the window on administrators are told. A person seldom fails three times with a passkey; a
 * PIN locks its badge with the fifth. Behind an address of the venue a whole hall signs in: it is not counted alone.
 */
export const toldFrom = { account: 5, device: 10, address: 30, everywhere: 200 } as const satisfies Record<
  FailedSignIns['of'],
  number
>;

const windowMs = failureWindowMinutes * 60_000;
const keysAtMost = 10_000;
/** So that who comes from everywhere as everybody fills no page with alerts: the rest is in the last of them. */
const toldAtMost = 10;

/** Failures of each of many within the window, in memory: who starts the server anew begins anew. */
export class FailureCounts {
  readonly #clock: Clock;
  readonly #counts = new Map<string, { times: number; since: number }>();
  #told = { times: 0, since: 0 };

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts one; how many there are now where that is to be told, which it is once in a window. */
  add(of: FailedSignIns['of'], key = ''): number | undefined {
    const now = this.#clock.now().getTime();
    const name = `${of} ${key}`;
    const known = this.#counts.get(name);
    const count = known && now - known.since < windowMs ? known : { times: 0, since: now };
    if (this.#counts.size >= keysAtMost) this.#forgetOld(now);
    count.times += 1;
    this.#counts.set(name, count);
    if (count.times !== toldFrom[of]) return undefined;
    return of === 'everywhere' || this.#mayTell(now) ? count.times : undefined;
  }

  #mayTell(now: number): boolean {
    if (now - this.#told.since >= windowMs) this.#told = { times: 0, since: now };
    this.#told.times += 1;
    return this.#told.times <= toldAtMost;
  }

  #forgetOld(now: number): void {
    for (const [name, { since }] of this.#counts) if (now - since >= windowMs) this.#counts.delete(name);
    // Bounded memory comes first, as of allowances.
    if (this.#counts.size >= keysAtMost) this.#counts.clear();
  }
}
