import type { Database, RawTransaction } from '../../../db/client.ts';
import type { LayoutWorld } from '../layout-world.ts';
import { checkOutBy, countChanges, type FoldedScan, foldPresence, type Presence, runningOut } from '../presence.ts';
import { lockPresences } from '../presence-rows.queries.ts';
import { listFoldableScans, lockCounters, writeBatch } from '../scans.queries.ts';
import type { Visits } from '../visits.ts';
import { pathOf } from '../zone-tree.ts';

type Sql = RawTransaction['sql'];

/**
 * Has those who were ever let in follow other rules: when they are checked out is reckoned anew, and entries are counted
 * where the new rules count them. Locks all presences, then the counters that change.
 */
export async function resettlePresences(sql: Sql, before: LayoutWorld, after: LayoutWorld, now: Date): Promise<void> {
  if (!isConcerned(before, after)) return;
  const locked = await lockPresences(sql);
  const presences = await settleAnew(sql, before, after, locked, now.getTime());
  const changes = new Map<string, number>();
  for (const [delegateId, was] of locked) {
    for (const [zoneId, change] of countChanges(after.zones, was, presences.get(delegateId) ?? was)) {
      changes.set(zoneId, (changes.get(zoneId) ?? 0) + change);
    }
  }
  await lockCounters(sql, [...changes.keys()]);
  if (presences.size > 0) await writeBatch(sql, { receivedAt: now, scans: [], presences, countChanges: changes });
}

/**
 * Where these people are under other rules, and what is known of them. What was not kept until now is read from the scans
 * that can still be told to be theirs.
 */
export async function settleAnew(
  sql: Sql | Database['sql'],
  before: LayoutWorld,
  after: LayoutWorld,
  presences: ReadonlyMap<string, Presence>,
  now: number,
): Promise<Map<string, Presence>> {
  if (!isConcerned(before, after)) return new Map(presences);
  const newlyCounted = new Set([...after.countedZones].filter((zoneId) => !before.countedZones.has(zoneId)));
  const needsScans = newlyCounted.size > 0 || (after.hasCheckOuts && !before.hasCheckOuts);
  const scansOf = needsScans ? await loadScans(sql, after) : new Map<string, FoldedScan[]>();
  const settled = (delegateId: string, was: Presence) => {
    const folded = foldPresence(after, scansOf.get(delegateId) ?? []);
    return checkOutBy(after, settledAnew(after, was, folded, newlyCounted), now);
  };
  return new Map([...presences].map(([delegateId, was]) => [delegateId, settled(delegateId, was)]));
}

const isConcerned = (before: LayoutWorld, after: LayoutWorld): boolean =>
  after.hasCheckOuts || after.countedZones.size + before.countedZones.size > 0;

/** By delegate id: the scans of lanes that still stand. */
async function loadScans(sql: Sql | Database['sql'], { lanes }: LayoutWorld): Promise<Map<string, FoldedScan[]>> {
  const scansOf = new Map<string, FoldedScan[]>();
  for (const { delegateId, laneId, category, ...scan } of await listFoldableScans(sql)) {
    const gate = lanes.get(laneId)?.gate;
    if (!gate) continue;
    const scans = scansOf.get(delegateId) ?? [];
    scans.push({ ...scan, gate, ...(category && { category }) });
    scansOf.set(delegateId, scans);
  }
  return scansOf;
}

function settledAnew(
  world: LayoutWorld,
  { stays: kept, visits: counted, runsOutAt: _, ...was }: Presence,
  folded: Presence,
  newlyCounted: ReadonlySet<string>,
): Presence {
  const stays = world.hasCheckOuts && was.zoneId !== undefined ? staysOf(world, was, kept, folded) : undefined;
  const visits = Object.fromEntries(
    [...world.countedZones].flatMap((zoneId) => {
      const visit = (newlyCounted.has(zoneId) ? folded.visits : counted)?.[zoneId];
      return visit ? [[zoneId, visit]] : [];
    }),
  ) satisfies Visits;
  return {
    ...was,
    ...(stays && { stays }),
    ...runningOut(world, stays, was.category),
    ...(Object.keys(visits).length > 0 && { visits }),
  };
}

/** Since when they are in each zone: as was kept, or as their scans tell, or since they were last let pass. */
function staysOf(
  { zones }: LayoutWorld,
  { zoneId, last }: Presence,
  kept: Presence['stays'],
  folded: Presence,
): NonNullable<Presence['stays']> {
  const told = folded.zoneId === zoneId ? folded.stays : undefined;
  const since = last?.correctedTime ?? 0;
  return Object.fromEntries(pathOf(zones, zoneId).map((one) => [one, kept?.[one] ?? told?.[one] ?? since]));
}
