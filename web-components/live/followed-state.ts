import type { Problem } from '../../server/kernel/problem.contract.ts';
import type { LiveState, TopicParams } from '../../server/live/define-topic.ts';
import type { Revision, ServerFrame } from '../../server/live/hub.contract.ts';
import { applyPatch } from '../../server/live/merge-patch.ts';
import type { WideFrame } from '../../server/live/wide-frame.ts';
import { HeldTable } from './held-table.ts';
import type { Connection, StaleSince, View } from './view.ts';

/** A frame about one topic. */
export type TopicFrame = Exclude<ServerFrame, { type: 'tide' }>;

/** What the page holds of one instance of a topic, and who on the page wants to know. */
export class FollowedState {
  readonly topic: string;
  readonly params: TopicParams;
  readonly listeners = new Set<(view: View<LiveState>) => void>();
  view: View<LiveState> = { status: 'loading' };
  #value: LiveState | undefined;
  /** Of a wide topic. */
  #table: HeldTable | undefined;
  #revision: Revision | undefined;
  #at = '';
  /** The source of it failed. */
  #staleSince: StaleSince | undefined;
  #problem: Problem | undefined;
  /** False from a cut until the server has said how it stands. */
  #isConfirmed = false;
  #isAsking = false;

  constructor(topic: string, params: TopicParams) {
    this.topic = topic;
    this.params = params;
  }

  /** What to tell the server that the page holds. */
  get revision(): Revision | undefined {
    return this.#revision;
  }

  /** The server would not tell this page, and said why. */
  get isRefused(): boolean {
    return this.#problem !== undefined;
  }

  /** Takes a frame in. True when the server must be asked again: something between is missing. */
  take(frame: TopicFrame, now: string): boolean {
    switch (frame.type) {
      case 'snapshot':
        if (!this.#isOlder(frame.revision)) this.#hold(frame.state, frame.revision, now);
        return false;
      case 'delta':
        return this.#takeDelta(frame, now);
      case 'level':
        if (!this.#isAt(frame.revision)) return this.#ask();
        this.#confirm();
        return false;
      case 'stale':
        this.#staleSince = { since: frame.since, isServersTime: true };
        // Only who may follow is told this: what was refused before is refused no longer.
        this.#problem = undefined;
        return false;
      case 'refused':
        this.#problem = frame.problem;
        return false;
    }
  }

  /** As `take`, for a frame of a wide topic. Throws, with nothing changed, when the frame is broken. */
  takeWide(frame: WideFrame, now: string): boolean {
    const { head } = frame;
    if (head.type === 'wide-snapshot') {
      if (this.#isOlder(head.revision)) return false;
      this.#table = new HeldTable(frame);
    } else {
      if (this.#isKnown(head.revision)) return false;
      if (!this.#table || !this.#standsOn(head)) return this.#ask();
      this.#table.apply(frame);
    }
    this.#hold(this.#table.state, head.revision, now);
    return false;
  }

  /** The socket broke; what is held may be old. */
  unconfirm(): void {
    this.#isConfirmed = false;
    this.#isAsking = false;
  }

  /** Nothing can be followed, for this reason. */
  fail(problem: Problem): void {
    this.#problem = problem;
  }

  /** Tells those who listen, if there is something to tell. */
  show(connection: Connection): void {
    const view = this.#viewUnder(connection);
    if (isSame(view, this.view)) return;
    this.view = view;
    for (const listener of [...this.listeners]) listener(view);
  }

  #viewUnder({ state, since }: Connection): View<LiveState> {
    if (this.#problem) return { status: 'error', problem: this.#problem };
    const value = this.#value;
    const isCut = state === 'stale' || state === 'lost';
    if (this.#staleSince !== undefined || isCut) {
      const before = this.view.status === 'stale' ? sinceOf(this.view) : undefined;
      return { status: 'stale', ...(value && { value }), ...(before ?? this.#staleSince ?? { since }) };
    }
    if (!value) return this.view.status === 'stale' ? this.view : { status: 'loading' };
    // Back within the grace of the connection: what was live stays so until the server says how it stands.
    if (!this.#isConfirmed && this.view.status === 'stale') return this.view;
    return { status: 'live', value, at: this.#at };
  }

  #takeDelta(frame: Extract<TopicFrame, { type: 'delta' }>, now: string): boolean {
    if (this.#isKnown(frame.revision)) return false;
    if (!this.#standsOn(frame)) return this.#ask();
    this.#hold(applyPatch(this.#value, frame.patch), frame.revision, now);
    return false;
  }

  #hold(value: LiveState, revision: Revision, now: string): void {
    this.#value = value;
    this.#revision = revision;
    this.#at = now;
    this.#confirm();
  }

  #confirm(): void {
    this.#isConfirmed = true;
    this.#isAsking = false;
    this.#staleSince = undefined;
    this.#problem = undefined;
  }

  #ask(): boolean {
    const mustAsk = !this.#isAsking;
    this.#isAsking = true;
    return mustAsk;
  }

  /** It leads on from exactly what is held. */
  #standsOn({ revision: [epoch], from }: { revision: Revision; from: number }): boolean {
    return this.#isAt([epoch, from]);
  }

  #isKnown(revision: Revision): boolean {
    return this.#isAt(revision) || this.#isOlder(revision);
  }

  #isAt([epoch, number]: Revision): boolean {
    return this.#revision?.[0] === epoch && this.#revision[1] === number;
  }

  #isOlder([epoch, number]: Revision): boolean {
    return this.#revision?.[0] === epoch && number < this.#revision[1];
  }
}

const sinceOf = ({ since, isServersTime }: StaleSince): StaleSince => ({
  since,
  ...(isServersTime && { isServersTime }),
});

function isSame(a: View<LiveState>, b: View<LiveState>): boolean {
  if (a === b) return true;
  if (a.status !== b.status) return false;
  if (a.status === 'live' && b.status === 'live') return a.value === b.value && a.at === b.at;
  if (a.status === 'stale' && b.status === 'stale') return a.value === b.value && a.since === b.since;
  if (a.status === 'error' && b.status === 'error') return a.problem === b.problem;
  return true;
}
