import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { leaseSeconds } from '../../server/identity/identity.contract.ts';
import { ApiProblem } from '../api/problem.ts';

const leaseMs = leaseSeconds * 1000;
const renewEveryMs = 20_000;
const againAfterMs = 4_000;
/** A renewal that is merely under way is nothing to tell: only one that is late. */
const calmMs = leaseMs - renewEveryMs - againAfterMs;

/** How a person who was taken stands. */
export type LeaseState =
  | { readonly kind: 'none' }
  /** Ours; `leftMs` says for how long when no renewal got through since, at least one is overdue then. */
  | { readonly kind: 'held'; readonly leftMs?: number }
  /** Not ours any more, and why: another decided or took them, or the minute is over. */
  | { readonly kind: 'over'; readonly error?: unknown };

/**
 * Keeps a person for this page: renews the lease while the page is open, counts down when renewals do not get
 * through, and says when it is over. Times are this machine's own, counted from the answer on.
 */
export class LeaseController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #renew: (verificationId: string) => Promise<void>;
  #id: string | undefined;
  #until = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #show: ReturnType<typeof setTimeout> | undefined;
  #over: { error?: unknown } | undefined;

  constructor(host: ReactiveControllerHost, renew: (verificationId: string) => Promise<void>) {
    this.#host = host;
    this.#renew = renew;
    host.addController(this);
  }

  get state(): LeaseState {
    if (this.#id === undefined) return { kind: 'none' };
    const leftMs = this.#until - Date.now();
    if (this.#over || leftMs <= 0) return { kind: 'over', ...this.#over };
    return leftMs > calmMs ? { kind: 'held' } : { kind: 'held', leftMs };
  }

  /** Begins with a person who was taken just now. */
  hold(verificationId: string): void {
    this.letGo();
    this.#id = verificationId;
    this.#extend();
  }

  /** Ends it: the person was decided, or is another's. */
  letGo(): void {
    this.#rest();
    this.#id = undefined;
    this.#over = undefined;
    this.#host.requestUpdate();
  }

  /** Ends it because of what the server answered. */
  lose(error: unknown): void {
    this.#rest();
    this.#over = { error };
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    if (this.#id === undefined || this.#over) return;
    this.#wait(0);
    this.#count();
  }

  hostDisconnected(): void {
    this.#rest();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#show);
  }

  #extend(): void {
    this.#until = Date.now() + leaseMs;
    this.#wait(renewEveryMs);
    this.#count();
  }

  /** Draws the host now, then when the next renewal is late, and from there each second until it is over. */
  #count(): void {
    clearTimeout(this.#show);
    this.#host.requestUpdate();
    const leftMs = this.#until - Date.now();
    if (leftMs <= 0) return;
    this.#show = setTimeout(() => this.#count(), leftMs > calmMs ? leftMs - calmMs : Math.min(leftMs, 1000));
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#tryRenewal(), ms);
  }

  async #tryRenewal(): Promise<void> {
    const id = this.#id;
    if (id === undefined) return;
    try {
      await this.#renew(id);
      if (id === this.#id) this.#extend();
    } catch (error) {
      if (id !== this.#id) return;
      if (isFinal(error)) this.lose(error);
      else this.#wait(againAfterMs);
    }
  }
}

/** Whether an answer says that the person is ours no more; what did not get through says nothing. */
export const isFinal = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code.startsWith('identity.') && error.problem.status !== 422;
