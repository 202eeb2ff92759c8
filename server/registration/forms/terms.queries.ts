import { and, asc, count, eq, inArray, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { answers, delegates, questions, quotas, registrationTerms } from '../../../db/schema/index.ts';
import type { DelegateCategory } from '../../../db/vocabulary.ts';

export type TermsRow = typeof registrationTerms.$inferSelect;
export type QuestionRow = typeof questions.$inferSelect;
export type QuotaRow = typeof quotas.$inferSelect;

/** The one row of terms; the migrations have put it there. */
export async function findTerms(db: Queryable): Promise<TermsRow> {
  const [row] = await db.select().from(registrationTerms);
  if (!row) throw new Error('the row of registration terms is missing: the database was not migrated whole');
  return row;
}

/** The terms, kept from changing until the transaction ends. */
export async function lockTerms(tx: Queryable): Promise<TermsRow> {
  const [row] = await tx.select().from(registrationTerms).for('update');
  if (!row) throw new Error('the row of registration terms is missing: the database was not migrated whole');
  return row;
}

export async function updateTerms(tx: Queryable, terms: Omit<TermsRow, 'id'>): Promise<void> {
  await tx.update(registrationTerms).set(terms);
}

export async function listQuotas(db: Queryable): Promise<QuotaRow[]> {
  return db.select().from(quotas).orderBy(asc(quotas.category));
}

/** Puts the whole list in the place of what was there. */
export async function replaceQuotas(tx: Queryable, list: readonly QuotaRow[]): Promise<void> {
  const kept = list.map(({ category }) => category);
  await tx.delete(quotas).where(kept.length > 0 ? notInArray(quotas.category, kept) : undefined);
  if (list.length === 0) return;
  await tx
    .insert(quotas)
    .values([...list])
    .onConflictDoUpdate({ target: quotas.category, set: { places: sql`excluded.places` } });
}

/** Locks the quotas of these categories, in one order, until the transaction ends; without categories, all. */
export async function lockQuotas(tx: Queryable, categories?: readonly DelegateCategory[]): Promise<QuotaRow[]> {
  return tx
    .select()
    .from(quotas)
    .where(categories && inArray(quotas.category, [...categories]))
    .orderBy(asc(quotas.category))
    .for('update');
}

/** Approved delegates of each category. */
export async function countApproved(db: Queryable): Promise<Map<DelegateCategory, number>> {
  const rows = await db
    .select({ category: delegates.category, count: count() })
    .from(delegates)
    .where(eq(delegates.status, 'approved'))
    .groupBy(delegates.category);
  return new Map(rows.map((row) => [row.category, row.count]));
}

/** Delegates on the waiting list of each category. */
export async function countWaitlisted(db: Queryable): Promise<Map<DelegateCategory, number>> {
  const rows = await db
    .select({ category: delegates.category, count: count() })
    .from(delegates)
    .where(isNotNull(delegates.waitlistedAt))
    .groupBy(delegates.category);
  return new Map(rows.map((row) => [row.category, row.count]));
}

/** Questions that are asked, in their order. */
export async function listQuestions(db: Queryable): Promise<QuestionRow[]> {
  return db.select().from(questions).where(isNull(questions.retiredAt)).orderBy(asc(questions.position));
}

/** All questions, those retired last, with how many delegates answered each. */
export async function listAllQuestions(db: Queryable): Promise<(QuestionRow & { answers: number })[]> {
  const answered = sql<number>`(select count(*)::integer from ${answers} a where a.question_id = ${questions}.id)`;
  const rows = await db
    .select({ question: questions, answers: answered })
    .from(questions)
    .orderBy(sql`${questions.retiredAt} is not null`, asc(questions.position), asc(questions.id));
  return rows.map(({ question, answers: given }) => ({ ...question, answers: given }));
}

/** Keeps everyone else from changing questions or answering them until the transaction ends. */
export async function lockQuestions(tx: Queryable): Promise<void> {
  await tx.execute(sql`lock table ${questions} in share row exclusive mode`);
}

/** Which options of a question somebody chose. */
export async function listChosenOptions(db: Queryable, questionId: string): Promise<string[]> {
  const rows = await db.execute<{ value: string }>(sql`
    select distinct v.value from ${answers} a
    cross join lateral jsonb_array_elements_text(
      case jsonb_typeof(a.value) when 'array' then a.value else jsonb_build_array(a.value) end) as v(value)
    where a.question_id = ${questionId}`);
  return rows.map(({ value }) => value);
}

export async function upsertQuestions(tx: Queryable, rows: readonly Omit<QuestionRow, 'retiredAt'>[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(questions)
    .values([...rows])
    .onConflictDoUpdate({
      target: questions.id,
      set: {
        label: sql`excluded.label`,
        hint: sql`excluded.hint`,
        kind: sql`excluded.kind`,
        options: sql`excluded.options`,
        isRequired: sql`excluded.is_required`,
        categories: sql`excluded.categories`,
        isShownAtScan: sql`excluded.is_shown_at_scan`,
        position: sql`excluded.position`,
        retiredAt: null,
      },
    });
}

/** Retires these where somebody answered them, and removes the others. */
export async function retireQuestions(tx: Queryable, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  const isAnswered = sql`exists (select from ${answers} a where a.question_id = ${questions}.id)`;
  await tx
    .update(questions)
    .set({ retiredAt: at })
    .where(and(inArray(questions.id, [...ids]), isNull(questions.retiredAt), isAnswered));
  await tx.delete(questions).where(and(inArray(questions.id, [...ids]), sql`not ${isAnswered}`));
}
