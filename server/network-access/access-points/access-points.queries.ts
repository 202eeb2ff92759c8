import { asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { accessPoints, hotspotAddresses, hotspots } from '../../../db/schema/index.ts';

export type AccessPointRow = typeof accessPoints.$inferSelect;

/** Any number, as long as it is always this one: files go in one after the other. */
const importLock = 7_241_942;
const atATime = 1_000;

/** Those of the newest file, by name. */
export const listAccessPointRows = (db: Queryable): Promise<AccessPointRow[]> =>
  db.select().from(accessPoints).where(isNull(accessPoints.removedAt)).orderBy(asc(accessPoints.name));

/** Waits for its turn, then gives each access point ever known, also those that were taken off. */
export async function listForImport(tx: Queryable): Promise<AccessPointRow[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(${importLock})`);
  return tx.select().from(accessPoints);
}

/**
 * Gives these an address that no machine has (RFC 3849), so that theirs may go to others: addresses are handed round, and
 * the database lets none be there twice.
 */
export async function parkAddresses(tx: Queryable, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const parked = sql`('2001:db8::' || to_hex(${accessPoints.id} >> 16) || ':' || to_hex(${accessPoints.id} & 65535))::inet`;
  await tx
    .update(accessPoints)
    .set({ address: parked })
    .where(inArray(accessPoints.id, [...ids]));
}

/** Writes access points by name: a known one keeps its connections, and one that was taken off comes back. */
export async function upsertAccessPoints(
  tx: Queryable,
  rows: readonly Omit<typeof accessPoints.$inferInsert, 'removedAt'>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += atATime) {
    await tx
      .insert(accessPoints)
      .values(rows.slice(start, start + atATime).map((row) => ({ ...row, removedAt: null })))
      .onConflictDoUpdate({
        target: accessPoints.name,
        set: {
          address: sql`excluded.address`,
          secretBox: sql`excluded.secret_box`,
          isOverTls: sql`excluded.is_over_tls`,
          disconnectPort: sql`excluded.disconnect_port`,
          changedAt: sql`excluded.changed_at`,
          removedAt: sql`null`,
        },
      });
  }
}

export async function markAccessPointsRemoved(tx: Queryable, ids: readonly number[], removedAt: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(accessPoints)
    .set({ removedAt })
    .where(inArray(accessPoints.id, [...ids]));
}

/** Numbers of hotspots in the inventory, by code. */
export async function numbersByCode(db: Queryable, codes: readonly string[]): Promise<Map<string, number>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .select({ code: hotspots.code, number: hotspots.number })
    .from(hotspots)
    .where(inArray(hotspots.code, [...codes]));
  return new Map(rows.map(({ code, number }) => [code, number]));
}

export interface HotspotAddress {
  readonly bssid: string;
  readonly hotspot: number;
}

/** In the order of addresses, with the code of each hotspot. */
export const listHotspotAddresses = (db: Queryable): Promise<(HotspotAddress & { code: string })[]> =>
  db
    .select({ bssid: hotspotAddresses.bssid, hotspot: hotspotAddresses.hotspot, code: hotspots.code })
    .from(hotspotAddresses)
    .innerJoin(hotspots, eq(hotspots.number, hotspotAddresses.hotspot))
    .orderBy(asc(hotspots.code), asc(hotspotAddresses.bssid));

/** Puts these in the place of all there were. */
export async function replaceHotspotAddresses(tx: Queryable, wanted: readonly HotspotAddress[]): Promise<void> {
  await tx.delete(hotspotAddresses);
  for (let start = 0; start < wanted.length; start += atATime) {
    await tx.insert(hotspotAddresses).values(wanted.slice(start, start + atATime));
  }
}
