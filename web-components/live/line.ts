import { tideMs } from '../../server/live/hub.contract.ts';
import type { Timers } from './timers.ts';
import type { Connection } from './view.ts';

/** One socket, as far as the line needs it. Nothing is called after `onClose`, nor after `close`. */
export interface LineSocket {
  send(text: string): void;
  close(): void;
}

export type OpenSocket = (events: {
  onOpen(): void;
  onText(text: string): void;
  onBytes(bytes: Uint8Array): void;
  /** `code` as in RFC 6455 §7.4; 1006 when there was no goodbye. */
  onClose(code: number): void;
}) => LineSocket;

export interface LineOptions {
  readonly open: OpenSocket;
  readonly timers: Timers;
  /** From 0 to 1: pages that lost the same server do not all return at once. */
  readonly random: () => number;
  readonly onOpen: () => void;
  readonly onText: (text: string) => void;
  readonly onBytes: (bytes: Uint8Array) => void;
  /** `wasOpen` is false when the handshake failed. */
  readonly onClose: (code: number, wasOpen: boolean) => void;
  /** Asks the server for anything that it answers: does the socket still lead to it? */
  readonly onProbe: () => void;
  /** The state is another one now. */
  readonly onState: () => void;
}

/** A cut that is mended within this is not worth a word. */
const graceMs = 1000;
const staleMs = 2.5 * tideMs;
/** So long without a word from a socket that seems open: it is not. */
const deadMs = 5 * tideMs;
const lostMs = 15_000;
const handshakeMs = 10_000;
/** A handshake that has lasted for so long when there is news of the network may be waiting for the network of before. */
const freshHandshakeMs = 1000;
/** The server answers a probe at once: so long without a word, and the way to it is another one now. */
const probeMs = 2000;
/** What is heard so shortly after the network went had come in before. */
const echoMs = 250;
const notDoubted = Number.NEGATIVE_INFINITY;
const lookMs = 500;
/** A socket that lasted for less was no success: the next try waits longer. */
const lastedMs = 5000;
const firstWaitMs = 250;
const waitMs = 500;
/**
 * A server that starts again is back within seconds: so many tries at most a second apart find it at once. Chromium
 * itself holds back a page's sockets after some sixteen failures, so what is away for longer is tried less often.
 */
const eagerTries = 12;
const eagerWaitMs = 1000;
/** A page is level within five seconds of the end of any fault, whatever it was. */
const maxWaitMs = 4000;

/** Keeps one socket open while it is wanted: opens it again when it breaks, and knows how stale the page is. */
export class Line {
  readonly #options: LineOptions;
  #socket: LineSocket | undefined;
  #isOpen = false;
  #attempts = 0;
  #openedAt = 0;
  #startedAt: number;
  #heardAt: number | undefined;
  #cutAt: number | undefined;
  #probedAt: number | undefined;
  /** When the network went, if nothing was heard since. */
  #doubtedAt = notDoubted;
  #liveSince = 0;
  #state: Connection['state'] = 'connecting';
  #cancelRetry: (() => void) | undefined;
  #cancelLook: (() => void) | undefined;

  constructor(options: LineOptions) {
    this.#options = options;
    this.#startedAt = options.timers.now();
  }

