import { asc, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { gates, stations } from '../../db/schema/index.ts';
import type { Station } from './identity.contract.ts';

const asStation = ({ id, number, place, gateId }: typeof stations.$inferSelect): Station => ({
  id,
  number,
  place,
  ...(gateId && { gateId }),
});

export async function listStationRows(db: Queryable): Promise<Station[]> {
  return (await db.select().from(stations).orderBy(asc(stations.number))).map(asStation);
}

export async function findStation(db: Queryable, id: string): Promise<Station | undefined> {
  const [row] = await db.select().from(stations).where(eq(stations.id, id));
  return row && asStation(row);
}

/** Which of these gates there are. */
export async function findGates(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: gates.id })
    .from(gates)
    .where(inArray(gates.id, [...ids]));
  return new Set(rows.map(({ id }) => id));
}

/** Holds off other changes of the stations until the transaction ends; reading and referring go on. */
export async function lockStations(tx: Queryable): Promise<void> {
  await tx.execute(sql`lock table stations in share row exclusive mode`);
}

/** Stations other than these to which people were sent at some time. */
export async function listUsedStationsBeside(tx: Queryable, kept: readonly string[]): Promise<string[]> {
  const rows = await tx
    .select({ id: stations.id })
    .from(stations)
    .where(
      sql`${kept.length > 0 ? notInArray(stations.id, [...kept]) : sql`true`}
        and exists (select 1 from verifications v where v.station_id = ${stations.id})`,
    );
  return rows.map(({ id }) => id);
}

/** Puts these stations in the place of all there were. */
export async function replaceStations(tx: Queryable, wanted: readonly Station[]): Promise<void> {
  const kept = wanted.map(({ id }) => id);
  await tx.delete(stations).where(kept.length > 0 ? notInArray(stations.id, kept) : undefined);
  if (wanted.length === 0) return;
  // Numbers may be handed round: the old ones are moved out of the way of the unique index first.
  await tx.update(stations).set({ number: sql`-${stations.number}` });
  await tx
    .insert(stations)
    .values(wanted.map((row) => ({ ...row, gateId: row.gateId ?? null })))
    .onConflictDoUpdate({
      target: stations.id,
      set: { number: sql`excluded.number`, place: sql`excluded.place`, gateId: sql`excluded.gate_id` },
    });
}
