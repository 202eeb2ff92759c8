import { type Found, type Kept, worstFirst } from './cause.ts';
import type { Roster } from './roster.ts';

/** The order follows the weights, and what is over goes, no oftener than this, but for a new cause. */
const settleMs = 5_000;
/** What comes back within so long was not gone. */
const forgetMs = 60_000;
/** Looks are taken each second while the server is heard: where there was none for longer, nobody knows what was. */
const unseenMs = 5_000;
/** A weight that changed by less than this leaves the order as it is. */
const weightShare = 0.25;
/** A hotspot that has just started has nobody for a while, whatever its neighbours carry. */
const emptyForMs = 60_000;

interface Seen {
  readonly firstMs: number;
  lastMs: number;
  weight: number;
  /** It may have been there before the look at which it was first seen: nobody looked until then. */
  readonly isAtLeast: boolean;
}

/**
 * Keeps what needs attention still enough to be read: a cause keeps its place for some seconds, and for longer while it
 * weighs about the same; its figures are the newest, and its age counts from when it was first so. A new cause is told
 * at once.
 */
export class AttentionKeeper {
  #kept: readonly Kept[] = [];
  readonly #seen = new Map<string, Seen>();
  #roster: Roster | undefined;
  #settledMs = Number.NEGATIVE_INFINITY;
  #lookedMs = Number.NEGATIVE_INFINITY;

  /**
   * A look at `nowMs`, and what to tell then of what was found. To be called each second while what is found is of now,
   * and not while it is not. Instants that are told are the server's, whose clock is so far ahead of that of `nowMs`.
   */
  keep(nowMs: number, roster: Roster, found: readonly Found[], serverAheadMs = 0): readonly Kept[] {
    this.#look(nowMs, found);
    const told = new Map<string, Kept>();
    for (const cause of found) {
      if (this.#isToBeTold(cause, nowMs)) told.set(cause.id, this.#asKept(cause, serverAheadMs));
    }
    const before = new Set(this.#kept.map(({ id }) => id));
    const isDue = nowMs - this.#settledMs >= settleMs || nowMs < this.#settledMs;
    if (!isDue && roster === this.#roster && [...told.keys()].every((id) => before.has(id))) {
      this.#kept = this.#kept.map((cause) => told.get(cause.id) ?? cause);
      return this.#kept;
    }
    this.#roster = roster;
    this.#settledMs = nowMs;
    this.#kept = [...told.values()].sort(worstFirst);
    return this.#kept;
  }

  #look(nowMs: number, found: readonly Found[]): void {
    const beforeMs = this.#lookedMs;
    const wasUnseen = nowMs - beforeMs > unseenMs;
    this.#lookedMs = nowMs;
    for (const [id, seen] of this.#seen) {
      // What was there when the server was last heard has not been gone for as long as it was not.
      if (wasUnseen && seen.lastMs === beforeMs) seen.lastMs = nowMs;
      else if (wasUnseen || nowMs - seen.lastMs > forgetMs) this.#seen.delete(id);
    }
    for (const { id, weight } of found) {
      const seen = this.#seen.get(id);
      if (!seen) this.#seen.set(id, { firstMs: nowMs, lastMs: nowMs, weight, isAtLeast: wasUnseen });
      else {
        seen.lastMs = nowMs;
        if (Math.abs(weight - seen.weight) > seen.weight * weightShare) seen.weight = weight;
      }
    }
  }

  #isToBeTold({ id, kind }: Found, nowMs: number): boolean {
    return kind !== 'empty_amid_full' || nowMs - (this.#seen.get(id)?.firstMs ?? nowMs) >= emptyForMs;
  }

  #asKept(cause: Found, serverAheadMs: number): Kept {
    const seen = this.#seen.get(cause.id);
    if (!seen) return cause;
    const { weight, firstMs, isAtLeast } = seen;
    if (cause.since !== undefined) return { ...cause, weight };
    return { ...cause, weight, since: new Date(firstMs + serverAheadMs).toISOString(), isAtLeast };
  }
}
