import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { News } from './own-page-news.ts';

const everyMs = 60_000;

/** What is asked for, and how the server says that it has become another. */
export interface Asking {
  /** Before it is asked for the first time. */
  open?(): Promise<void>;
  /** Never rejects; answers whether there is something of theirs to be told about. */
  ask(): Promise<boolean>;
  news(onNews: () => void): News;
}

/**
 * Asks for what is a delegate's own: at once when the server says that it is another, each minute, whenever somebody looks,
 * when the network is back, and when another link was opened in the same window.
 */
export class AskAgain implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #asking: Asking;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isAsking = false;
  #news: News | undefined;
  /** It may be of before: news came while it was on its way. */
  #isAskedTooSoon = false;

  constructor(host: ReactiveControllerHost, asking: Asking) {
    this.#host = host;
    this.#asking = asking;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.#isBack);
    window.addEventListener('hashchange', this.ask);
    document.addEventListener('visibilitychange', this.#looked);
    this.#timer = setInterval(this.#looked, everyMs);
    void this.#open();
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.#isBack);
    window.removeEventListener('hashchange', this.ask);
    document.removeEventListener('visibilitychange', this.#looked);
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.stopListening();
  }

  /** The line that broke would be tried again in its own time. */
  readonly #isBack = (): void => {
    this.stopListening();
    void this.ask();
  };

  readonly #looked = (): void => {
    if (document.visibilityState === 'visible') void this.ask();
    else this.stopListening();
  };

  readonly #told = (): void => {
    if (this.#isAsking) this.#isAskedTooSoon = true;
    else void this.ask();
  };

  /** Only while somebody looks at a page that is theirs: thousands of phones lie in pockets. */
  #listen(isTheirs: boolean): void {
    const isSeen = this.#timer !== undefined && document.visibilityState === 'visible';
    if (!isSeen || !isTheirs || this.#news?.isOver) this.stopListening();
    if (isSeen && isTheirs) this.#news ??= this.#asking.news(this.#told);
  }

  /** As when somebody else is here now. */
  stopListening(): void {
    this.#news?.close();
    this.#news = undefined;
  }

  async #open(): Promise<void> {
    await this.#asking.open?.();
    this.#host.requestUpdate();
    await this.ask();
  }

  readonly ask = async (): Promise<void> => {
    if (this.#isAsking) return;
    this.#isAsking = true;
    this.#isAskedTooSoon = false;
    const isTheirs = await this.#asking.ask();
    this.#isAsking = false;
    this.#host.requestUpdate();
    if (this.#isAskedTooSoon) void this.ask();
    else this.#listen(isTheirs);
  };
}
