import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { QueuedRegistration } from '../../../server/registration/review/review.contract.ts';
import type { ReviewFilter, ReviewServer } from './review-server.ts';

const pageSize = 100;
/** What is read again at once when something changed; beyond it the list is long enough. */
const mostAtOnce = 200;

/** A registration in the list; `isGone` when somebody decided on it while it was looked at. */
export interface ListedRegistration extends QueuedRegistration {
  readonly isGone?: boolean;
}

/**
 * The registrations of a filter. When the queue changes, rows stay where they are: those that are gone are marked, those
 * that changed are put in their place, new ones come at the end; a row never moves under a finger.
 */
export class ReviewList implements ReactiveController {
  rows: readonly ListedRegistration[] | undefined;
  total = 0;
  hasMore = false;
  error: unknown;
  readonly #host: ReactiveControllerHost;
  readonly #server: () => ReviewServer;
  #filter: ReviewFilter = { standing: 'waiting' };
  #next: string | undefined;
  #question: AbortController | undefined;

  constructor(host: ReactiveControllerHost, server: () => ReviewServer) {
    this.#host = host;
    this.#server = server;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#question?.abort();
  }

  /** Shows the registrations of a filter from the first on. */
  async show(filter: ReviewFilter): Promise<void> {
    this.#filter = filter;
    this.rows = undefined;
    this.#host.requestUpdate();
    await this.#ask(undefined, pageSize, (rows) => rows);
  }

  async more(): Promise<void> {
    if (this.#next) await this.#ask(this.#next, pageSize, (rows) => [...(this.rows ?? []), ...rows]);
  }

  /** Reads again what is shown. */
  async renew(): Promise<void> {
    const limit = Math.min(mostAtOnce, Math.max(pageSize, this.rows?.length ?? 0));
    await this.#ask(undefined, limit, (rows) => mergeRows(this.rows, rows));
  }

  /** Takes away what was decided here, and what is gone. */
  drop(ids: ReadonlySet<string>): void {
    this.rows = this.rows?.filter(({ id, isGone }) => !isGone && !ids.has(id));
    this.#host.requestUpdate();
  }

  async #ask(
    after: string | undefined,
    limit: number,
    put: (rows: readonly QueuedRegistration[]) => readonly ListedRegistration[],
  ): Promise<void> {
    this.#question?.abort();
    const question = new AbortController();
    this.#question = question;
    try {
      const page = await this.#server().list(this.#filter, { after, limit, signal: question.signal });
      if (question.signal.aborted) return;
      this.rows = put(page.registrations);
      this.total = page.total;
      this.#next = page.next;
      this.hasMore = page.next !== undefined;
      this.error = undefined;
    } catch (error) {
      if (question.signal.aborted) return;
      this.error = error;
    }
    this.#host.requestUpdate();
  }
}

/** The rows shown, with what is new of them, and then those that were not shown. */
export function mergeRows(
  shown: readonly ListedRegistration[] | undefined,
  now: readonly QueuedRegistration[],
): ListedRegistration[] {
  const fresh = new Map(now.map((row) => [row.id, row]));
  const kept = (shown ?? []).map((row) => fresh.get(row.id) ?? { ...row, isGone: true });
  const known = new Set(kept.map(({ id }) => id));
  return [...kept, ...now.filter(({ id }) => !known.has(id))];
}
