import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What shows that somebody stands at a tablet; `badge-read` comes from the camera of a lane. */
const signs = ['pointerdown', 'keydown', 'badge-read'] as const;

/** Calls back when nobody has touched the page, nor shown it a badge, for half an hour: whoever was there has gone. */
export class RestController implements ReactiveController {
  readonly #onRest: () => void;
  readonly #restMs: number;
  #timer: number | undefined;

  constructor(host: ReactiveControllerHost, onRest: () => void, restMs = 30 * 60_000) {
    this.#onRest = onRest;
    this.#restMs = restMs;
    host.addController(this);
  }

  hostConnected(): void {
    for (const sign of signs) window.addEventListener(sign, this.#stir, { capture: true });
    this.#stir();
  }

  hostDisconnected(): void {
    for (const sign of signs) window.removeEventListener(sign, this.#stir, { capture: true });
    window.clearTimeout(this.#timer);
  }

  readonly #stir = () => {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(this.#onRest, this.#restMs);
  };
}
