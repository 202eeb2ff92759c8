import { closeCodes } from './hub.contract.ts';

/** Frames that were sent, and their bytes on the wire, headers included. */
export interface Tally {
  frames: number;
  bytes: number;
}

/** What a frame is for; a `part` is a piece of a frame that is too long for one, whatever it is for. */
export const frameKinds = ['snapshot', 'delta', 'level', 'stale', 'refused', 'tide', 'part'] as const;
export type FrameKind = (typeof frameKinds)[number];
export type FrameTallies = Readonly<Record<FrameKind, Tally>>;

/**
 * How a socket ended. By the server: as in `closeCodes`; `stalled`, the page took nothing any more; `mute`, it owes an
 * answer. By the page: `left`. `lost` is without a word of either.
 */
export const endReasons = [
  ...(['done', 'going_away', 'misbehaved', 'try_later', 'sign_in_ended'] as const),
  ...(['stalled', 'mute', 'left', 'lost'] as const),
];
export type EndReason = (typeof endReasons)[number];
/** What the server ends without a goodbye. */
export type CutReason = Extract<EndReason, 'stalled' | 'mute'>;

const reasonsByCode: Readonly<Record<number, EndReason>> = {
  [closeCodes.done]: 'done',
  [closeCodes.goingAway]: 'going_away',
  [closeCodes.misbehaved]: 'misbehaved',
  [closeCodes.tryLater]: 'try_later',
  [closeCodes.signInEnded]: 'sign_in_ended',
};

/** What it is called that the server closes a socket with this code. */
export const reasonOfClosing = (code: number): EndReason => reasonsByCode[code] ?? 'misbehaved';

/** Why a socket ended that the server did not end; `code` as in RFC 6455 §7.4, where a goodbye came. */
export function reasonOfLeaving(code: number | undefined): EndReason {
  if (code === undefined || code === 1006) return 'lost';
  return code === 1000 || code === 1001 || code === 1005 ? 'left' : 'misbehaved';
}

/** Of one topic, over all its instances. Numbers that only grow. */
export class TopicCounts {
  readonly sent: FrameTallies = noneSent();
  wakes = 0;
  /** Wake-ups that one was under way for already. */
  wakesMerged = 0;
  /** Times the source was read, failures included. */
  reads = 0;
  readFailures = 0;
  /** Changes that a page did not get by themselves but within a later frame, because it reads slowly. */
  updatesMerged = 0;
  /** Times a page was not sent a change because too much waits for it already. */
  updatesPutOff = 0;
}

/**
 * What the live layer counts of itself: plain numbers, which whoever wants them reads when they want them. What happens
 * for each frame to each page adds to a number at hand, or once for all pages that got the frame.
 */
export class LiveCounts {
  /** Of frames that are about no topic. */
  readonly sent: FrameTallies = noneSent();
  readonly ends: Record<EndReason, number> = byName(endReasons, () => 0);
  /** Subscriptions, instances and pages refused, by the code of the problem. */
  readonly refusals = new Map<string, number>();
  /** Told of each reading that a source answered. */
  onRead: (topic: string, ms: number) => void = () => undefined;
  readonly #topics = new Map<string, TopicCounts>();

  get topics(): ReadonlyMap<string, TopicCounts> {
    return this.#topics;
  }

  /** Of a topic of that name; they begin when it is served. */
  of(topic: string): TopicCounts {
    let counts = this.#topics.get(topic);
    if (!counts) {
      counts = new TopicCounts();
      this.#topics.set(topic, counts);
    }
    return counts;
  }

  refused(code: string): void {
    this.refusals.set(code, (this.refusals.get(code) ?? 0) + 1);
  }
}

/** How the hub stands now, and what it has counted so far. */
export interface LiveFigures {
  readonly counts: LiveCounts;
  readonly sockets: number;
  /** Handed to the operating system, which has not taken them yet: over all sockets, and of the fullest. */
  readonly waitingBytes: number;
  readonly mostWaitingBytes: number;
  /** By topic: instances with a page that follows, and how often pages follow any of them. */
  readonly followed: ReadonlyMap<string, { instances: number; subscriptions: number }>;
}

const noneSent = (): FrameTallies => byName(frameKinds, () => ({ frames: 0, bytes: 0 }));

function byName<Name extends string, Value>(names: readonly Name[], value: () => Value): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, value()])) as Record<Name, Value>;
}
