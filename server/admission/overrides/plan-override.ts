import { foldedFrom } from '../fold-stored.ts';
import type { LayoutWorld } from '../layout-world.ts';
import type { Presence } from '../presence.ts';
import { PresenceBook } from '../presence-book.ts';
import type { StoredScan } from '../scans.queries.ts';

/** A refusal, the newest scan of its holder, with where they are and what they were scanned at before. */
export interface RefusalToOverride {
  readonly scan: StoredScan;
  readonly others: readonly StoredScan[];
  readonly delegateId: string;
  readonly presence: Presence;
  readonly counters: ReadonlyMap<string, number>;
  readonly now: number;
}

export interface OverridePlan {
  readonly presence: Presence;
  readonly countChanges: ReadonlyMap<string, number>;
  /** After it, of the zones whose counters were given. */
  readonly counters: ReadonlyMap<string, number>;
  readonly isFirstEntry: boolean;
}

/**
 * Where somebody is who is let in after all: the scan counts as admitted, at the place that it has among all scans, so that
 * folding them anew, whatever comes late, leads to the same.
 */
export function planOverride(
  world: LayoutWorld,
  { scan, others, delegateId, presence: before, counters, now }: RefusalToOverride,
): OverridePlan {
  const book = new PresenceBook({
    ...{ terms: world, counters, categoryCounters: new Map() },
    presences: new Map([[delegateId, before]]),
    scansOf: new Map([[delegateId, others.flatMap((other) => foldedFrom(world, other) ?? [])]]),
  });
  const folded = foldedFrom(world, { ...scan, isOverridden: true });
  const { entries } = folded ? book.add(delegateId, folded) : before;
  book.checkOutMoved(now);
  return {
    presence: book.presenceOf(delegateId),
    countChanges: book.countChanges,
    counters: new Map([...counters.keys()].map((zoneId) => [zoneId, book.inside(zoneId)])),
    isFirstEntry: before.entries === 0 && entries > 0,
  };
}
