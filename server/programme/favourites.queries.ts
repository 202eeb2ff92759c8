import { and, count, eq } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { calendarLinks, delegates, favourites, sessions } from '../../db/schema/index.ts';

/** When this delegate marked which session. */
export async function listFavourites(db: Queryable, delegateId: string): Promise<Map<string, Date>> {
  const rows = await db.select().from(favourites).where(eq(favourites.delegateId, delegateId));
  return new Map(rows.map(({ sessionId, markedAt }) => [sessionId, markedAt]));
}

/** Waits until nobody else marks for this delegate; tells how many they have marked. */
export async function lockAndCountFavourites(tx: Queryable, delegateId: string): Promise<number> {
  await tx.select({ id: delegates.id }).from(delegates).where(eq(delegates.id, delegateId)).for('no key update');
  const [row] = await tx.select({ marked: count() }).from(favourites).where(eq(favourites.delegateId, delegateId));
  return row?.marked ?? 0;
}

export async function isSessionThere(db: Queryable, sessionId: string): Promise<boolean> {
  const rows = await db.select({ id: sessions.id }).from(sessions).where(eq(sessions.id, sessionId));
  return rows.length > 0;
}

export async function insertFavourite(
  tx: Queryable,
  delegateId: string,
  sessionId: string,
  markedAt: Date,
): Promise<void> {
  await tx.insert(favourites).values({ delegateId, sessionId, markedAt }).onConflictDoNothing();
}

export async function deleteFavourite(db: Queryable, delegateId: string, sessionId: string): Promise<void> {
  await db.delete(favourites).where(and(eq(favourites.delegateId, delegateId), eq(favourites.sessionId, sessionId)));
}

export async function findCalendarLink(db: Queryable, delegateId: string): Promise<{ madeAt: Date } | undefined> {
  const [row] = await db
    .select({ madeAt: calendarLinks.madeAt })
    .from(calendarLinks)
    .where(eq(calendarLinks.delegateId, delegateId));
  return row;
}

export async function replaceCalendarLink(
  tx: Queryable,
  link: { delegateId: string; secretHash: Buffer; madeAt: Date },
): Promise<void> {
  await deleteCalendarLink(tx, link.delegateId);
  await tx.insert(calendarLinks).values(link);
}

export async function deleteCalendarLink(db: Queryable, delegateId: string): Promise<void> {
  await db.delete(calendarLinks).where(eq(calendarLinks.delegateId, delegateId));
}

/** Whose calendar it is: of nobody who has withdrawn, or was declined. */
export async function findCalendarOwner(db: Queryable, secretHash: Buffer): Promise<string | undefined> {
  const [row] = await db
    .select({ delegateId: calendarLinks.delegateId, status: delegates.status })
    .from(calendarLinks)
    .innerJoin(delegates, eq(delegates.id, calendarLinks.delegateId))
    .where(eq(calendarLinks.secretHash, secretHash));
  return row && row.status !== 'withdrawn' && row.status !== 'declined' ? row.delegateId : undefined;
}
