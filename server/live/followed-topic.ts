import { type Actor, may, mayAt } from '../kernel/actor.ts';
import type { DomainError } from '../kernel/domain-error.ts';
import { isWide, type LiveState, type Topic, type TopicParams } from './define-topic.ts';
import { type WireFrame, wireFrames } from './frames.ts';
import type { Revision } from './hub.contract.ts';
import type { LiveConnection } from './live-connection.ts';
import type { TopicCounts } from './live-counts.ts';
import type { SourceReader } from './source-reader.ts';
import { type Declared, PlainContent, type TopicContent } from './topic-content.ts';
import { WideContent } from './wide-content.ts';

/** One page's interest in one instance of a topic. */
export interface Subscription {
  readonly followed: FollowedTopic;
  readonly connection: LiveConnection;
  /** The number of the state that the page holds, or will when what was sent has arrived. */
  held: number | undefined;
  /** The page asked, and must hear even if it is level. */
  owesAnswer: boolean;
  /** Why a snapshot is needed while nothing is held. */
  declared: Declared;
}

const nothing: readonly WireFrame[] = [];
/** Frames that have a name and no number: `level`, and a snapshot for each reason. */
const namedFrames = 4;

/** One instance of a topic that pages follow: its state, its recent past, and the frames made of them, each made once. */
export class FollowedTopic {
  readonly key: string;
  readonly topic: Topic;
  readonly #params: TopicParams;
  readonly reader: SourceReader;
  readonly counts: TopicCounts;
  readonly subscriptions = new Set<Subscription>();
  /** When the last page left, by the hub's pulse. */
  leftAt = 0;
  readonly #onLeft: (followed: FollowedTopic) => void;
  readonly #epoch: string;
  readonly #content: TopicContent;
  readonly #mostFrames: number;
  #number: number;
  #state: LiveState | undefined;
  #isCurrent = false;
  /** Deltas by the number of the state that they stand on; only so many are kept, for a page may claim any state. */
  #frames = new Map<number | Declared | 'level', readonly WireFrame[]>();
  #stale: readonly WireFrame[] = nothing;

  constructor(options: {
    key: string;
    topic: Topic;
    params: TopicParams;
    epoch: string;
    firstNumber: number;
    pastStates: number;
    counts: TopicCounts;
    reader: (followed: FollowedTopic) => SourceReader;
    onLeft: (followed: FollowedTopic) => void;
  }) {
    this.key = options.key;
    this.topic = options.topic;
    this.#params = options.params;
    this.#epoch = options.epoch;
    this.counts = options.counts;
    this.#onLeft = options.onLeft;
    this.#number = options.firstNumber;
    this.#mostFrames = options.pastStates + namedFrames;
    this.#content = isWide(options.topic)
      ? new WideContent(options.key, options.topic, options.counts.sent)
      : new PlainContent(options.key, options.pastStates, options.counts.sent);
    this.reader = options.reader(this);
  }

  get number(): number {
    return this.#number;
  }

  /** The state was read since a page follows: before that it may be from long ago. */
  get isCurrent(): boolean {
    return this.#isCurrent;
  }

  /** Whether who asks may follow it, as far as is known: where it is, only its state says. */
  isFor(actor: Actor): boolean {
    const { permission } = this.topic;
    const place = this.#state && this.topic.place?.(this.#state, this.#params);
    return place ? mayAt(permission, actor, place) : may(permission, actor);
  }

  /** Present while the source fails. */
  get staleFrames(): readonly WireFrame[] {
    return this.#stale;
  }

  /** Takes a new state from the source and tells it to all who follow: one delta, encoded once. */
  publish(state: LiveState): void {
    const change = this.#content.take(state, this.#number + 1);
    const wasStale = this.#stale !== nothing;
    this.#stale = nothing;
    this.#state = state;
    this.#isCurrent = this.subscriptions.size > 0;
    const hasChanged = change === 'change';
    if (hasChanged) {
      this.#number += 1;
      this.#frames.clear();
    }
    const before = this.#number - 1;
    const [frame, ...parts] = hasChanged && this.#content.reaches(before) ? this.#made(before) : nothing;
    let advanced = 0;
    for (const subscription of this.subscriptions) {
      const { connection } = subscription;
      if (wasStale) subscription.owesAnswer = true;
      if (frame && parts.length === 0) advanced += connection.advance(subscription, before, frame) ? 1 : 0;
      else if (hasChanged || subscription.owesAnswer) connection.deliver(subscription);
    }
    if (frame) {
      frame.tally.frames += advanced;
      frame.tally.bytes += advanced * frame.bytes.length;
    }
  }

  /** A page follows no longer. */
  leave(subscription: Subscription): void {
    this.subscriptions.delete(subscription);
    if (this.subscriptions.size > 0) return;
    this.#isCurrent = false;
    this.#onLeft(this);
  }

  /** There is no such thing, says the source, or not for anybody: those who follow are told why, and follow no longer. */
  refuse(error: DomainError): void {
    this.#stale = nothing;
    for (const { connection } of [...this.subscriptions]) connection.refuse(this.key, error);
  }

  /** The source has failed: those who follow are told once, and again when it is right. */
  becomeStale(since: Date): void {
    if (this.#stale !== nothing) return;
    this.#stale = wireFrames({ type: 'stale', key: this.key, since: since.toISOString() }, this.counts.sent);
    for (const { connection } of this.subscriptions) connection.tell(this.#stale);
  }

  /** What a page needs to be level: nothing, one frame, or one frame in parts. */
  framesFor({ held, owesAnswer, declared }: Subscription): readonly WireFrame[] {
    if (!this.#state) return nothing;
    if (held === this.#number) return owesAnswer ? this.#made('level') : nothing;
    if (held === undefined) return this.#made(declared);
    return this.#made(this.#content.reaches(held) ? held : this.#content.whyWhole);
  }

  /** Whether a page that holds this revision can be brought level without a snapshot. */
  remembers([epoch, number]: Revision): boolean {
    if (epoch !== this.#epoch || number > this.#number) return false;
    return number === this.#number || this.#content.reaches(number);
  }

  #made(which: number | Declared | 'level'): readonly WireFrame[] {
    let frames = this.#frames.get(which);
    if (!frames) {
      frames = this.#make(which);
      if (typeof which === 'string' || this.#frames.size < this.#mostFrames) this.#frames.set(which, frames);
    }
    return frames;
  }

  #make(which: number | Declared | 'level'): readonly WireFrame[] {
    const revision: Revision = [this.#epoch, this.#number];
    if (which === 'level') return wireFrames({ type: 'level', key: this.key, revision }, this.counts.sent);
    return typeof which === 'number' ? this.#content.delta(revision, which) : this.#content.snapshot(revision, which);
  }
}
