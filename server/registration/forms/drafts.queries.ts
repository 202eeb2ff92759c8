import { and, count, eq, gt, inArray, isNull, ne, notInArray, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { answers, delegates, registrationDrafts, reviews } from '../../../db/schema/index.ts';
import { settledBy } from '../settled-here.queries.ts';
import type { AnswerValue } from './forms.contract.ts';

export type DraftRow = typeof registrationDrafts.$inferSelect;
export type DelegateRecord = typeof delegates.$inferSelect;

export async function insertDraft(tx: Queryable, draft: typeof registrationDrafts.$inferInsert): Promise<void> {
  await tx.insert(registrationDrafts).values(draft);
}

export async function findDraft(db: Queryable, secretHash: Buffer): Promise<DraftRow | undefined> {
  const [row] = await db.select().from(registrationDrafts).where(eq(registrationDrafts.secretHash, secretHash));
  return row;
}

/** A draft, kept from changing until the transaction ends. */
export async function lockDraft(tx: Queryable, id: string): Promise<DraftRow | undefined> {
  const [row] = await tx.select().from(registrationDrafts).where(eq(registrationDrafts.id, id)).for('update');
  return row;
}

/** The form of this delegate that can still be sent, if there is one. */
export async function findDraftOf(db: Queryable, delegateId: string, now: Date): Promise<DraftRow | undefined> {
  const [row] = await db
    .select()
    .from(registrationDrafts)
    .where(isOpen(eq(registrationDrafts.delegateId, delegateId), now));
  return row;
}

/** Forms of companions of this delegate that can still be sent. */
export async function listCompanionDrafts(db: Queryable, companionOf: string, now: Date): Promise<DraftRow[]> {
  return db
    .select()
    .from(registrationDrafts)
    .where(isOpen(eq(registrationDrafts.companionOf, companionOf), now));
}

const isOpen = (whose: SQL, now: Date) =>
  and(whose, isNull(registrationDrafts.submittedAt), gt(registrationDrafts.expiresAt, now));

/** Keeps what was typed, if nobody else saved since `revision`; tells whether it did. */
export async function updateDraftContent(
  tx: Queryable,
  { id, revision }: Pick<DraftRow, 'id' | 'revision'>,
  changes: Pick<DraftRow, 'sealedContent' | 'changedAt' | 'expiresAt' | 'locale'>,
): Promise<boolean> {
  const rows = await tx
    .update(registrationDrafts)
    .set({ ...changes, revision: revision + 1 })
    .where(
      and(
        eq(registrationDrafts.id, id),
        eq(registrationDrafts.revision, revision),
        isNull(registrationDrafts.submittedAt),
      ),
    )
    .returning({ id: registrationDrafts.id });
  return rows.length > 0;
}

/** The content has gone to the delegate: the draft only tells that it was sent. */
export async function updateDraftSubmitted(tx: Queryable, id: string, delegateId: string, at: Date): Promise<void> {
  await tx
    .update(registrationDrafts)
    .set({ delegateId, submittedAt: at, changedAt: at, sealedContent: null })
    .where(eq(registrationDrafts.id, id));
}

/** Nobody fills it in any more, in whatever window it is open. */
export async function updateDraftTakenBack(tx: Queryable, id: string, at: Date): Promise<void> {
  await tx
    .update(registrationDrafts)
    .set({
      ...{ takenBackAt: at, changedAt: at, expiresAt: at, sealedContent: null },
      revision: sql`${registrationDrafts.revision} + 1`,
    })
    .where(eq(registrationDrafts.id, id));
}

/** A new delegate, or none where another has the reference. */
export async function insertDelegate(
  tx: Queryable,
  delegate: typeof delegates.$inferInsert,
): Promise<DelegateRecord | undefined> {
  const [row] = await tx
    .insert(delegates)
    .values(delegate)
    .onConflictDoNothing({ target: delegates.externalReference })
    .returning();
  return row;
}

/** The delegate as they are after the change, which counts as one. */
export async function updateSubmittedDelegate(
  tx: Queryable,
  before: DelegateRecord,
  changes: Partial<DelegateRecord>,
): Promise<DelegateRecord | undefined> {
  const [row] = await tx
    .update(delegates)
    .set({ ...changes, settledHere: settledBy(changes, before), revision: sql`${delegates.revision} + 1` })
    .where(eq(delegates.id, before.id))
    .returning();
  return row;
}

export async function findDelegateRecord(db: Queryable, id: string): Promise<DelegateRecord | undefined> {
  const [row] = await db.select().from(delegates).where(eq(delegates.id, id));
  return row;
}

/** A delegate, kept from changing until the transaction ends. Lock quotas before delegates. */
export async function lockDelegate(tx: Queryable, id: string): Promise<DelegateRecord | undefined> {
  const [row] = await tx.select().from(delegates).where(eq(delegates.id, id)).for('update');
  return row;
}

/** Companions who come, or may still come. */
export async function countCompanions(tx: Queryable, companionOf: string): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(delegates)
    .where(and(eq(delegates.companionOf, companionOf), notInArray(delegates.status, ['declined', 'withdrawn'])));
  return row?.count ?? 0;
}

