import { asc, isNull } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { badgeKeys, conference } from '../../db/schema/index.ts';

export type ConferenceRow = typeof conference.$inferSelect;
export type BadgeKeyRow = typeof badgeKeys.$inferSelect;

/** The one conference of this database; the migrations have put it there. */
export async function findConference(db: Queryable): Promise<ConferenceRow> {
  const [row] = await db.select().from(conference);
  if (!row) throw new Error('the conference row is missing: the database was not migrated whole');
  return row;
}

/** The conference as it is after the change. */
export async function updateConference(
  tx: Queryable,
  changes: Partial<Omit<ConferenceRow, 'id' | 'badgeMark'>>,
): Promise<ConferenceRow> {
  await tx.update(conference).set(changes);
  return findConference(tx);
}

export async function listBadgeKeys(db: Queryable): Promise<BadgeKeyRow[]> {
  return db.select().from(badgeKeys).orderBy(asc(badgeKeys.id));
}

export async function listPublicBadgeKeys(db: Queryable): Promise<Pick<BadgeKeyRow, 'id' | 'publicKey'>[]> {
  return db.select({ id: badgeKeys.id, publicKey: badgeKeys.publicKey }).from(badgeKeys).orderBy(asc(badgeKeys.id));
}

/** Adds a key unless one is in use already, by whichever racing caller. */
export async function insertBadgeKeyIfNone(db: Queryable, key: Omit<BadgeKeyRow, 'id' | 'retiredAt'>): Promise<void> {
  const [inUse] = await db.select({ id: badgeKeys.id }).from(badgeKeys).where(isNull(badgeKeys.retiredAt));
  if (!inUse) await db.insert(badgeKeys).values(key).onConflictDoNothing();
}
