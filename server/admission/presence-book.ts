import type { DelegateCategory, Verdict } from '../../db/vocabulary.ts';
import {
  applyScan,
  checkOutBy,
  compareOrder,
  countChanges,
  type FoldedScan,
  foldPresence,
  isLate,
  neverSeen,
  type Presence,
  type PresenceTerms,
  type ScanOrder,
} from './presence.ts';
import { mendVisits } from './visits.ts';
import { zonesEntered } from './zone-tree.ts';

export interface PresenceBookPages {
  readonly terms: PresenceTerms;
  readonly presences: ReadonlyMap<string, Presence>;
  /** Of the delegates whose scans may have to be folded again: all their scans. */
  readonly scansOf: ReadonlyMap<string, readonly FoldedScan[]>;
  readonly counters: ReadonlyMap<string, number>;
  /** By zone id and category: of the zones in which only so many of some categories may be. */
  readonly categoryCounters: ReadonlyMap<string, ReadonlyMap<DelegateCategory, number>>;
}

/** Presences and zone counters while a batch is under way: what was locked, and what has come of it so far. */
export class PresenceBook {
  readonly #terms: PresenceTerms;
  readonly #locked: ReadonlyMap<string, Presence>;
  readonly #counters: ReadonlyMap<string, number>;
  readonly #categoryCounters: PresenceBookPages['categoryCounters'];
  readonly #scansOf: Map<string, readonly FoldedScan[]>;
  readonly #moved = new Map<string, Presence>();
  readonly #changes = new Map<string, number>();
  /** By zone id and category, such as `hall speaker`. */
  readonly #categoryChanges = new Map<string, number>();

  constructor({ terms, presences, scansOf, counters, categoryCounters }: PresenceBookPages) {
    this.#terms = terms;
    this.#categoryCounters = categoryCounters;
    this.#locked = presences;
    this.#counters = counters;
    this.#scansOf = new Map(scansOf);
  }

  /** Presences that have changed, by delegate id. */
  get moved(): ReadonlyMap<string, Presence> {
    return this.#moved;
  }

  /** By zone id: how many more are inside than when the counters were locked. */
  get countChanges(): ReadonlyMap<string, number> {
    return new Map([...this.#changes].filter(([, change]) => change !== 0));
  }

  presenceOf(delegateId: string): Presence {
    return this.#moved.get(delegateId) ?? this.#locked.get(delegateId) ?? neverSeen;
  }

  inside(zoneId: string): number {
    return (this.#counters.get(zoneId) ?? 0) + (this.#changes.get(zoneId) ?? 0);
  }

  /** Those of these categories in a zone of which categories are counted. */
  insideOf(zoneId: string, categories: readonly DelegateCategory[]): number {
    const counters = this.#categoryCounters.get(zoneId);
    return categories.reduce(
      (sum, category) =>
        sum + (counters?.get(category) ?? 0) + (this.#categoryChanges.get(`${zoneId} ${category}`) ?? 0),
      0,
    );
  }

  /** Where the delegate is at an instant, when no scan comes until then. */
  presenceAt(delegateId: string, at: number): Presence {
    return checkOutBy(this.#terms, this.presenceOf(delegateId), at);
  }

  /** Where the delegate was just before a late scan. */
  presenceBefore(delegateId: string, order: ScanOrder): Presence {
    const scans = this.#scansOf.get(delegateId) ?? [];
    const before = foldPresence(
      this.#terms,
      scans.filter((scan) => compareOrder(scan, order) < 0),
    );
    return checkOutBy(this.#terms, before, order.correctedTime);
  }

  /** Where the delegate would be with one more scan. */
  presenceWith(delegateId: string, scan: FoldedScan): Presence {
    const before = this.presenceOf(delegateId);
    if (!isLate(before, scan)) return applyScan(this.#terms, before, scan);
    const scans = this.#scansOf.get(delegateId) ?? [];
    return this.#foldAgain(before, scans, [...scans, scan]);
  }

  /** Takes in one more scan; returns where the delegate is then. */
  add(delegateId: string, scan: FoldedScan): Presence {
    const after = this.presenceWith(delegateId, scan);
    this.#scansOf.set(delegateId, [...(this.#scansOf.get(delegateId) ?? []), scan]);
    return this.#move(delegateId, after);
  }

  /** Checks out those who have moved, and whose time in a zone is over by now. */
  checkOutMoved(now: number): void {
    for (const [delegateId, presence] of [...this.#moved]) {
      this.#move(delegateId, checkOutBy(this.#terms, presence, now));
    }
  }

  /** Another verdict than was stored had been shown: presence follows what was shown. */
  correct(delegateId: string, scanId: string, verdict: Verdict): Presence {
    const was = this.#scansOf.get(delegateId) ?? [];
    const is = was.map((scan) => (scan.id === scanId ? { ...scan, verdict } : scan));
    this.#scansOf.set(delegateId, is);
    return this.#move(delegateId, this.#foldAgain(this.presenceOf(delegateId), was, is));
  }

  /**
   * Entries are counted by difference, and nothing moves when the newest scan that counted is not among those known:
   * retention has cut it, and with it what came before.
   */
  #foldAgain(before: Presence, was: readonly FoldedScan[], is: readonly FoldedScan[]): Presence {
    const known = foldPresence(this.#terms, was);
    if (before.last && (!known.last || compareOrder(known.last, before.last) !== 0)) return before;
    const { visits: folded, ...after } = foldPresence(this.#terms, is);
    const visits = mendVisits(before.visits, known.visits, folded);
    const entries = Math.max(0, before.entries + after.entries - known.entries);
    return { ...after, entries, ...(visits && { visits }) };
  }

  #move(delegateId: string, after: Presence): Presence {
    const before = this.presenceOf(delegateId);
    if (after === before) return after;
    this.#moved.set(delegateId, after);
    for (const [zoneId, change] of countChanges(this.#terms.zones, before, after)) add(this.#changes, zoneId, change);
    if (this.#categoryCounters.size > 0) this.#countCategories(before, after);
    return after;
  }

  #countCategories(before: Presence, after: Presence): void {
    const { zones } = this.#terms;
    for (const [presence, change] of [
      [before, -1],
      [after, 1],
    ] as const) {
      for (const zoneId of zonesEntered(zones, undefined, presence.zoneId)) {
        if (presence.category) add(this.#categoryChanges, `${zoneId} ${presence.category}`, change);
      }
    }
  }
}

const add = (counts: Map<string, number>, key: string, change: number) =>
  counts.set(key, (counts.get(key) ?? 0) + change);
