import type { Queryable } from '../../../db/client.ts';

/**
 * Where people are belongs to admission, which brings this along: registration knows only that two registrations of one
 * person must not be in two places.
 */
export interface Whereabouts {
  /** Runs `work` while nobody is scanned, with what moves the presence of one registration to another in its transaction. */
  whileStill<T>(work: (moveOver: MoveOver) => Promise<T>): Promise<T>;
}

/**
 * Where `from` is, `to` is from then on, unless `to` was seen later; the entries of both are `to`'s, and nothing is known of
 * `from`. Tells the zone taken, if one was.
 */
export type MoveOver = (tx: Queryable, people: { from: string; to: string }) => Promise<string | undefined>;
