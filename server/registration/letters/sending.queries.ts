import { and, eq, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { letters } from '../../../db/schema/index.ts';

export type DueLetter = typeof letters.$inferSelect;

/**
 * Claims letters that are due, the longest due first: until `until` nobody else is given them. What is claimed counts as
 * an attempt, so that a letter which brings the process down is not tried for ever.
 */
export async function claimDueLetters(
  db: Queryable,
  { now, until, atMost }: { now: Date; until: Date; atMost: number },
): Promise<DueLetter[]> {
  const due = db
    .select({ id: letters.id })
    .from(letters)
    .where(lte(letters.nextAttemptAt, now))
    .orderBy(letters.nextAttemptAt, letters.id)
    .limit(atMost)
    .for('update', { skipLocked: true });
  return db
    .update(letters)
    .set({ attempts: sql`${letters.attempts} + 1`, nextAttemptAt: until })
    .where(inArray(letters.id, due))
    .returning();
}

export async function updateSent(db: Queryable, id: string, at: Date): Promise<void> {
  await db
    .update(letters)
    .set({ sentAt: at, nextAttemptAt: null, failure: null })
    .where(and(eq(letters.id, id), isNotNull(letters.nextAttemptAt)));
}

/** Tried in vain: once more at `nextAttemptAt`, or never again. */
export async function updateFailed(
  db: Queryable,
  id: string,
  failed: Pick<DueLetter, 'failure' | 'attempts' | 'nextAttemptAt' | 'givenUpAt'>,
): Promise<void> {
  await db
    .update(letters)
    .set(failed)
    .where(and(eq(letters.id, id), isNotNull(letters.nextAttemptAt)));
}

/** Takes the particulars, links among them, out of letters that were settled before then. */
export async function clearContentOfSettled(db: Queryable, before: Date): Promise<void> {
  const isSettled = or(lt(letters.sentAt, before), and(isNull(letters.sentAt), lt(letters.givenUpAt, before)));
  await db
    .update(letters)
    .set({ sealedContent: null })
    .where(and(isNotNull(letters.sealedContent), isSettled));
}
