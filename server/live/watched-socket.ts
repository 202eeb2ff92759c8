import type { Follower } from '../kernel/actor.ts';
import type { Requester } from '../kernel/requester-address.ts';
import { type WireFrame, wireFrames } from './frames.ts';
import { closeCodes, tideMs } from './hub.contract.ts';
import type { LiveLimits } from './limits.ts';
import type { LiveConnection } from './live-connection.ts';
import type { FrameTallies } from './live-counts.ts';
import type { Pulse } from './pulse.ts';

/** Whose socket it is. */
export interface Owner {
  readonly actor: Follower;
  /** Asks again: none once the sign-in has ended. May reject when it cannot be found out now. */
  currentActor(): Promise<Follower | undefined>;
  /** Where the page is, where that is known. */
  readonly requester?: Requester | undefined;
}

/** What is known of one socket over time: when it was heard and written to, how much it asks, whether it still reads. */
export class WatchedSocket {
  readonly connection: LiveConnection;
  readonly owner: Owner;
  /** Since when it has been asked, without an answer, whose it is. */
  doubtedSince: number | undefined;
  readonly #limits: LiveLimits;
  readonly #pulse: Pulse;
  #quietSince: number;
  /** The first ping goes out at the first look. */
  #pingedAt = Number.NEGATIVE_INFINITY;
  #owesPong = false;
  #hasAsked = false;
  readonly #openedAt: number;
  #midMessageSince: number | undefined;
  #fullSince: number | undefined;
  #idleSince: number | undefined;
  #tokens: number;
  #tokensAt: number;

  constructor(connection: LiveConnection, owner: Owner, limits: LiveLimits, pulse: Pulse) {
    const now = pulse.now();
    this.#pulse = pulse;
    this.connection = connection;
    this.owner = owner;
    this.#limits = limits;
    this.#quietSince = now;
    this.#openedAt = now;
    this.#tokens = limits.framesAtOnce;
    this.#tokensAt = now;
  }

  /** The page sent something, if only a ping or a pong: whether it may. One thing too many ends the socket. */
  heard(): boolean {
    const { outlet } = this.connection;
    if (!outlet.isOpen) return false;
    const now = this.#pulse.now();
    const { framesAtOnce, framesPerSecond } = this.#limits;
    const earned = ((now - this.#tokensAt) / 1000) * framesPerSecond;
    this.#tokens = Math.min(framesAtOnce, this.#tokens + earned) - 1;
    this.#tokensAt = now;
    if (this.#tokens < 0) this.connection.close(closeCodes.misbehaved, 'too many frames');
    return outlet.isOpen;
  }

  /** The page answered a ping: it reads. What it says by itself does not show that. */
  ponged(): void {
    this.#owesPong = false;
    this.heard();
  }

  /** The page asks for something: whether it may. */
  mayAsk(): boolean {
    this.#hasAsked = true;
    return this.heard();
  }

  /** Sends the tide and the ping when they are due, and ends the socket when there is reason to. */
  inspect(now: number, tide: () => WireFrame): void {
    const { connection } = this;
    const { outlet } = connection;
    if (!outlet.isOpen) return;
    if (connection.subscriptions.size > 0) this.#idleSince = undefined;
    else this.#idleSince ??= now;
    if (connection.hasRoom) this.#fullSince = undefined;
    else this.#fullSince ??= now;
    if (outlet.isMidMessage) this.#midMessageSince ??= now;
    else this.#midMessageSince = undefined;
    if (this.#mustEnd(now)) return;
    // None before the last was answered: it would begin the time anew that the page has to answer.
    if (!this.#owesPong && isOver(this.#pingedAt, now, this.#limits.pingMs)) {
      this.#pingedAt = now;
      this.#owesPong = true;
      outlet.ping();
    }
    this.#sendTide(now, tide);
  }

  #mustEnd(now: number): boolean {
    const { connection } = this;
    const { stallMs, idleMs, recheckGraceMs } = this.#limits;
    if (isOver(this.#fullSince, now, stallMs)) connection.cut('stalled');
    else if (this.#owesAnswer(now)) connection.cut('mute');
    else if (isOver(this.#idleSince, now, idleMs)) connection.close(closeCodes.done, 'nothing is followed');
    else if (isOver(this.doubtedSince, now, recheckGraceMs)) connection.close(closeCodes.tryLater, 'who is this');
    return !connection.outlet.isOpen;
  }

  /** For too long the page has left out one of these: its first word, the end of what it began to say, or the answer to a ping. */
  #owesAnswer(now: number): boolean {
    const { answerMs } = this.#limits;
    return (
      (!this.#hasAsked && isOver(this.#openedAt, now, answerMs)) ||
      isOver(this.#midMessageSince, now, answerMs) ||
      (this.#owesPong && isOver(this.#pingedAt, now, answerMs))
    );
  }

  #sendTide(now: number, tide: () => WireFrame): void {
    const { connection } = this;
    if (!connection.hasSent && isOver(this.#quietSince, now, tideMs) && connection.hasRoom) connection.send(tide());
    if (connection.hasSent) this.#quietSince = now;
    connection.hasSent = false;
  }
}

const isOver = (since: number | undefined, now: number, ms: number): boolean =>
  since !== undefined && now - since >= ms;

/** The frame that says that nothing is new. */
export const tideAt = (at: Date, tallies: FrameTallies): WireFrame => {
  const [frame] = wireFrames({ type: 'tide', at: at.toISOString() }, tallies);
  if (!frame) throw new Error('a frame has at least one part');
  return frame;
};
