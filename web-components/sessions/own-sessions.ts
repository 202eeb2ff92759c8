import type { ReactiveControllerHost } from 'lit';
import type { OwnProgramme, SessionList } from '../../server/programme/own-programme.contract.ts';
import { ApiProblem, isNoAnswer } from '../api/problem.ts';
import { AskAgain } from '../delegate-access/ask-again.ts';
import type { SessionsKept } from './kept-sessions.ts';
import type { SessionsServer } from './sessions-server.ts';

/** What the page stands on: the server, and what this browser keeps. */
export interface SessionsSource {
  readonly server: SessionsServer;
  readonly kept: SessionsKept;
}

/** One address is answered so often: whoever taps on is answered later. */
const isTooOften = (error: unknown): boolean => error instanceof ApiProblem && error.problem.status === 429;

/**
 * The programme and what the delegate marked of it, asked for again whenever it may be another, and kept for when there is no
 * network. A mark is shown at once, and sent as soon as can be.
 */
export class OwnSessions {
  readonly #host: ReactiveControllerHost & SessionsSource;
  readonly #again: AskAgain;
  list: SessionList | undefined;
  own: OwnProgramme | undefined;
  /** Since when what is shown is what was kept: there is no network. */
  aloneSince: string | undefined;
  error: unknown;
  /** Why what was tapped last could not be marked. */
  markFault: unknown;
  isLoading = true;
  #keptAt = '';
  #seenAt: string | undefined;
  #marked = new Set<string>();
  readonly #waiting = new Map<string, boolean>();
  /** Since favourites were asked for: what comes may be of before. */
  readonly #sent = new Map<string, boolean>();
  #sending: Promise<void> | undefined;

  constructor(host: ReactiveControllerHost & SessionsSource) {
    this.#host = host;
    this.#again = new AskAgain(host, {
      open: () => this.#showKept(),
      ask: () => this.#ask(),
      news: (onNews) => host.server.news(onNews),
    });
  }

  readonly read = (): Promise<void> => this.#again.ask();
  readonly isMarked = (id: string): boolean => this.#waiting.get(id) ?? this.#marked.has(id);
  readonly isWaiting = (id: string): boolean => this.#waiting.has(id);

  /** Sessions of which something became another since the delegate last said that they have seen it. */
  changed(): OwnProgramme['sessions'] {
    const seenAt = this.#seenAt ?? '';
    return (this.own?.sessions ?? [])
      .map((session) => ({ ...session, changes: session.changes.filter(({ at }) => at > seenAt) }))
      .filter(({ id, changes }) => changes.length > 0 && this.isMarked(id));
  }

  async seen(): Promise<void> {
    const ats = this.changed().flatMap(({ changes }) => changes.map(({ at }) => at));
    this.#seenAt = ats.sort().at(-1) ?? this.#seenAt;
    this.#host.requestUpdate();
    await this.#keep();
  }

  async toggle(id: string): Promise<void> {
    const isWanted = !this.isMarked(id);
    this.#waiting.set(id, isWanted);
    this.markFault = undefined;
    this.#host.requestUpdate();
    await this.#keep();
    await this.#send().catch((error) => this.#failed(error));
    this.#host.requestUpdate();
    await this.#keep();
    // What stands beside a mark, as a full hall, is the server's to say.
    if (this.aloneSince === undefined) await this.read();
  }

  async #showKept(): Promise<void> {
    const kept = await this.#host.kept.read();
    if (!kept || this.list) return;
    this.#take(kept.list, kept.own);
    this.#keptAt = kept.keptAt;
    this.#seenAt = kept.seenAt;
    for (const [id, isWanted] of Object.entries(kept.waiting)) this.#waiting.set(id, isWanted);
  }

  async #ask(): Promise<boolean> {
    try {
      const { server } = this.#host;
      const list = await server.programme();
      if (this.list && this.list.delegateId !== list.delegateId) this.#forgetWho();
      await this.#send();
      this.#sent.clear();
      this.#take(list, await server.favourites());
      for (const [id, isMarked] of this.#sent) this.#put(id, isMarked);
      this.#keptAt = new Date().toISOString();
      this.aloneSince = undefined;
      this.error = undefined;
      await this.#keep();
    } catch (error) {
      await this.#failed(error);
    }
    this.isLoading = false;
    return this.list !== undefined && this.aloneSince === undefined;
  }

  /** Somebody else's marks are not sent for this one. */
  #forgetWho(): void {
    this.#waiting.clear();
    this.#seenAt = undefined;
  }

  #take(list: SessionList, own: OwnProgramme): void {
    this.list = list;
    this.own = own;
    this.#marked = new Set(own.sessions.map(({ id }) => id));
  }

  #put(id: string, isMarked: boolean): void {
    if (isMarked) this.#marked.add(id);
    else this.#marked.delete(id);
  }

  /** One after the other; what was tapped meanwhile goes along. */
  #send(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  async #sendAll(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      const [id, isWanted] = next;
      try {
        await (isWanted ? this.#host.server.mark(id) : this.#host.server.unmark(id));
        this.#sent.set(id, isWanted);
        this.#put(id, isWanted);
      } catch (error) {
        if (isNoAnswer(error) || isTooOften(error)) throw error;
        this.markFault = error;
      }
      if (this.#waiting.get(id) === isWanted) this.#waiting.delete(id);
    }
  }

  #next(): [string, boolean] | undefined {
    return this.#waiting.entries().next().value;
  }

  async #failed(error: unknown): Promise<void> {
    if (isNoAnswer(error)) {
      this.aloneSince = this.#keptAt || new Date().toISOString();
      this.error = this.list ? undefined : error;
      return;
    }
    this.error = error;
    this.aloneSince = undefined;
    if (!(error instanceof ApiProblem) || error.problem.status !== 401) return;
    this.#forgetWho();
    this.list = undefined;
    this.own = undefined;
    this.#marked.clear();
    await this.#host.kept.forget();
  }

  async #keep(): Promise<void> {
    const { list, own } = this;
    if (!list || !own) return;
    const waiting = Object.fromEntries(this.#waiting);
    const seenAt = this.#seenAt !== undefined && { seenAt: this.#seenAt };
    await this.#host.kept.keep({ list, own, keptAt: this.#keptAt, waiting, ...seenAt });
  }
}
