import { and, arrayOverlaps, asc, count, eq, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '../../../db/client.ts';
import { delegates, handOvers, staff } from '../../../db/schema/index.ts';
import type { Role } from '../../../db/vocabulary.ts';

export type HandOverRow = typeof handOvers.$inferSelect;

/** Two requests with one id wait for each other, so that the second finds what the first has done. */
export async function lockRequest(tx: Queryable, id: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7241911, hashtext(${id}))`);
}

/** A delegate, kept from changing until the transaction ends. */
export async function lockDelegateToHandOver(tx: Queryable, id: string) {
  const [row] = await tx
    .select({ id: delegates.id, name: delegates.name })
    .from(delegates)
    .where(eq(delegates.id, id))
    .for('share');
  return row;
}

/** Whether somebody has been handed over and that is not settled. Serialised by `lockRequest` on the delegate's id. */
export async function hasOpenHandOver(tx: Queryable, delegateId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: handOvers.id })
    .from(handOvers)
    .where(and(eq(handOvers.delegateId, delegateId), isNull(handOvers.closedAt)))
    .limit(1);
  return rows.length > 0;
}

export async function insertHandOver(tx: Queryable, row: typeof handOvers.$inferInsert): Promise<void> {
  await tx.insert(handOvers).values(row);
}

export async function lockHandOver(tx: Queryable, id: string): Promise<HandOverRow | undefined> {
  const [row] = await tx.select().from(handOvers).where(eq(handOvers.id, id)).for('update');
  return row;
}

export async function updateHandOver(
  tx: Queryable,
  id: string,
  changes: Partial<Pick<HandOverRow, 'takenAt' | 'takenBy' | 'closedAt'>>,
): Promise<void> {
  await tx.update(handOvers).set(changes).where(eq(handOvers.id, id));
}

const [by, to, taker] = [alias(staff, 'by'), alias(staff, 'to_whom'), alias(staff, 'taker')];

const named = {
  handOver: handOvers,
  name: delegates.name,
  nameLatin: delegates.nameLatin,
  byName: by.name,
  toName: to.name,
  takerName: taker.name,
};

const joined = (db: Queryable) =>
  db
    .select(named)
    .from(handOvers)
    .innerJoin(delegates, eq(delegates.id, handOvers.delegateId))
    .innerJoin(by, eq(by.id, handOvers.handedBy))
    .leftJoin(to, eq(to.id, handOvers.handedTo))
    .leftJoin(taker, eq(taker.id, handOvers.takenBy));

export type NamedHandOver = Awaited<ReturnType<typeof listOpenHandOvers>>[number];

/** What is not settled, oldest first. */
export async function listOpenHandOvers(db: Queryable, limit: number) {
  return joined(db).where(isNull(handOvers.closedAt)).orderBy(asc(handOvers.handedAt), asc(handOvers.id)).limit(limit);
}

export async function findHandOver(db: Queryable, id: string): Promise<NamedHandOver | undefined> {
  const [row] = await joined(db).where(eq(handOvers.id, id));
  return row;
}

export async function countOpenHandOvers(db: Queryable): Promise<number> {
  const [row] = await db.select({ count: count() }).from(handOvers).where(isNull(handOvers.closedAt));
  return row?.count ?? 0;
}

/** Staff with one of these roles who may sign in, by name. */
export async function listColleagues(db: Queryable, roles: readonly Role[]) {
  return db
    .select({ id: staff.id, name: staff.name, roles: staff.roles })
    .from(staff)
    .where(and(isNull(staff.disabledAt), arrayOverlaps(staff.roles, [...roles])))
    .orderBy(asc(staff.name), asc(staff.id));
}
