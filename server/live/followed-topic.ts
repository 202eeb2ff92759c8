import type { LiveState, Topic } from './define-topic.ts';
import { type WireFrame, wireFrames } from './frames.ts';
import type { Revision } from './hub.contract.ts';
import type { LiveConnection } from './live-connection.ts';
import { diffStates } from './merge-patch.ts';
import type { SourceReader } from './source-reader.ts';

/** One page's interest in one instance of a topic. */
export interface Subscription {
  readonly followed: FollowedTopic;
  readonly connection: LiveConnection;
  /** The number of the state that the page holds, or will when what was sent has arrived. */
  held: number | undefined;
  /** The page asked, and must hear even if it is level. */
  owesAnswer: boolean;
  /** Why a snapshot would be needed. */
  declared: 'first' | 'gap';
}

const nothing: readonly WireFrame[] = [];

/** One instance of a topic that pages follow: its state, its recent past, and the frames made of them, each made once. */
export class FollowedTopic {
  readonly key: string;
  readonly topic: Topic;
  readonly reader: SourceReader;
  readonly subscriptions = new Set<Subscription>();
  /** When the last page left, by the hub's pulse. */
  emptySince: number | undefined;
  readonly #epoch: string;
  readonly #pastStates: number;
  #state: LiveState | undefined;
  #number: number;
  #past: { number: number; state: LiveState }[] = [];
  #frames = new Map<number | 'first' | 'gap' | 'level', readonly WireFrame[]>();
  #stale: readonly WireFrame[] = nothing;

  constructor(options: {
    key: string;
    topic: Topic;
    epoch: string;
    firstNumber: number;
    pastStates: number;
    reader: (followed: FollowedTopic) => SourceReader;
  }) {
    this.key = options.key;
    this.topic = options.topic;
    this.#epoch = options.epoch;
    this.#number = options.firstNumber;
    this.#pastStates = options.pastStates;
    this.reader = options.reader(this);
  }

  get number(): number {
    return this.#number;
  }

  get hasState(): boolean {
    return this.#state !== undefined;
  }

  /** Present while the source fails. */
  get staleFrames(): readonly WireFrame[] {
    return this.#stale;
  }

  /** Takes a new state from the source and tells it to all who follow: one patch, encoded once. */
  publish(state: LiveState): void {
    const wasStale = this.#stale !== nothing;
    this.#stale = nothing;
    const before = this.#state;
    const patch = before && diffStates(before, state);
    // Kept as it came: what the source gives again next time is then known at a glance to be unchanged.
    this.#state = state;
    if (patch) this.#advance(before, patch);
    const [frame, ...parts] = patch ? this.#made(this.#number - 1) : nothing;
    for (const subscription of this.subscriptions) {
      const { connection } = subscription;
      if (wasStale) subscription.owesAnswer = true;
      if (frame && parts.length === 0) connection.advance(subscription, this.#number - 1, frame);
      else if (patch || subscription.owesAnswer) connection.deliver(subscription);
    }
  }

  /** The source has failed: those who follow are told once, and again when it is right. */
  becomeStale(since: Date): void {
    if (this.#stale !== nothing) return;
    this.#stale = wireFrames({ type: 'stale', key: this.key, since: since.toISOString() });
    for (const { connection } of this.subscriptions) connection.tell(this.#stale);
  }

  /** What a page needs to be level: nothing, one frame, or one frame in parts. */
  framesFor({ held, owesAnswer, declared }: Subscription): readonly WireFrame[] {
    if (this.#state === undefined) return nothing;
    if (held === this.#number) return owesAnswer ? this.#made('level') : nothing;
    const past = held === undefined ? undefined : this.#past[held - (this.#past[0]?.number ?? 0)];
    return this.#made(past ? past.number : declared);
  }

  /** Whether a page that holds this revision can be brought level without a snapshot. */
  remembers([epoch, number]: Revision): boolean {
    return epoch === this.#epoch && number <= this.#number && number >= (this.#past[0]?.number ?? this.#number);
  }

  #advance(before: LiveState, patch: LiveState): void {
    this.#past.push({ number: this.#number, state: before });
    if (this.#past.length > this.#pastStates) this.#past.shift();
    this.#number += 1;
    this.#frames.clear();
    this.#frames.set(this.#number - 1, this.#delta(this.#number - 1, patch));
  }

  #made(which: number | 'first' | 'gap' | 'level'): readonly WireFrame[] {
    let frames = this.#frames.get(which);
    if (!frames) {
      frames = this.#make(which);
      this.#frames.set(which, frames);
    }
    return frames;
  }

  #make(which: number | 'first' | 'gap' | 'level'): readonly WireFrame[] {
    const { key } = this;
    const revision: Revision = [this.#epoch, this.#number];
    const state = this.#state ?? {};
    if (which === 'level') return wireFrames({ type: 'level', key, revision });
    if (which === 'first' || which === 'gap') {
      return wireFrames({ type: 'snapshot', key, revision, declared: which, state });
    }
    const past = this.#past[which - (this.#past[0]?.number ?? 0)];
    return this.#delta(which, diffStates(past?.state ?? {}, state) ?? {});
  }

  #delta(from: number, patch: LiveState): readonly WireFrame[] {
    const revision: Revision = [this.#epoch, this.#number];
    return wireFrames({ type: 'delta', key: this.key, revision, from, patch });
  }
}
