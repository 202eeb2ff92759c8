import type { LiveState } from './define-topic.ts';
import { type WireFrame, wireFrames } from './frames.ts';
import type { Revision } from './hub.contract.ts';
import type { FrameTallies } from './live-counts.ts';
import { diffStates } from './merge-patch.ts';

/** Why a page is sent the whole state. */
export type Declared = 'first' | 'gap' | 'roster';

/** What a source's state became: the first one, no other than before, or another. */
export type Change = 'first' | 'none' | 'change';

/** The state of one followed topic, its recent past, and how both are told. Kinds of topics differ in this alone. */
export interface TopicContent {
  /** Takes what the source gave: the first state is numbered `number - 1`, another one than the last `number`. */
  take(state: LiveState, number: number): Change;
  /** Whether one delta leads on from the state of that number. */
  reaches(number: number): boolean;
  /** Why a page that holds a state which is not reached is sent the whole of the newest. */
  readonly whyWhole: Exclude<Declared, 'first'>;
  snapshot(revision: Revision, declared: Declared): readonly WireFrame[];
  /** What leads from the state numbered `from`, which is reached, to the newest. */
  delta(revision: Revision, from: number): readonly WireFrame[];
}

/** State as JSON: deltas are merge patches (RFC 7396, decision 3) made from the last states, which are kept. */
export class PlainContent implements TopicContent {
  readonly whyWhole = 'gap';
  readonly #key: string;
  readonly #pastStates: number;
  readonly #tallies: FrameTallies;
  #state: LiveState | undefined;
  #past: { number: number; state: LiveState }[] = [];
  #lastPatch: LiveState | undefined;

  constructor(key: string, pastStates: number, tallies: FrameTallies) {
    this.#key = key;
    this.#pastStates = pastStates;
    this.#tallies = tallies;
  }

  take(state: LiveState, number: number): Change {
    const before = this.#state;
    const patch = before && diffStates(before, state);
    // Kept as it came: what the source gives again next time is then known at a glance to be unchanged.
    this.#state = state;
    if (!before) return 'first';
    if (!patch) return 'none';
    this.#lastPatch = patch;
    this.#past.push({ number: number - 1, state: before });
    if (this.#past.length > this.#pastStates) this.#past.shift();
    return 'change';
  }

  reaches(number: number): boolean {
    return this.#pastOf(number) !== undefined;
  }

  snapshot(revision: Revision, declared: Declared): readonly WireFrame[] {
    const frame = { type: 'snapshot', key: this.#key, revision, declared, state: this.#state ?? {} } as const;
    return wireFrames(frame, this.#tallies);
  }

  delta(revision: Revision, from: number): readonly WireFrame[] {
    const isLast = from === this.#past.at(-1)?.number;
    const patch = isLast ? this.#lastPatch : diffStates(this.#pastOf(from) ?? {}, this.#state ?? {});
    return wireFrames({ type: 'delta', key: this.#key, revision, from, patch: patch ?? {} }, this.#tallies);
  }

  #pastOf(number: number): LiveState | undefined {
    return this.#past[number - (this.#past[0]?.number ?? 0)]?.state;
  }
}
