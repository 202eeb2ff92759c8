import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { serverTime } from '../../server/identity/identity.contract.ts';
import { setServerAhead } from '../elements/server-time.ts';
import { answer, client } from './client.ts';
import { measureOffset } from './clock-offset.ts';

/** Machines are put to sleep, and their clocks put right. */
const everyMs = 60_000;
const againMs = 5_000;
const rounds = 3;

const askServerTime = async (): Promise<Date> => new Date(serverTime.parse(await answer(client.api.time.$get())).now);

/** Finds out the server's time for the page (`server-time.ts`) for as long as its host is there, and draws it again. */
export class ServerClock implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer: number | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#measureAfter(0);
  }

  hostDisconnected(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #measureAfter(ms: number): void {
    this.#timer = window.setTimeout(() => void this.#measure(), ms);
  }

  async #measure(): Promise<void> {
    const timer = this.#timer;
    let nextMs = everyMs;
    try {
      const { offsetMs, errorMs } = await measureOffset(askServerTime, rounds);
      if (timer !== this.#timer) return;
      setServerAhead(offsetMs, errorMs);
      this.#host.requestUpdate();
    } catch {
      // What was known before goes on being true; the board says by itself when the server is out of reach.
      nextMs = againMs;
    }
    // Else its host is away; or it was, is back, and has asked anew.
    if (timer === this.#timer) this.#measureAfter(nextMs);
  }
}
