import type { ReactiveControllerHost } from 'lit';
import type { OwnNetwork } from '../../server/network-access/network-access.contract.ts';
import type { DelegatePage } from '../../server/registration/delegate-page/delegate-page.contract.ts';
import { type ApiProblem, isNoAnswer } from '../api/problem.ts';
import { AskAgain } from '../delegate-access/ask-again.ts';
import { isLinkNeeded, signInByLink } from '../delegate-access/sign-in-by-link.ts';
import type { OwnWifiServer } from './own-wifi-server.ts';
import { takeProblem } from './problem-in-address.ts';

export interface Own {
  readonly page: DelegatePage;
  readonly network: OwnNetwork;
}

const lookEveryMs = 1_500;
const looks = 20;

/** A delegate's own network account, asked for again whenever it may be another; signed in by the link where there is one. */
export class OwnNetworkController {
  readonly #host: ReactiveControllerHost & { readonly server: OwnWifiServer };
  readonly #again: AskAgain;
  #looking: ReturnType<typeof setTimeout> | undefined;
  own: Own | undefined;
  /** There is no network: what is shown is of before. */
  isAlone = false;
  /** What keeps it from being shown, or what went wrong last. */
  error: unknown;
  /** Why the form was refused that was sent last. */
  refused: ApiProblem | undefined;
  isLoading = true;

  constructor(host: ReactiveControllerHost & { readonly server: OwnWifiServer }) {
    this.#host = host;
    this.#again = new AskAgain(host, {
      ask: () => this.#ask(),
      news: (onNews) => host.server.news(onNews),
    });
    host.addController({ hostDisconnected: () => clearTimeout(this.#looking) });
  }

  readonly read = (): Promise<void> => this.#again.ask();

  /** A file was asked for by a form, and no page is told when it comes: looks until there is one more device. */
  readonly lookForNew = (): void => {
    this.refused = undefined;
    const before = new Set(this.#deviceIds());
    const look = async (left: number): Promise<void> => {
      await this.read();
      const isThere = this.#deviceIds().some((id) => !before.has(id));
      if (!isThere && left > 0) this.#looking = setTimeout(() => void look(left - 1), lookEveryMs);
    };
    clearTimeout(this.#looking);
    this.#looking = setTimeout(() => void look(looks), lookEveryMs / 3);
  };

  #deviceIds(): readonly string[] {
    return this.own?.network.credentials.map(({ id }) => id) ?? [];
  }

  async #ask(): Promise<boolean> {
    const { server } = this.#host;
    this.refused = takeProblem() ?? this.refused;
    let fault: unknown;
    try {
      const link = await signInByLink((secret) => server.signIn(secret));
      fault = link.fault;
      if (link.isSignedIn) this.#begin();
      const [page, network] = await Promise.all([this.own?.page ?? server.page(), server.network()]);
      this.own = { page, network };
      this.isAlone = false;
      this.error = fault;
    } catch (error) {
      this.#failed(error, fault);
    }
    this.isLoading = false;
    return this.own !== undefined && !this.isAlone;
  }

  /** Somebody is here who may be another than before. */
  #begin(): void {
    this.#again.stopListening();
    this.own = undefined;
  }

  #failed(error: unknown, linkFault: unknown): void {
    this.isAlone = isNoAnswer(error);
    if (this.isAlone && this.own) return;
    this.error = linkFault ?? error;
    if (isLinkNeeded(error)) this.own = undefined;
  }
}
