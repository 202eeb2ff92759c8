import type { Dependencies } from '../kernel/dependencies.ts';
import type { LayoutWorld } from './layout-world.ts';
import { checkOutBy, countChanges, type Presence } from './presence.ts';
import { findNextRunOut, lockRunOut } from './presence-rows.queries.ts';
import { lockCounters, writeBatch } from './scans.queries.ts';
import { pathOf } from './zone-tree.ts';

const peopleAtOnce = 500;

export interface CheckedOut {
  readonly people: number;
  /** In the zones concerned, afterwards. */
  readonly counters: ReadonlyMap<string, number>;
}

/**
 * Moves those whose time in a zone is over to where they count as being, some hundred in each transaction: presences are
 * locked before counters, each in order of id, as a batch of scans locks them. Doing it again changes nothing.
 */
export async function checkOutDue(
  { database }: Pick<Dependencies, 'database'>,
  world: LayoutWorld,
  now: Date,
): Promise<CheckedOut> {
  const counters = new Map<string, number>();
  let people = 0;
  for (;;) {
    const moved = await database.inRawTransaction(async ({ sql }) => {
      const due = await lockRunOut(sql, now.getTime(), peopleAtOnce);
      if (due.size === 0) return 0;
      const presences = new Map([...due].map(([id, presence]) => [id, checkOutBy(world, presence, now.getTime())]));
      const changes = changesOf(world, due, presences);
      const locked = await lockCounters(sql, zonesOf(world, due.values()));
      await writeBatch(sql, { receivedAt: now, scans: [], presences, countChanges: changes });
      for (const [zoneId, inside] of locked) counters.set(zoneId, inside + (changes.get(zoneId) ?? 0));
      return due.size;
    });
    people += moved;
    if (moved < peopleAtOnce) return { people, counters };
  }
}

/** When the next is due, in milliseconds since 1970; Infinity when nobody is. */
export const nextCheckOut = async ({ database }: Pick<Dependencies, 'database'>): Promise<number> =>
  (await findNextRunOut(database.sql)) ?? Infinity;

function changesOf(
  { zones }: LayoutWorld,
  before: ReadonlyMap<string, Presence>,
  after: ReadonlyMap<string, Presence>,
): Map<string, number> {
  const changes = new Map<string, number>();
  for (const [delegateId, presence] of after) {
    const was = before.get(delegateId);
    if (!was) continue;
    for (const [zoneId, change] of countChanges(zones, was, presence)) {
      changes.set(zoneId, (changes.get(zoneId) ?? 0) + change);
    }
  }
  return changes;
}

const zonesOf = ({ zones }: LayoutWorld, presences: Iterable<Presence>): string[] => [
  ...new Set([...presences].flatMap(({ zoneId }) => pathOf(zones, zoneId))),
];
