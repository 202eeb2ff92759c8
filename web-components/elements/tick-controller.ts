import type { ReactiveController, ReactiveControllerHost } from 'lit';

const hosts = new Set<ReactiveControllerHost>();
let timer: number | undefined;

function beat() {
  for (const host of hosts) host.requestUpdate();
  // On the second, so that all clocks of a page turn at once.
  timer = window.setTimeout(beat, 1000 - (Date.now() % 1000));
}

/** Draws its host again each second, with one timer for the whole page. For what shows time passing. */
export class TickController implements ReactiveController {
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    hosts.add(this.#host);
    if (timer === undefined) timer = window.setTimeout(beat, 1000 - (Date.now() % 1000));
  }

  hostDisconnected(): void {
    hosts.delete(this.#host);
    if (hosts.size > 0) return;
    window.clearTimeout(timer);
    timer = undefined;
  }
}
