import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { HotspotHistory } from '../../server/hotspots/hotspots.contract.ts';
import { answer, client } from '../api/client.ts';
import { sentenceOfError } from '../api/problem.ts';

/** The last hour of one hotspot, as far as it has been fetched. `untilMs` is the end of that hour. */
export type History =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly readings: HotspotHistory['readings']; readonly untilMs: number }
  | { readonly status: 'failed'; readonly sentence: string };

export type FetchHistory = (code: string) => Promise<HotspotHistory>;

const againMs = 20_000;

const fetchLastHour: FetchHistory = (code) =>
  answer(client.api.hotspots[':code'].readings.$get({ param: { code }, query: { minutes: '60' } }));

/** Fetches the last hour of the hotspot that its host shows, and again every while for as long as it shows it. */
export class HistoryController implements ReactiveController {
  history: History = { status: 'loading' };
  readonly #host: ReactiveControllerHost;
  readonly #code: () => string | undefined;
  readonly #fetch: FetchHistory;
  #shown: string | undefined;
  #timer: number | undefined;

  constructor(host: ReactiveControllerHost, code: () => string | undefined, fetch: FetchHistory = fetchLastHour) {
    this.#host = host;
    this.#code = code;
    this.#fetch = fetch;
    host.addController(this);
  }

  hostUpdate(): void {
    const code = this.#code();
    if (code === this.#shown) return;
    this.#shown = code;
    this.history = { status: 'loading' };
    window.clearTimeout(this.#timer);
    if (code !== undefined) void this.#ask(code);
  }

  hostDisconnected(): void {
    window.clearTimeout(this.#timer);
    this.#shown = undefined;
  }

  async #ask(code: string): Promise<void> {
    const before = this.history;
    let found: History;
    try {
      found = { status: 'ready', readings: (await this.#fetch(code)).readings, untilMs: Date.now() };
    } catch (error) {
      // What was there is still true of its hour.
      found = before.status === 'ready' ? before : { status: 'failed', sentence: sentenceOfError(error) };
    }
    if (code !== this.#shown) return;
    this.history = found;
    this.#host.requestUpdate();
    this.#timer = window.setTimeout(() => void this.#ask(code), againMs);
  }
}
