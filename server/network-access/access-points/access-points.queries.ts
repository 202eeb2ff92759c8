import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Database, Queryable, Transaction } from '../../../db/client.ts';
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
          certificateSerial: keptOverTls(accessPoints.certificateSerial),
          certificateUntil: keptOverTls(accessPoints.certificateUntil),
          certificateAuthorityId: keptOverTls(accessPoints.certificateAuthorityId),
          disconnectPort: sql`excluded.disconnect_port`,
          speaksForAny: sql`excluded.speaks_for_any`,
          changedAt: sql`excluded.changed_at`,
          removedAt: sql`null`,
        },
      });
  }
}

/** Who comes back over TLS after it was not has a certificate made anew. */
const keptOverTls = (column: AnyPgColumn) => sql`case when excluded.is_over_tls then ${column} end`;

export async function markAccessPointsRemoved(tx: Queryable, ids: readonly number[], removedAt: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(accessPoints)
    .set({ removedAt })
    .where(inArray(accessPoints.id, [...ids]));
}

/**
 * The open connections at these are over, and nobody is to be told to end them; how many there were. What is told of one
 * later, once its access point is known again, opens it again.
 */
export async function endConnectionsAt({ sql }: Pick<Transaction, 'sql'>, ids: readonly number[]): Promise<number> {
  if (ids.length === 0) return 0;
  await sql`
    update disconnects d set outcome = 'not_possible', settled_at = now()
    from connections c where c.id = d.connection_id and c.access_point_id = any(${[...ids]}) and d.outcome is null`;
  const ended = await sql`
    update connections set ended_at = greatest(admitted_at, now()), "end" = 'untold'
    where access_point_id = any(${[...ids]}) and ended_at is null`;
  return ended.count;
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

/** Of access points that stand in the newest file. */
export async function idsByName(db: Queryable): Promise<Map<string, number>> {
  const rows = await db
    .select({ name: accessPoints.name, id: accessPoints.id })
    .from(accessPoints)
    .where(isNull(accessPoints.removedAt));
  return new Map(rows.map(({ name, id }) => [name, id]));
}

export interface HotspotAddress {
  readonly bssid: string;
  readonly hotspot: number;
  /** Who speaks for it; null in what was imported before that was kept. */
  readonly accessPointId: number | null;
}

/** In the order of addresses, with the code of each hotspot and the name of who speaks for it. */
export const listHotspotAddresses = (
  db: Queryable,
): Promise<(HotspotAddress & { code: string; accessPoint: string | null })[]> =>
  db
    .select({
      ...{ bssid: hotspotAddresses.bssid, hotspot: hotspotAddresses.hotspot, code: hotspots.code },
      ...{ accessPointId: hotspotAddresses.accessPointId, accessPoint: accessPoints.name },
    })
    .from(hotspotAddresses)
    .innerJoin(hotspots, eq(hotspots.number, hotspotAddresses.hotspot))
    .leftJoin(accessPoints, eq(accessPoints.id, hotspotAddresses.accessPointId))
    .orderBy(asc(hotspots.code), asc(hotspotAddresses.bssid));

/** Puts these in the place of all there were. */
export async function replaceHotspotAddresses(tx: Queryable, wanted: readonly HotspotAddress[]): Promise<void> {
  await tx.delete(hotspotAddresses);
  for (let start = 0; start < wanted.length; start += atATime) {
    await tx.insert(hotspotAddresses).values(wanted.slice(start, start + atATime));
  }
}

export interface Claim {
  readonly name: string;
  readonly hotspot: string;
  readonly at: Date;
}

/**
 * Access points that claimed to be a hotspot of another one, as the inventory is now: since a while ago by the clock of the
 * database, or ever.
 */
export async function listClaims(
  { sql }: Pick<Database, 'sql'>,
  { withinMs }: { withinMs?: number } = {},
): Promise<Claim[]> {
  const isNew = withinMs ? sql`claimed_at > now() - ${withinMs}::float8 * interval '1 ms'` : sql`true`;
  const rows = await sql<Claim[]>`
    select p.name, h.code as hotspot, p.claimed_at as at
    from access_points p join hotspots h on h.number = p.claimed_hotspot
    where p.removed_at is null and not p.speaks_for_any and ${isNew}
      and not (
        select coalesce(bool_or(a.access_point_id is not distinct from p.id), true)
        from hotspot_addresses a where a.hotspot = p.claimed_hotspot and a.access_point_id is not null)
    order by p.name`;
  return [...rows];
}

/** One of the newest file that is over TLS. */
export async function findOverTls(db: Queryable, name: string): Promise<{ id: number } | undefined> {
  const [row] = await db
    .select({ id: accessPoints.id })
    .from(accessPoints)
    .where(and(eq(accessPoints.name, name), accessPoints.isOverTls, isNull(accessPoints.removedAt)));
  return row;
}

export interface CertificateNote {
  readonly serial: string;
  readonly until: Date;
  readonly authorityId: string;
}

/** The one before, where there was one, is not believed any more. */
export async function updateCertificate(
  tx: Queryable,
  id: number,
  { serial, until, authorityId }: CertificateNote,
): Promise<void> {
  await tx
    .update(accessPoints)
    .set({ certificateSerial: serial, certificateUntil: until, certificateAuthorityId: authorityId })
    .where(eq(accessPoints.id, id));
}

/** What this authority has signed for access points is not believed any more; of how many. */
export async function forgetCertificatesOf(tx: Queryable, authorityId: string): Promise<number> {
  const rows = await tx
    .update(accessPoints)
    .set({ certificateSerial: null, certificateUntil: null, certificateAuthorityId: null })
    .where(eq(accessPoints.certificateAuthorityId, authorityId))
    .returning({ id: accessPoints.id });
  return rows.length;
}
