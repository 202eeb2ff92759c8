import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { NetworkAccount } from '../../server/network-access/network-access.contract.ts';
import type { NetworkAccountServer } from './network-account-server.ts';

/** While somebody tries again with the phone in hand, the answer is seen without doing anything. */
export const againMs = 5_000;

interface Host extends ReactiveControllerHost {
  readonly server: NetworkAccountServer;
  readonly delegateId: string;
}

/** The account of the person whom its host shows, asked for again and again while the page is looked at. */
export class AccountController implements ReactiveController {
  account: NetworkAccount | undefined;
  error: unknown;
  readonly #host: Host;
  #of = '';
  #timer: number | undefined;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#look);
    void this.#ask();
  }

  hostUpdate(): void {
    if (this.#host.delegateId === this.#of) return;
    this.account = undefined;
    void this.#ask();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#look);
    window.clearTimeout(this.#timer);
    this.#of = '';
  }

  /** What the server has answered to something else. */
  take(account: NetworkAccount): void {
    if (account.delegateId !== this.#of) return;
    this.account = account;
    this.error = undefined;
    this.#host.requestUpdate();
  }

  readonly #look = () => {
    if (document.visibilityState === 'visible') void this.#ask();
  };

  async #ask(): Promise<void> {
    const { delegateId, server } = this.#host;
    window.clearTimeout(this.#timer);
    this.#of = delegateId;
    if (!delegateId || document.visibilityState !== 'visible') return;
    try {
      this.take(await server.account(delegateId));
    } catch (error) {
      if (this.#of === delegateId) this.error = error;
      this.#host.requestUpdate();
    }
    if (this.#of !== delegateId) return;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#ask(), againMs);
  }
}