  get connection(): Connection {
    const now = this.#options.timers.now();
    const heardAt = this.#heardAt ?? this.#startedAt;
    const since = this.#state === 'live' ? this.#liveSince : heardAt;
    return { state: this.#state, since: new Date(since).toISOString(), ageMs: Math.max(0, now - heardAt) };
  }

  get isStarted(): boolean {
    return this.#cancelLook !== undefined;
  }

  start(): void {
    if (this.isStarted) return;
    this.#startedAt = this.#options.timers.now();
    this.#look();
    this.#connect();
  }

  /** Ends it; `start` begins anew. */
  stop(): void {
    this.#cancelLook?.();
    this.#cancelLook = undefined;
    this.#drop();
    this.#attempts = 0;
    this.#heardAt = undefined;
    this.#cutAt = undefined;
    this.#doubtedAt = notDoubted;
    this.#state = 'connecting';
  }

  /** False when there is no open socket to send it on. */
  send(text: string): boolean {
    if (this.#isOpen) this.#socket?.send(text);
    return this.#isOpen;
  }

  /** The page came back into view, or the network did, or it is another one: do not wait any longer to find out. */
  nudge(): void {
    if (!this.isStarted) return;
    const now = this.#options.timers.now();
    const isHanging = !this.#isOpen && now - this.#openedAt >= freshHandshakeMs;
    if (this.#cancelRetry || (this.#socket && isHanging)) {
      this.#drop();
      this.#attempts = 0;
      this.#connect();
    } else if (this.#isOpen && this.#silentMs() >= staleMs) {
      this.reopen();
    } else if (this.#isOpen && this.#silentMs() >= echoMs && this.#probedAt === undefined) {
      this.#probedAt = now;
      this.#options.onProbe();
    }
  }

  /** The browser says that there is no network: what the page shows is stale from now on, until something is heard. */
  doubt(): void {
    if (!this.isStarted) return;
    this.#doubtedAt = this.#options.timers.now();
    this.#assess();
  }

  /** Gives up the socket, and opens another. */
  reopen(): void {
    this.#drop();
    this.#isCut(1006, true);
  }

  #connect(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    const mine: LineSocket = this.#options.open({
      onOpen: () => this.#socket === mine && this.#hasOpened(),
      onText: (text) => this.#socket === mine && this.#hasHeard(() => this.#options.onText(text)),
      onBytes: (bytes) => this.#socket === mine && this.#hasHeard(() => this.#options.onBytes(bytes)),
      onClose: (code) => this.#socket === mine && this.#isCut(code, this.#isOpen),
    });
    this.#socket = mine;
    this.#openedAt = this.#options.timers.now();
  }

  /** A socket that opens is no word from the server yet: it may turn the page away. */
  #hasOpened(): void {
    this.#isOpen = true;
    this.#openedAt = this.#options.timers.now();
    this.#options.onOpen();
  }

  #hasHeard(take: () => void): void {
    const now = this.#options.timers.now();
    const isEcho = this.#openedAt <= this.#doubtedAt && now < this.#doubtedAt + echoMs;
    if (!isEcho) this.#doubtedAt = notDoubted;
    this.#heardAt = now;
    this.#cutAt = undefined;
    this.#probedAt = undefined;
    if (this.#state !== 'live') this.#assess();
    take();
  }

  #isCut(code: number, wasOpen: boolean): void {
    const { timers, random, onClose } = this.#options;
    this.#drop();
    const now = timers.now();
    // What was stale already gets no grace.
    this.#cutAt ??= this.#state === 'live' ? now : Number.NEGATIVE_INFINITY;
    const hasLasted = wasOpen && now - this.#openedAt >= lastedMs;
    this.#attempts = hasLasted ? 0 : this.#attempts + 1;
    const wait = waitAfter(this.#attempts);
    const delay = this.#attempts === 0 ? random() * firstWaitMs : wait * (0.5 + random() / 2);
    this.#cancelRetry = timers.after(delay, () => this.#connect());
    onClose(code, wasOpen);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#isOpen = false;
    this.#probedAt = undefined;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    socket?.close();
  }

  #look(): void {
    this.#cancelLook = this.#options.timers.after(lookMs, () => this.#look());
    const now = this.#options.timers.now();
    const isHanging = this.#socket && !this.#isOpen && now - this.#openedAt >= handshakeMs;
    const isUnanswered = this.#probedAt !== undefined && now - this.#probedAt >= probeMs;
    if (isHanging) this.#isCut(1006, false);
    else if (isUnanswered || (this.#isOpen && this.#silentMs() >= deadMs)) this.reopen();
    this.#assess();
  }

  #assess(): void {
    const state = this.#stateNow();
    if (state === this.#state) return;
    this.#state = state;
    if (state === 'live') this.#liveSince = this.#options.timers.now();
    this.#options.onState();
  }

  #stateNow(): Connection['state'] {
    const now = this.#options.timers.now();
    if (this.#heardAt === undefined) return now - this.#startedAt < lostMs ? 'connecting' : 'lost';
    if (this.#doubtedAt !== notDoubted) return this.#quietMs() < lostMs ? 'stale' : 'lost';
    const isWell = this.#cutAt === undefined || now - this.#cutAt < graceMs;
    // A cut late in a silence adds no grace to it.
    if (isWell && this.#quietMs() < staleMs) return 'live';
    return this.#quietMs() < lostMs ? 'stale' : 'lost';
  }

  /** For how long the page has heard nothing. */
  #quietMs(): number {
    return this.#options.timers.now() - (this.#heardAt ?? this.#startedAt);
  }

  /** For how long nothing has come on this socket. */
  #silentMs(): number {
    return Math.min(this.#quietMs(), this.#options.timers.now() - this.#openedAt);
  }
}

/** Milliseconds before the next try, after so many in a row that failed. */
function waitAfter(attempts: number): number {
  if (attempts <= eagerTries) return Math.min(waitMs * 2 ** (attempts - 1), eagerWaitMs);
  return Math.min(eagerWaitMs * 2 ** (attempts - eagerTries), maxWaitMs);
}
