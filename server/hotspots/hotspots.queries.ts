import { asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../../db/client.ts';
import { hotspots, zones } from '../../db/schema/index.ts';
import type { Hotspot } from './hotspots.contract.ts';
import type { HotspotSlot } from './load-columns.ts';

export type NumberedHotspot = HotspotSlot & Hotspot;

/** Any number, as long as it is always this one: inventories go in one after the other. */
const inventoryLock = 7_241_931;

/** The hotspots of the newest inventory, by code. */
export async function listHotspots(db: Queryable): Promise<NumberedHotspot[]> {
  const rows = await db.select().from(hotspots).where(isNull(hotspots.removedAt)).orderBy(asc(hotspots.code));
  return rows.map(({ zoneId, changedAt: _changedAt, removedAt: _removedAt, ...rest }) => ({
    ...rest,
    ...(zoneId !== null && { zoneId }),
  }));
}

/** Waits for its turn, then gives each hotspot ever known, also those no longer in the inventory. */
export async function listHotspotsForImport(tx: Queryable): Promise<(typeof hotspots.$inferSelect)[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(${inventoryLock})`);
  return tx.select().from(hotspots);
}

/** Which of these zones there are. */
export async function findZoneIds(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: zones.id })
    .from(zones)
    .where(inArray(zones.id, [...ids]));
  return new Set(rows.map(({ id }) => id));
}

/** Writes hotspots by code: a known code keeps its number, and one that was taken off the board comes back. */
export async function upsertHotspots(tx: Queryable, list: readonly Hotspot[], at: Date): Promise<void> {
  for (let start = 0; start < list.length; start += 1000) {
    const chunk = list.slice(start, start + 1000);
    await tx
      .insert(hotspots)
      .values(chunk.map((one) => ({ ...one, zoneId: one.zoneId ?? null, changedAt: at, removedAt: null })))
      .onConflictDoUpdate({
        target: hotspots.code,
        set: {
          name: sql`excluded.name`,
          carrier: sql`excluded.carrier`,
          bands: sql`excluded.bands`,
          zoneId: sql`excluded.zone_id`,
          level: sql`excluded.level`,
          latitude: sql`excluded.latitude`,
          longitude: sql`excluded.longitude`,
          capacityClients: sql`excluded.capacity_clients`,
          changedAt: sql`excluded.changed_at`,
          removedAt: sql`null`,
        },
      });
  }
}

export async function markHotspotsRemoved(tx: Queryable, numbers: readonly number[], at: Date): Promise<void> {
  if (numbers.length === 0) return;
  await tx
    .update(hotspots)
    .set({ removedAt: at })
    .where(inArray(hotspots.number, [...numbers]));
}

/** Makes the partitions of a day, `YYYY-MM-DD` in UTC, where they are not there. */
export async function ensureHotspotPartitions({ sql }: Database, day: string): Promise<void> {
  await sql`select ensure_hotspot_partitions(${day}::date)`;
}

/** Drops partitions that ended more than so many days ago, and names them. */
export async function dropExpiredPartitions(
  { sql }: Database,
  readingsDays: number,
  minutesDays: number,
  quartersDays: number,
): Promise<string[]> {
  const rows = await sql<{ part: string }[]>`
    select drop_expired_hotspot_partitions(${readingsDays}, ${minutesDays}, ${quartersDays}) as part`;
  return rows.map(({ part }) => part);
}

/** The number of a code in the inventory, also of a hotspot that was taken off it. */
export async function findHotspotNumber(db: Queryable, code: string): Promise<number | undefined> {
  const [row] = await db.select({ number: hotspots.number }).from(hotspots).where(eq(hotspots.code, code));
  return row?.number;
}
