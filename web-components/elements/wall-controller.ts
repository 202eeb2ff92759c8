import type { LitElement, ReactiveController } from 'lit';

/** After the pointer moved or a key was pressed, the way back is shown for so long. */
const stirredMs = 4000;

/**
 * Wall mode of a board, for a screen that hangs high and has nobody in front of it. It is on while the address says
 * `?wall`, so that a screen can be set up by its address alone; `enter` is for a button. While it is on
 * - the host has the attribute `wall`, for its styles, and the page is dark, as rooms with walls of screens are;
 * - the screen stays awake, where the browser can see to that (Screen Wake Lock);
 * - Escape returns to the desk, and so does leaving full screen and the browser's own way back.
 */
export class WallController implements ReactiveController {
  readonly #host: LitElement;
  #isOn = false;
  #isStirred = false;
  #themeBefore: string | undefined;
  #wakeLock: WakeLockSentinel | undefined;
  #calm: number | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Somebody is at the pointer or the keys: time to show a way back, and the pointer. */
  get isStirred(): boolean {
    return this.#isOn && this.#isStirred;
  }

  hostConnected(): void {
    window.addEventListener('popstate', this.#follow);
    this.#follow();
  }

  hostDisconnected(): void {
    window.removeEventListener('popstate', this.#follow);
    this.#turn(false);
  }

  /** Puts the board on the wall, in full screen where that is allowed: only at the press of a button. */
  enter(): void {
    if (this.#isOn) return;
    history.pushState(history.state, '', addressWith(true));
    this.#follow();
    // Refused in a frame, and on phones: the wall fills the window then.
    void document.documentElement.requestFullscreen?.().catch(() => undefined);
  }

  leave(): void {
    if (!this.#isOn) return;
    history.replaceState(history.state, '', addressWith(false));
    this.#follow();
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }

  readonly #follow = (): void => {
    this.#turn(new URLSearchParams(location.search).has('wall'));
  };

  #turn(isOn: boolean): void {
    if (isOn === this.#isOn) return;
    this.#isOn = isOn;
    this.#host.toggleAttribute('wall', isOn);
    const { dataset } = document.documentElement;
    if (isOn) {
      this.#themeBefore = dataset.theme;
      dataset.theme = 'dark';
    } else if (this.#themeBefore === undefined) delete dataset.theme;
    else dataset.theme = this.#themeBefore;
    this.#listen(isOn ? 'addEventListener' : 'removeEventListener');
    if (isOn) void this.#stayAwake();
    else this.#letSleep();
    this.#host.requestUpdate();
  }

  #listen(how: 'addEventListener' | 'removeEventListener'): void {
    document[how]('visibilitychange', this.#stayAwake);
    document[how]('fullscreenchange', this.#fullScreenChanged);
    document[how]('keydown', this.#keyPressed);
    for (const stir of ['pointermove', 'pointerdown', 'keydown']) document[how](stir, this.#stir);
  }

  readonly #keyPressed = (event: Event): void => {
    if (event.defaultPrevented || !(event instanceof KeyboardEvent) || event.key !== 'Escape') return;
    this.leave();
  };

  /** The browser keeps the Escape that ends full screen to itself. */
  readonly #fullScreenChanged = (): void => {
    if (!document.fullscreenElement) this.leave();
  };

  readonly #stir = (): void => {
    window.clearTimeout(this.#calm);
    this.#calm = window.setTimeout(() => this.#setStirred(false), stirredMs);
    this.#setStirred(true);
  };

  #setStirred(isStirred: boolean): void {
    if (this.#isStirred === isStirred) return;
    this.#isStirred = isStirred;
    this.#host.requestUpdate();
  }

  /** The browser takes it away when the page is hidden: it is asked for anew then. */
  readonly #stayAwake = async (): Promise<void> => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    // Refused on a battery that is low: the screen then sleeps as its machine says.
    const lock = await navigator.wakeLock.request('screen').catch(() => undefined);
    if (this.#isOn && this.#wakeLock?.released !== false) this.#wakeLock = lock;
    else void lock?.release().catch(() => undefined);
  };

  #letSleep(): void {
    window.clearTimeout(this.#calm);
    this.#isStirred = false;
    void this.#wakeLock?.release().catch(() => undefined);
    this.#wakeLock = undefined;
  }
}

function addressWith(isWall: boolean): URL {
  const address = new URL(location.href);
  if (isWall) address.searchParams.set('wall', '');
  else address.searchParams.delete('wall');
  // `?wall`, as people type it, rather than `?wall=`.
  address.search = address.search.replace(/\bwall=(?=&|$)/, 'wall');
  return address;
}
