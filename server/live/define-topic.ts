import { z } from 'zod';
import type { Permission, Place } from '../kernel/permission.contract.ts';

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
  readonly permission: Permission;
  /** Where an instance is, when the permission is limited by place: those whose role does not hold there are refused. */
  place?(state: State, params: Params): Place;
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

/**
 * How the whole numbers of one column are to be read. On the wire and in memory a column is a list of whole numbers from
 * 0 on, with -1 where there is nothing: a count as it is; a measure in steps of `step`; a choice by its place in `words`;
 * an instant in seconds since `columnEpochMs`.
 */
export type Column =
  | { readonly kind: 'count' }
  | { readonly kind: 'measure'; readonly step: number }
  | { readonly kind: 'choice'; readonly words: readonly string[] }
  | { readonly kind: 'instant' };
export type Columns = { readonly [name: string]: Column };

/** 2020-01-01T00:00:00Z. Instants in columns reach to 2088. */
export const columnEpochMs = 1_577_836_800_000;

/** What stands where a column holds nothing. */
export const nothingThere = -1;

/** The state of a wide topic: many rows, of which few change at a time (decision 0017). */
export type WideState<Head extends LiveState = LiveState, Of extends Columns = Columns> = {
  /** Says which thing each row is of; another roster is another table, and travels whole. */
  readonly roster: string;
  /** The little that is not by row. */
  readonly head: Head;
  /** All of the same length; row i of each is of the i-th thing of the roster. */
  readonly columns: { readonly [Name in keyof Of]: Int32Array };
};

/** A topic of many rows: its state goes by column, and only rows that changed travel. */
export interface WideTopic<
  Params extends TopicParams = TopicParams,
  Head extends LiveState = LiveState,
  Of extends Columns = Columns,
> extends Topic<Params, WideState<Head, Of>> {
  readonly head: z.ZodType<Head>;
  readonly columns: Of;
}

/** Declares a wide topic; `maxHz` is 4 unless told. */
export function defineWideTopic<Params extends TopicParams, Head extends LiveState, const Of extends Columns>(
  topic: Omit<WideTopic<Params, Head, Of>, 'maxHz' | 'state'> & { maxHz?: number },
): WideTopic<Params, Head, Of> {
  return { maxHz: 4, ...topic, state: z.custom<WideState<Head, Of>>() };
}

/** A topic that goes by columns. */
export const isWide = (topic: Topic): topic is WideTopic => 'columns' in topic;

/** The name of one instance on the wire: `gate-board`, `lane?laneId=south-gate-1`. The same params give the same key. */
export function topicKey(topic: Pick<Topic, 'name'>, params: TopicParams): string {
  const query = new URLSearchParams(Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))).toString();
  return query ? `${topic.name}?${query}` : topic.name;
}
