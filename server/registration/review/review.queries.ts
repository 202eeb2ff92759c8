import { and, asc, count, desc, eq, inArray, isNotNull, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '../../../db/client.ts';
import { delegates, ledger, ledgerSubjects, reviews, staff } from '../../../db/schema/index.ts';
import type { DelegateCategory } from '../../../db/vocabulary.ts';

export type DelegateRecord = typeof delegates.$inferSelect;
export type ReviewRow = typeof reviews.$inferSelect;
/** A decision with the name of whoever made it; none where the rules did. */
export type SignedReview = ReviewRow & { by: string | null };

export async function insertReview(tx: Queryable, row: ReviewRow): Promise<void> {
  await tx.insert(reviews).values(row);
}

/** What was decided on these delegates, newest first for each. */
export async function listReviewsOf(db: Queryable, delegateIds: readonly string[]): Promise<SignedReview[]> {
  if (delegateIds.length === 0) return [];
  const rows = await db
    .select({ review: reviews, by: staff.name })
    .from(reviews)
    .leftJoin(staff, eq(staff.id, reviews.decidedBy))
    .where(inArray(reviews.delegateId, [...delegateIds]))
    .orderBy(asc(reviews.delegateId), desc(reviews.revision));
  return rows.map(({ review, by }) => ({ ...review, by }));
}

/** The last decision on a delegate, of whatever kind. */
export async function findLastReview(db: Queryable, delegateId: string): Promise<SignedReview | undefined> {
  const [row] = await db
    .select({ review: reviews, by: staff.name })
    .from(reviews)
    .leftJoin(staff, eq(staff.id, reviews.decidedBy))
    .where(eq(reviews.delegateId, delegateId))
    .orderBy(desc(reviews.revision))
    .limit(1);
  return row && { ...row.review, by: row.by };
}

export async function findDelegateRecord(db: Queryable, id: string): Promise<DelegateRecord | undefined> {
  const [row] = await db.select().from(delegates).where(eq(delegates.id, id));
  return row;
}

/** Whether this member of staff entered the registration. */
export async function isRegisteredBy(db: Queryable, delegateId: string, staffId: string): Promise<boolean> {
  const [entry] = await db
    .select({ sequence: ledger.sequence })
    .from(ledger)
    .innerJoin(ledgerSubjects, eq(ledgerSubjects.subjectId, ledger.subjectId))
    .where(
      and(
        eq(ledgerSubjects.delegateId, delegateId),
        eq(ledger.action, 'delegate_registered'),
        eq(ledger.actorId, staffId),
      ),
    )
    .limit(1);
  return entry !== undefined;
}

/** A delegate, kept from changing until the transaction ends. Lock quotas before delegates. */
export async function lockDelegate(tx: Queryable, id: string): Promise<DelegateRecord | undefined> {
  const [row] = await tx.select().from(delegates).where(eq(delegates.id, id)).for('update');
  return row;
}

/** Whether a delegate is approved, kept so until the transaction ends. */
export async function isHeldApproved(tx: Queryable, id: string): Promise<boolean> {
  const [row] = await tx.select({ status: delegates.status }).from(delegates).where(eq(delegates.id, id)).for('share');
  return row?.status === 'approved';
}

/** The delegate as they are after the change, which counts as one. */
export async function updateStanding(
  tx: Queryable,
  id: string,
  changes: Partial<Pick<DelegateRecord, 'status' | 'category' | 'waitlistedAt'>>,
  at: Date,
): Promise<DelegateRecord> {
  const [row] = await tx
    .update(delegates)
    .set({ ...changes, changedAt: at, revision: sql`${delegates.revision} + 1` })
    .where(eq(delegates.id, id))
    .returning();
  if (!row) throw new Error('a delegate that was locked is not there');
  return row;
}

/** How many of each of these categories are approved. */
export async function countApprovedOf(
  tx: Queryable,
  categories: readonly DelegateCategory[],
): Promise<Map<DelegateCategory, number>> {
  const rows = await tx
    .select({ category: delegates.category, count: count() })
    .from(delegates)
    .where(and(eq(delegates.status, 'approved'), inArray(delegates.category, [...categories])))
    .groupBy(delegates.category);
  return new Map(rows.map((row) => [row.category, row.count]));
}

/** Categories in which somebody is on the waiting list. */
export async function listWaitlistedCategories(db: Queryable): Promise<DelegateCategory[]> {
  const rows = await db
    .selectDistinct({ category: delegates.category })
    .from(delegates)
    .where(isNotNull(delegates.waitlistedAt))
    .orderBy(asc(delegates.category));
  return rows.map(({ category }) => category);
}

/** On the waiting list of a category, and not waiting for the delegate whom they accompany to be approved first. */
function isWaitingFor(category: DelegateCategory): SQL | undefined {
  const accompanied = alias(delegates, 'accompanied');
  const delegateIsApproved = sql`exists (select from ${delegates} "accompanied"
    where ${accompanied.id} = ${delegates}."companion_of" and ${accompanied.status} = 'approved')`;
  return and(
    eq(delegates.category, category),
    isNotNull(delegates.waitlistedAt),
    or(isNull(delegates.companionOf), delegateIsApproved),
  );
}

/** Who has been longest on the waiting list of a category, kept from changing until the transaction ends. */
export async function lockLongestWaiting(
  tx: Queryable,
  category: DelegateCategory,
  limit: number,
): Promise<DelegateRecord[]> {
  return tx
    .select()
    .from(delegates)
    .where(isWaitingFor(category))
    .orderBy(asc(delegates.waitlistedAt), asc(delegates.id))
    .limit(limit)
    .for('update');
}

/** Companions who come or may still come, kept from changing until the transaction ends. */
export async function lockCompanions(tx: Queryable, companionOf: string): Promise<DelegateRecord[]> {
  return tx.select().from(delegates).where(companionsOf(companionOf)).orderBy(asc(delegates.id)).for('update');
}

/** Which of these delegates accompany somebody. */
export async function listCompanionsAmong(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .select({ id: delegates.id })
    .from(delegates)
    .where(and(inArray(delegates.id, [...ids]), isNotNull(delegates.companionOf)));
  return new Set(rows.map(({ id }) => id));
}

/** Whether anybody whose turn can come is on the waiting list of a category. */
export async function isAnybodyWaiting(db: Queryable, category: DelegateCategory): Promise<boolean> {
  const rows = await db.select({ id: delegates.id }).from(delegates).where(isWaitingFor(category)).limit(1);
  return rows.length > 0;
}

const companionsOf = (delegateId: string): SQL | undefined =>
  and(eq(delegates.companionOf, delegateId), notInArray(delegates.status, ['declined', 'withdrawn']));
