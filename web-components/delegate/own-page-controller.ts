import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DelegatePage } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import { ApiProblem } from '../api/problem.ts';
import type { DelegateServer } from './delegate-server.ts';
import type { KeptPage } from './kept-page.ts';
import { forgetLinkSecret, isWholeSecret, takeLinkSecret } from './link-secret.ts';
import type { News } from './own-page-news.ts';

const refreshMs = 60_000;

/** What the page stands on: the server, and what this browser keeps. */
export interface OwnPageSource {
  readonly server: DelegateServer;
  readonly kept: KeptPage;
}

/**
 * The delegate's own page: signed in by the link where there is one, read again at once when the server says that it is
 * another, each minute and whenever somebody looks, kept for when there is no network, and forgotten when the server says
 * that it is over.
 */
export class OwnPageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & OwnPageSource;
  #timer: ReturnType<typeof setInterval> | undefined;
  #isReading = false;
  #news: News | undefined;
  /** It may be of before: news came while it was on its way. */
  #isReadTooSoon = false;
  page: DelegatePage | undefined;
  /** Since when what is shown is what was kept: there is no network. */
  aloneSince: string | undefined;
  /** What keeps the page from being shown, or what went wrong last. */
  error: unknown;
  isLoading = true;

  constructor(host: ReactiveControllerHost & OwnPageSource) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('online', this.read);
    window.addEventListener('hashchange', this.read);
    document.addEventListener('visibilitychange', this.#looked);
    this.#timer = setInterval(this.#looked, refreshMs);
    void this.#open();
  }

  hostDisconnected(): void {
    window.removeEventListener('online', this.read);
    window.removeEventListener('hashchange', this.read);
    document.removeEventListener('visibilitychange', this.#looked);
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#stopListening();
  }

  readonly #looked = (): void => {
    if (document.visibilityState === 'visible') void this.read();
    else this.#stopListening();
  };

  readonly #told = (): void => {
    if (this.#isReading) this.#isReadTooSoon = true;
    else void this.read();
  };

  /** Only while somebody looks at a page that is theirs: thousands of phones lie in pockets. */
  #listen(): void {
    const isSeen = this.#timer !== undefined && document.visibilityState === 'visible';
    const isWanted = isSeen && this.page && this.aloneSince === undefined;
    if (!isWanted || this.#news?.isOver) this.#stopListening();
    if (isWanted) this.#news ??= this.#host.server.news(this.#told);
  }

  #stopListening(): void {
    this.#news?.close();
    this.#news = undefined;
  }

  /** What was kept is there at once; the server may take its time. */
  async #open(): Promise<void> {
    if (!location.hash) this.page = (await this.#host.kept.read())?.page;
    this.#host.requestUpdate();
    await this.read();
  }

  /** Asks the server anew. */
  readonly read = async (): Promise<void> => {
    if (this.#isReading) return;
    this.#isReading = true;
    this.#isReadTooSoon = false;
    let fault: unknown;
    try {
      fault = await this.#useLink();
      await this.#show(await this.#ask(), fault);
    } catch (error) {
      await this.#failed(error, fault);
    }
    this.isLoading = false;
    this.#isReading = false;
    this.#host.requestUpdate();
    if (this.#isReadTooSoon) void this.read();
    else this.#listen();
  };

  async #ask(): Promise<DelegatePage> {
    const { server } = this.#host;
    const page = await server.page();
    return page.step === 'badge' && !page.badge ? server.getBadge() : page;
  }

  /** A link that is no good does not take away what an earlier one has opened; what is wrong with it is told. */
  async #useLink(): Promise<unknown> {
    const secret = takeLinkSecret();
    if (!secret) return undefined;
    try {
      if (!isWholeSecret(secret)) throw brokenLink();
      await this.#host.server.signIn(secret);
      this.#stopListening();
      forgetLinkSecret();
      return undefined;
    } catch (error) {
      if (isNoAnswer(error)) throw error;
      forgetLinkSecret();
      return error;
    }
  }

  async #show(page: DelegatePage, fault: unknown): Promise<void> {
    this.page = page;
    this.error = fault;
    this.aloneSince = undefined;
    await this.#host.kept.keep(page);
  }

  async #failed(error: unknown, linkFault: unknown): Promise<void> {
    if (isNoAnswer(error)) {
      const kept = await this.#host.kept.read();
      this.aloneSince = kept?.keptAt ?? new Date().toISOString();
      this.page ??= kept?.page;
      this.error = this.page ? undefined : error;
      return;
    }
    this.error = linkFault ?? error;
    this.aloneSince = undefined;
    if (error instanceof ApiProblem && error.problem.status === 401) {
      this.page = undefined;
      await this.#host.kept.forget();
    }
  }

  /** Signs out here, and forgets what was kept. Rejects without network: the cookie can only be ended by the server. */
  async signOut(): Promise<void> {
    await this.#host.server.signOut();
    this.#stopListening();
    await this.#host.kept.forget();
    this.page = undefined;
    await this.read();
  }
}

const isNoAnswer = (error: unknown): boolean => error instanceof ApiProblem && error.code === 'page.no_answer';

const brokenLink = () =>
  new ApiProblem({ type: 'about:blank', title: '', status: 404, code: 'identity.delegate_link_unknown' });
