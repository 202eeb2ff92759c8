import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { pageClient } from './page-client.ts';
import type { Connection } from './view.ts';

/** How this page stands with the server, for the header: draws its host again when that changes. */
export class ConnectionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  get connection(): Connection {
    return pageClient().connection;
  }

  get state(): Connection['state'] {
    return this.connection.state;
  }

  get since(): string {
    return this.connection.since;
  }

  get ageMs(): number {
    return this.connection.ageMs;
  }

  hostConnected(): void {
    this.#stop = pageClient().onConnection(() => this.#host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