/** All companions that a delegate ever had, merged ones left out. */
export async function listCompanions(db: Queryable, companionOf: string): Promise<DelegateRecord[]> {
  return db
    .select()
    .from(delegates)
    .where(and(eq(delegates.companionOf, companionOf), isNull(delegates.mergedInto)))
    .orderBy(delegates.createdAt, delegates.id);
}

/** Who might be meant as a guardian: delegates by reference or e-mail, ten at most, approved ones first. */
export async function listGuardiansMeant(db: Queryable, text: string): Promise<DelegateRecord[]> {
  return db
    .select()
    .from(delegates)
    .where(
      and(
        sql`(${delegates.externalReference} = ${text} or lower(${delegates.email}) = lower(${text}))`,
        notInArray(delegates.status, ['declined', 'withdrawn']),
      ),
    )
    .orderBy(sql`${delegates.status} <> 'approved'`, delegates.createdAt, delegates.id)
    .limit(10);
}

/** Whether another registration is of the same document, or of the same name and date of birth. */
export async function hasDouble(
  db: Queryable,
  {
    id,
    documentHash,
    name,
    nameLatin,
    birthDate,
  }: Pick<DelegateRecord, 'id' | 'documentHash' | 'name' | 'nameLatin' | 'birthDate'>,
): Promise<boolean> {
  const conditions: SQL[] = [];
  if (documentHash) conditions.push(sql`${delegates.documentHash} = ${documentHash}`);
  if (birthDate) {
    conditions.push(sql`(${delegates.birthDate} = ${birthDate}
      and (lower(${delegates.nameLatin}) = lower(${nameLatin}) or ${delegates.name} = ${name}))`);
  }
  if (conditions.length === 0) return false;
  const rows = await db
    .select({ id: delegates.id })
    .from(delegates)
    .where(and(ne(delegates.id, id), isNull(delegates.mergedInto), sql`(${sql.join(conditions, sql` or `)})`))
    .limit(1);
  return rows.length > 0;
}

/** What a delegate answered, by question. */
export async function listAnswersOf(db: Queryable, delegateId: string): Promise<Record<string, AnswerValue>> {
  const rows = await db.select().from(answers).where(eq(answers.delegateId, delegateId));
  return Object.fromEntries(rows.map(({ questionId, value }) => [questionId, value]));
}

/** Puts these answers in the place of what the delegate answered to these questions before. */
export async function replaceAnswers(
  tx: Queryable,
  delegateId: string,
  questionIds: readonly string[],
  given: Readonly<Record<string, AnswerValue>>,
): Promise<void> {
  if (questionIds.length > 0) {
    await tx
      .delete(answers)
      .where(and(eq(answers.delegateId, delegateId), inArray(answers.questionId, [...questionIds])));
  }
  const rows = Object.entries(given).map(([questionId, value]) => ({ delegateId, questionId, value }));
  if (rows.length > 0) await tx.insert(answers).values(rows);
}

/** The last time that something was decided on this registration. */
export async function findLastReviewAt(db: Queryable, delegateId: string): Promise<Date | undefined> {
  const [row] = await db
    .select({ at: sql<Date | null>`max(${reviews.at})`.mapWith(reviews.at) })
    .from(reviews)
    .where(eq(reviews.delegateId, delegateId));
  return row?.at ?? undefined;
}
