import { type Follower, may } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { problemOf, requestFaults } from '../kernel/problem.ts';
import type { FollowedTopic, Subscription } from './followed-topic.ts';
import { type WireFrame, wireFrames } from './frames.ts';
import { closeCodes, type Revision } from './hub.contract.ts';
import type { LiveLimits } from './limits.ts';
import { type CutReason, type EndReason, type LiveCounts, reasonOfClosing } from './live-counts.ts';

/** Where frames go: a WebSocket, or what a test puts in its place. */
export interface Outlet {
  /** False as soon as closing has begun. */
  readonly isOpen: boolean;
  /** Bytes handed over that the operating system has not taken yet. */
  readonly waitingBytes: number;
  /** The page has begun to say something and not ended. */
  readonly isMidMessage: boolean;
  /** `drained` is called when the system has taken the frame; not if the socket is lost. */
  send(frame: WireFrame, drained?: () => void): void;
  ping(): void;
  close(code: number, reason: string): void;
  /** Ends it without a word. */
  cut(): void;
}

interface Transfer {
  readonly subscription: Subscription;
  readonly parts: readonly WireFrame[];
  next: number;
}

/** One socket and what its page follows: gives each subscription what it needs to be level, as fast as the page reads. */
export class LiveConnection {
  readonly outlet: Outlet;
  readonly subscriptions = new Map<string, Subscription>();
  actor: Follower;
  /** Whether anything was sent since the hub last asked. */
  hasSent = false;
  /** Why the server ended it, if it did. */
  ended: EndReason | undefined;
  readonly #maxWaitingBytes: number;
  readonly #maxHeldBytes: number;
  readonly #counts: LiveCounts;
  /** Followed topics that the page is not level with, waiting for room. */
  readonly #behind = new Set<Subscription>();
  #transfer: Transfer | undefined;

  constructor(outlet: Outlet, actor: Follower, limits: LiveLimits, counts: LiveCounts) {
    this.outlet = outlet;
    this.actor = actor;
    this.#maxWaitingBytes = limits.maxWaitingBytes;
    this.#maxHeldBytes = limits.maxHeldBytes;
    this.#counts = counts;
  }

