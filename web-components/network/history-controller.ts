import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { answer, client } from '../api/client.ts';
import { sentenceOfError } from '../api/problem.ts';
import { serverNowMs } from '../elements/server-time.ts';
import type { PastReading } from './plot-points.ts';

/** The past of one hotspot, as far as it has been fetched. `untilMs` is its end, by the server's clock. */
export type History =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly readings: readonly PastReading[]; readonly untilMs: number }
  | { readonly status: 'failed'; readonly sentence: string };

/** Which past: of which hotspot, and how far back. */
export interface Past {
  readonly code: string;
  readonly hours: number;
}

export type FetchHistory = (past: Past) => Promise<readonly PastReading[]>;

const againMs = 20_000;

/** Up to so many hours it is readings that are shown; for longer, what they came to in each minute. */
const readingsHours = 2;

/**
 * From readings, or what they came to: the most clients of each minute, for it is those that a hotspot must carry. A span
 * stands in its middle.
 */
const fetchPast: FetchHistory = async ({ code, hours }) => {
  const of = client.api.hotspots[':code'];
  if (hours <= readingsHours) {
    const query = { minutes: String(hours * 60) };
    return (await answer(of.readings.$get({ param: { code }, query }))).readings;
  }
  const { spanMinutes, spans } = await answer(of.history.$get({ param: { code }, query: { hours: String(hours) } }));
  return spans.map(({ startsAt, clients, rxMbps, txMbps }) => ({
    at: new Date(Date.parse(startsAt) + spanMinutes * 30_000).toISOString(),
    clients: clients.max,
    rxMbps: rxMbps?.mean,
    txMbps: txMbps?.mean,
  }));
};

/** Fetches the past of the hotspot that its host shows, and again every while for as long as it shows it. */
export class HistoryController implements ReactiveController {
  history: History = { status: 'loading' };
  readonly #host: ReactiveControllerHost;
  readonly #past: () => Past | undefined;
  readonly #fetch: FetchHistory;
  #shown: string | undefined;
  #timer: number | undefined;

  constructor(host: ReactiveControllerHost, past: () => Past | undefined, fetch: FetchHistory = fetchPast) {
    this.#host = host;
    this.#past = past;
    this.#fetch = fetch;
    host.addController(this);
  }

  hostUpdate(): void {
    const past = this.#past();
    const key = past && `${past.hours} ${past.code}`;
    if (key === this.#shown) return;
    this.#shown = key;
    this.history = { status: 'loading' };
    window.clearTimeout(this.#timer);
    if (past && key !== undefined) void this.#ask(past, key);
  }

  hostDisconnected(): void {
    window.clearTimeout(this.#timer);
    this.#shown = undefined;
  }

  async #ask(past: Past, key: string): Promise<void> {
    const before = this.history;
    let found: History;
    try {
      found = { status: 'ready', readings: await this.#fetch(past), untilMs: serverNowMs() };
    } catch (error) {
      // What was there is still true of its hour.
      found = before.status === 'ready' ? before : { status: 'failed', sentence: sentenceOfError(error) };
    }
    if (key !== this.#shown) return;
    this.history = found;
    this.#host.requestUpdate();
    this.#timer = window.setTimeout(() => void this.#ask(past, key), againMs);
  }
}
