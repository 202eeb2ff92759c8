import type { Verdict } from '../../db/vocabulary.ts';
import {
  applyScan,
  compareOrder,
  countChanges,
  type FoldedScan,
  foldPresence,
  isLate,
  neverSeen,
  type Presence,
  type ScanOrder,
} from './presence.ts';
import type { ZoneTree } from './zone-tree.ts';

export interface PresenceBookPages {
  readonly zones: ZoneTree;
  readonly presences: ReadonlyMap<string, Presence>;
  /** Of the delegates whose scans may have to be folded again: all their scans. */
  readonly scansOf: ReadonlyMap<string, readonly FoldedScan[]>;
  readonly counters: ReadonlyMap<string, number>;
}

/** Presences and zone counters while a batch is under way: what was locked, and what has come of it so far. */
export class PresenceBook {
  readonly #zones: ZoneTree;
  readonly #locked: ReadonlyMap<string, Presence>;
  readonly #counters: ReadonlyMap<string, number>;
  readonly #scansOf: Map<string, readonly FoldedScan[]>;
  readonly #moved = new Map<string, Presence>();
  readonly #changes = new Map<string, number>();

  constructor({ zones, presences, scansOf, counters }: PresenceBookPages) {
    this.#zones = zones;
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

  /** Where the delegate was just before a late scan. */
  presenceBefore(delegateId: string, order: ScanOrder): Presence {
    const scans = this.#scansOf.get(delegateId) ?? [];
    return foldPresence(
      this.#zones,
      scans.filter((scan) => compareOrder(scan, order) < 0),
    );
  }

  /** Where the delegate would be with one more scan. */
  presenceWith(delegateId: string, scan: FoldedScan): Presence {
    const before = this.presenceOf(delegateId);
    if (!isLate(before, scan)) return applyScan(this.#zones, before, scan);
    const scans = this.#scansOf.get(delegateId) ?? [];
    return this.#foldAgain(before, scans, [...scans, scan]);
  }

  /** Takes in one more scan; returns where the delegate is then. */
  add(delegateId: string, scan: FoldedScan): Presence {
    const after = this.presenceWith(delegateId, scan);
    this.#scansOf.set(delegateId, [...(this.#scansOf.get(delegateId) ?? []), scan]);
    return this.#move(delegateId, after);
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
    const known = foldPresence(this.#zones, was);
    if (before.last && (!known.last || compareOrder(known.last, before.last) !== 0)) return before;
    const after = foldPresence(this.#zones, is);
    return { ...after, entries: Math.max(0, before.entries + after.entries - known.entries) };
  }

  #move(delegateId: string, after: Presence): Presence {
    const before = this.presenceOf(delegateId);
    if (after === before) return after;
    this.#moved.set(delegateId, after);
    for (const [zoneId, change] of countChanges(this.#zones, before, after)) {
      this.#changes.set(zoneId, (this.#changes.get(zoneId) ?? 0) + change);
    }
    return after;
  }
}
