import { asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../../db/client.ts';
import { hotspots, zones } from '../../db/schema/index.ts';
import type { Hotspot, HotspotHistory } from './hotspots.contract.ts';
import type { HotspotSlot } from './load-columns.ts';
import type { NumberedReading } from './numbered-reading.ts';

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

/** Makes the partition of a day, `YYYY-MM-DD` in UTC, if it is not there. */
export async function ensureReadingPartition({ sql }: Database, day: string): Promise<void> {
  await sql`select ensure_reading_partition(${day}::date)`;
}

/**
 * Writes a batch in one statement; one that is there already, of the same hotspot and instant, stays as it was.
 * Returns the readings that were new.
 */
export async function insertReadings({ sql }: Database, batch: readonly NumberedReading[]): Promise<NumberedReading[]> {
  const kept = await sql<{ number: number; atMs: number }[]>`
    insert into hotspot_readings (hotspot, at, clients, rx_mbps, tx_mbps, airtime)
    select * from unnest(
      ${batch.map(({ number }) => number)}::integer[],
      ${batch.map(({ atMs }) => new Date(atMs).toISOString())}::timestamptz[],
      ${batch.map(({ clients }) => clients)}::integer[],
      ${batch.map(({ rxMbps }) => rxMbps ?? 0)}::real[],
      ${batch.map(({ txMbps }) => txMbps ?? 0)}::real[],
      ${batch.map(({ airtime }) => airtime ?? null)}::real[]
    )
    on conflict on constraint hotspot_readings_pkey do nothing
    returning hotspot as number, extract(epoch from at)::float8 * 1000 as "atMs"`;
  if (kept.length === batch.length) return [...batch];
  const keyOf = ({ number, atMs }: { number: number; atMs: number }) => `${number} ${Math.round(atMs)}`;
  const left = new Set(kept.map(keyOf));
  return batch.filter((reading) => left.delete(keyOf(reading)));
}

interface ReadingRow {
  number: number;
  at: Date;
  clients: number;
  rxMbps: number;
  txMbps: number;
  airtime: number | null;
}

/** The newest reading of each hotspot on the board: one look into the index of each partition for each hotspot. */
export const newestReadings = (sql: Database['sql'], since: Date, until: Date) => sql<ReadingRow[]>`
  select h.number, r.at, r.clients, r.rx_mbps as "rxMbps", r.tx_mbps as "txMbps", r.airtime
  from hotspots h
  cross join lateral (
    select * from hotspot_readings
    where hotspot = h.number and at >= ${since} and at <= ${until}
    order by at desc limit 1
  ) r
  where h.removed_at is null`;

/** The newest reading of each hotspot on the board, of those made between two instants. */
export async function listNewestReadings({ sql }: Database, since: Date, until: Date): Promise<NumberedReading[]> {
  const rows = await newestReadings(sql, since, until);
  return rows.map(({ at, airtime, ...rest }) => ({ ...rest, atMs: at.getTime(), airtime: airtime ?? undefined }));
}

/** The number of a code in the inventory, also of a hotspot that was taken off it. */
export async function findHotspotNumber(db: Queryable, code: string): Promise<number | undefined> {
  const [row] = await db.select({ number: hotspots.number }).from(hotspots).where(eq(hotspots.code, code));
  return row?.number;
}

/** The readings of one hotspot between two instants: the newest `limit` of them, oldest first. */
export const hotspotReadingsBetween = (sql: Database['sql'], number: number, since: Date, until: Date, limit: number) =>
  sql<ReadingRow[]>`
  select hotspot as number, at, clients, rx_mbps as "rxMbps", tx_mbps as "txMbps", airtime
  from hotspot_readings
  where hotspot = ${number} and at >= ${since} and at <= ${until}
  order by at desc limit ${limit}`;

export async function listReadings(
  { sql }: Database,
  number: number,
  since: Date,
  until: Date,
  limit: number,
): Promise<HotspotHistory['readings']> {
  const rows = await hotspotReadingsBetween(sql, number, since, until, limit);
  return rows
    .map(({ number: _number, at, airtime, ...rest }) => ({
      at: at.toISOString(),
      ...rest,
      ...(airtime !== null && { airtime }),
    }))
    .reverse();
}
