import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DelegateRow } from '../../server/registration/delegates/delegates.contract.ts';
import { searchWords } from '../../server/registration/delegates/fold-text.ts';
import type { DeskServer } from './desk-server.ts';

/** Between the last key and the question: short enough not to be noticed. */
const pauseMs = 150;

/** The people that a search finds, asked for while it is typed; a late answer to an earlier question is dropped. */
export class PeopleSearch implements ReactiveController {
  people: readonly DelegateRow[] | undefined;
  /** Folded words of the search that `people` answers. */
  words: readonly string[] = [];
  /** The search that `people` answers. */
  answered = '';
  error: unknown;
  next: string | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #server: () => DeskServer;
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #question: AbortController | undefined;

  constructor(host: ReactiveControllerHost, server: () => DeskServer) {
    this.#host = host;
    this.#server = server;
    host.addController(this);
  }

  hostConnected(): void {
    void this.ask(this.#asked);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#question?.abort();
  }

  /** Asks when the typing pauses. */
  type(search: string): void {
    this.#asked = search;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(search), pauseMs);
  }

  /** Asks at once. True when these are the people now. */
  async ask(search: string): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#asked = search;
    return this.#put(search, undefined);
  }

  async more(): Promise<void> {
    if (this.next) await this.#put(this.answered, this.next);
  }

  /** Puts a person's row in the place of the old one. */
  renew(row: DelegateRow): void {
    this.people = this.people?.map((person) => (person.id === row.id ? row : person));
    this.#host.requestUpdate();
  }

  async #put(search: string, after: string | undefined): Promise<boolean> {
    this.#question?.abort();
    const question = new AbortController();
    this.#question = question;
    try {
      const page = await this.#server().findDelegates(search.trim(), { after, signal: question.signal });
      if (question.signal.aborted) return false;
      this.people = after && this.people ? [...this.people, ...page.delegates] : page.delegates;
      this.next = page.next;
      this.answered = search;
      this.words = searchWords(search);
      this.error = undefined;
    } catch (error) {
      if (question.signal.aborted) return false;
      this.error = error;
    }
    this.#host.requestUpdate();
    return this.error === undefined;
  }
}
