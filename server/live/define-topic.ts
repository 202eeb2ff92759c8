import type { z } from 'zod';
import type { Role } from '../../db/vocabulary.ts';

/** State that travels: plain JSON without null, for a null in a merge patch (RFC 7396) means "gone". */
export type LiveState = { [key: string]: unknown };

/** The values that tell one instance of a topic from another: the lane of `lane`, none for `gate-board`. */
export type TopicParams = Record<string, string>;

/** Something that boards follow, declared once and typed on both ends. */
export interface Topic<Params extends TopicParams = TopicParams, State extends LiveState = LiveState> {
  readonly name: string;
  readonly params: z.ZodType<Params>;
  readonly state: z.ZodType<State>;
  /** Who may follow it. */
  readonly audience: readonly Role[];
  /** Frames a second that a subscriber gets at most. */
  readonly maxHz: number;
}

export type StateOf<T> = T extends Topic<infer _Params, infer State> ? State : never;
export type ParamsOf<T> = T extends Topic<infer Params, infer _State> ? Params : never;

/** Declares a topic; `maxHz` is 4 unless told. */
export function defineTopic<Params extends TopicParams, State extends LiveState>(
  topic: Omit<Topic<Params, State>, 'maxHz'> & { maxHz?: number },
): Topic<Params, State> {
  return { maxHz: 4, ...topic };
}

/** The name of one instance on the wire: `gate-board`, `lane?laneId=south-gate-1`. The same params give the same key. */
export function topicKey(topic: Pick<Topic, 'name'>, params: TopicParams): string {
  const query = new URLSearchParams(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  return query ? `${topic.name}?${query}` : topic.name;
}
