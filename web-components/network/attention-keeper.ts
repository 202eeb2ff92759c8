import { type Attention, worstFirst } from './cause.ts';
import type { Roster } from './roster.ts';

/** Sentences are worded anew and put in order no oftener than this, but for a new cause. */
const rewordMs = 5_000;
/** What comes back within so long was not gone. */
const forgetMs = 60_000;
/** A weight that changed by less than this leaves the order as it is. */
const weightShare = 0.25;
/** A hotspot that has just started has nobody for a while, whatever its neighbours carry. */
const emptyForMs = 60_000;

interface Seen {
  readonly firstMs: number;
  lastMs: number;
  weight: number;
  /** It was there already when the first look was taken. */
  readonly isAtLeast: boolean;
}

/**
 * Keeps what needs attention still enough to be read: a sentence stays as it is for some seconds, keeps its place while
 * it weighs about the same, and counts its age from when it was first so. A new cause is told at once.
 */
export class AttentionKeeper {
  #kept: readonly Attention[] = [];
  #seen = new Map<string, Seen>();
  #roster: Roster | undefined;
  #wordedMs = Number.NEGATIVE_INFINITY;
  #serverAheadMs = 0;
  #isFirst = true;

  /**
   * What to tell at `nowMs`, of what was found then: the same list as before while nothing is to be told anew. Instants
   * that are told are the server's, whose clock is so far ahead of that of `nowMs`.
   */
  keep(nowMs: number, roster: Roster, found: readonly Attention[], serverAheadMs = 0): readonly Attention[] {
    this.#serverAheadMs = serverAheadMs;
    // What was gone for long and is back is new.
    for (const [id, { lastMs }] of this.#seen) if (nowMs - lastMs > forgetMs) this.#seen.delete(id);
    for (const attention of found) this.#see(attention, nowMs);
    this.#isFirst = false;
    const told = found.filter((attention) => this.#isToBeTold(attention, nowMs));
    const keptIds = new Set(this.#kept.map(({ id }) => id));
    const isDue = nowMs - this.#wordedMs >= rewordMs || nowMs < this.#wordedMs;
    if (!isDue && roster === this.#roster && told.every(({ id }) => keptIds.has(id))) return this.#kept;
    this.#roster = roster;
    this.#wordedMs = nowMs;
    this.#kept = told.map((attention) => this.#asKept(attention)).sort(worstFirst);
    return this.#kept;
  }

  #see({ id, weight }: Attention, nowMs: number): void {
    const seen = this.#seen.get(id);
    if (!seen) {
      this.#seen.set(id, { firstMs: nowMs, lastMs: nowMs, weight, isAtLeast: this.#isFirst });
      return;
    }
    seen.lastMs = nowMs;
    if (Math.abs(weight - seen.weight) > seen.weight * weightShare) seen.weight = weight;
  }

  #isToBeTold({ id, kind }: Attention, nowMs: number): boolean {
    return kind !== 'empty_amid_full' || nowMs - (this.#seen.get(id)?.firstMs ?? nowMs) >= emptyForMs;
  }

  #asKept(attention: Attention): Attention {
    const seen = this.#seen.get(attention.id);
    if (!seen) return attention;
    const { weight, firstMs, isAtLeast } = seen;
    if (attention.since !== undefined) return { ...attention, weight };
    return { ...attention, weight, since: new Date(firstMs + this.#serverAheadMs).toISOString(), isAtLeast };
  }
}