  /** Whether it is worth making a frame for this page now: with one of the largest waiting, small ones still pass. */
  get hasRoom(): boolean {
    return this.outlet.waitingBytes < (this.#maxWaitingBytes * 2) / 3;
  }

  /** Something of a topic has not reached this page, and waits until it reads on. */
  get isBehind(): boolean {
    return this.#behind.size > 0;
  }

  /** Follows a topic, from a revision that the page holds. Asking again answers again. */
  follow(followed: FollowedTopic, revision: Revision | undefined): Subscription {
    const subscription = this.subscriptions.get(followed.key) ?? {
      followed,
      connection: this,
      held: undefined,
      owesAnswer: true,
      declared: 'first',
    };
    subscription.owesAnswer = true;
    subscription.declared = revision ? 'gap' : 'first';
    subscription.held = revision && followed.remembers(revision) ? revision[1] : undefined;
    this.subscriptions.set(followed.key, subscription);
    followed.subscriptions.add(subscription);
    return subscription;
  }

  unfollow(key: string): void {
    const subscription = this.subscriptions.get(key);
    if (!subscription) return;
    this.subscriptions.delete(key);
    this.#behind.delete(subscription);
    // The rest of it would come after the word that it is refused, and pass for news.
    if (this.#transfer?.subscription === subscription) this.#transfer = undefined;
    subscription.followed.leave(subscription);
  }

  unfollowAll(): void {
    for (const key of [...this.subscriptions.keys()]) this.unfollow(key);
  }

  /**
   * Sends the one frame that leads on from the state numbered `from`. This is what happens a thousand times at each
   * change, so it looks at as little as it can, and leaves it to the caller to count the frame when it says that it was
   * sent; a page that is not where all others are is brought level apart.
   */
  advance(subscription: Subscription, from: number, frame: WireFrame): boolean {
    const { outlet } = this;
    const isWithOthers = subscription.held === from && !subscription.owesAnswer && this.#transfer === undefined;
    if (!isWithOthers || !outlet.isOpen || !this.#fits(frame)) {
      this.deliver(subscription);
      return false;
    }
    subscription.held = from + 1;
    this.hasSent = true;
    outlet.send(frame);
    return true;
  }

  /** Sends what brings the page level with this topic, or remembers to when there is room. */
  deliver(subscription: Subscription): void {
    const { followed } = subscription;
    if (!followed.isFor(this.actor)) {
      this.refuse(followed.key, faultOf(followed, this.actor));
      return;
    }
    if (!this.hasRoom || this.#transfer?.subscription === subscription) {
      if (!this.hasRoom) followed.counts.updatesPutOff += 1;
      this.#behind.add(subscription);
      return;
    }
    const frames = followed.framesFor(subscription);
    const [frame] = frames;
    if (frame && !this.#fits(frame)) {
      followed.counts.updatesPutOff += 1;
      this.#behind.add(subscription);
      return;
    }
    if (frames.length > 1) {
      this.#beginTransfer(subscription, frames);
      return;
    }
    this.#behind.delete(subscription);
    if (frame) {
      this.send(frame);
      this.#isLevel(subscription);
    }
    if (followed.staleFrames.length > 0) this.tell(followed.staleFrames);
  }

  /** Delivers what had to wait. */
  catchUp(): void {
    for (const subscription of [...this.#behind]) {
      if (!this.hasRoom) return;
      this.deliver(subscription);
    }
  }

  /** Sends small frames that do not lead from one revision to another. */
  tell(frames: readonly WireFrame[]): void {
    for (const frame of frames) this.send(frame);
  }

  send(frame: WireFrame, drained?: () => void): void {
    if (!this.outlet.isOpen) return;
    if (this.outlet.waitingBytes + frame.bytes.length > this.#maxHeldBytes) {
      this.cut('stalled');
      return;
    }
    this.hasSent = true;
    frame.tally.frames += 1;
    frame.tally.bytes += frame.bytes.length;
    this.outlet.send(frame, drained);
  }

  /** Says goodbye, with a code of `closeCodes`. */
  close(code: number, reason: string): void {
    this.ended ??= reasonOfClosing(code);
    this.outlet.close(code, reason);
  }

  /** Ends it without a word, for there is nobody to hear one. */
  cut(reason: CutReason): void {
    this.ended ??= reason;
    this.outlet.cut();
  }

  refuse(key: string, error: DomainError): void {
    this.unfollow(key);
    this.#counts.refused(error.fault.code);
    this.tell(wireFrames({ type: 'refused', key, problem: problemOf(error) }, this.#counts.sent));
  }

  /** Who the socket belongs to now: what they may no longer follow ends, and all of it when they are signed out. */
  reconsider(actor: Follower | undefined): void {
    if (!actor) {
      this.close(closeCodes.signInEnded, 'signed out');
      return;
    }
    this.actor = actor;
    for (const [key, { followed }] of [...this.subscriptions]) {
      if (!followed.isFor(actor)) this.refuse(key, faultOf(followed, actor));
    }
  }

  #fits(frame: WireFrame): boolean {
    const { waitingBytes } = this.outlet;
    return waitingBytes === 0 || waitingBytes + frame.bytes.length <= this.#maxWaitingBytes;
  }

  /** It holds the newest state, or will when what was sent has arrived. */
  #isLevel(subscription: Subscription): void {
    const { held, owesAnswer, followed } = subscription;
    if (held !== undefined && !owesAnswer) followed.counts.updatesMerged += Math.max(0, followed.number - held - 1);
    subscription.held = followed.number;
    subscription.owesAnswer = false;
  }

  #beginTransfer(subscription: Subscription, parts: readonly WireFrame[]): void {
    if (this.#transfer) {
      this.#behind.add(subscription);
      return;
    }
    this.#behind.delete(subscription);
    this.#isLevel(subscription);
    this.#transfer = { subscription, parts, next: 0 };
    this.#sendNextPart();
  }

  #sendNextPart(): void {
    const transfer = this.#transfer;
    const part = transfer?.parts[transfer.next];
    if (!transfer || !part) {
      this.#transfer = undefined;
      if (transfer && this.#isCurrent(transfer.subscription)) this.deliver(transfer.subscription);
      this.catchUp();
      return;
    }
    transfer.next += 1;
    this.send(part, () => this.#transfer === transfer && this.#sendNextPart());
  }

  #isCurrent(subscription: Subscription): boolean {
    return this.subscriptions.get(subscription.followed.key) === subscription;
  }
}

/** Why somebody may not follow it: not here, or not at all. */
const faultOf = ({ topic }: FollowedTopic, actor: Follower): DomainError =>
  new DomainError(may(topic.permission, actor) ? requestFaults.elsewhere : requestFaults.role_needed);
