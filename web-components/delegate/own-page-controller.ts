import type { ReactiveControllerHost } from 'lit';
import type { DelegatePage } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import { ApiProblem, isNoAnswer } from '../api/problem.ts';
import { AskAgain } from '../delegate-access/ask-again.ts';
import { signInByLink } from '../delegate-access/sign-in-by-link.ts';
import type { DelegateServer } from './delegate-server.ts';
import type { KeptPage } from './kept-page.ts';

/** What the page stands on: the server, and what this browser keeps. */
export interface OwnPageSource {
  readonly server: DelegateServer;
  readonly kept: KeptPage;
}

/**
 * The delegate's own page: signed in by the link where there is one, asked for again whenever it may be another, kept for
 * when there is no network, and forgotten when the server says that it is over.
 */
export class OwnPageController {
  readonly #source: OwnPageSource;
  readonly #again: AskAgain;
  page: DelegatePage | undefined;
  /** Since when what is shown is what was kept: there is no network. */
  aloneSince: string | undefined;
  /** What keeps the page from being shown, or what went wrong last. */
  error: unknown;
  isLoading = true;

  constructor(host: ReactiveControllerHost & OwnPageSource) {
    this.#source = host;
    this.#again = new AskAgain(host, {
      open: () => this.#showKept(),
      ask: () => this.#ask(),
      news: (onNews) => host.server.news(onNews),
    });
  }

  /** Asks the server anew. */
  readonly read = (): Promise<void> => this.#again.ask();

  /** What was kept is there at once; the server may take its time. */
  async #showKept(): Promise<void> {
    if (!location.hash) this.page = (await this.#source.kept.read())?.page;
  }

  async #ask(): Promise<boolean> {
    const { server } = this.#source;
    let fault: unknown;
    try {
      const link = await signInByLink((secret) => server.signIn(secret));
      if (link.isSignedIn) this.#again.stopListening();
      fault = link.fault;
      await this.#show(await this.#fetch(), fault);
    } catch (error) {
      await this.#failed(error, fault);
    }
    this.isLoading = false;
    return this.page !== undefined && this.aloneSince === undefined;
  }

  async #fetch(): Promise<DelegatePage> {
    const { server } = this.#source;
    const page = await server.page();
    return page.step === 'badge' && !page.badge ? server.getBadge() : page;
  }

  async #show(page: DelegatePage, fault: unknown): Promise<void> {
    this.page = page;
    this.error = fault;
    this.aloneSince = undefined;
    await this.#source.kept.keep(page);
  }

  async #failed(error: unknown, linkFault: unknown): Promise<void> {
    if (isNoAnswer(error)) {
      const kept = await this.#source.kept.read();
      this.aloneSince = kept?.keptAt ?? new Date().toISOString();
      this.page ??= kept?.page;
      this.error = this.page ? undefined : error;
      return;
    }
    this.error = linkFault ?? error;
    this.aloneSince = undefined;
    if (error instanceof ApiProblem && error.problem.status === 401) {
      this.page = undefined;
      await this.#source.kept.forget();
    }
  }

  /** Signs out here, and forgets what was kept. Rejects without network: the cookie can only be ended by the server. */
  async signOut(): Promise<void> {
    await this.#source.server.signOut();
    this.#again.stopListening();
    await this.#source.kept.forget();
    this.page = undefined;
    await this.read();
  }
}
