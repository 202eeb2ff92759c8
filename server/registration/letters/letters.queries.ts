import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { delegates, letters } from '../../../db/schema/index.ts';

export type LetterRow = typeof letters.$inferSelect;
export type NewLetter = Pick<
  LetterRow,
  'id' | 'delegateId' | 'draftId' | 'kind' | 'locale' | 'toAddress' | 'sealedContent' | 'writtenAt' | 'writtenBy'
>;

/** PostgreSQL takes 65,535 parameters in a statement; a letter has ten. */
const lettersAtOnce = 5_000;

/** Letters that are due at once. */
export async function insertLetters(tx: Queryable, written: readonly NewLetter[]): Promise<void> {
  const due = written.map((letter) => ({ ...letter, nextAttemptAt: letter.writtenAt }));
  for (let at = 0; at < due.length; at += lettersAtOnce) {
    await tx.insert(letters).values(due.slice(at, at + lettersAtOnce));
  }
}

/** Whom a letter is to, with what it says of them. */
const addressee = {
  id: delegates.id,
  name: delegates.name,
  nameLatin: delegates.nameLatin,
  email: delegates.email,
  locale: delegates.locale,
  category: delegates.category,
  status: delegates.status,
  mergedInto: delegates.mergedInto,
  revision: delegates.revision,
};
export type Addressee = NonNullable<Awaited<ReturnType<typeof lockAddressee>>>;

/** A delegate, kept from changing until the transaction ends. */
export async function lockAddressee(tx: Queryable, delegateId: string) {
  const [row] = await tx.select(addressee).from(delegates).where(eq(delegates.id, delegateId)).for('no key update');
  return row;
}

export async function lockLetter(tx: Queryable, id: string): Promise<LetterRow | undefined> {
  const [row] = await tx.select().from(letters).where(eq(letters.id, id)).for('update');
  return row;
}

/** A letter that another takes the place of is not tried any more. */
export async function updateReplaced(tx: Queryable, id: string, at: Date): Promise<void> {
  await tx
    .update(letters)
    .set({ nextAttemptAt: null, givenUpAt: at })
    .where(and(eq(letters.id, id), isNull(letters.sentAt), isNull(letters.givenUpAt)));
}

/** Letters of a form whose link opens nothing any more are not tried, and cannot be sent again. */
export async function updateFormLettersGivenUp(tx: Queryable, draftId: string, at: Date): Promise<void> {
  await tx
    .update(letters)
    .set({
      sealedContent: null,
      givenUpAt: sql`case when ${letters.nextAttemptAt} is null then ${letters.givenUpAt} else ${at.toISOString()}::timestamptz end`,
      nextAttemptAt: null,
    })
    .where(eq(letters.draftId, draftId));
}

/** Tells whether the letter is there. One that was reported before keeps the first report. */
export async function updateReturned(db: Queryable, id: string, failure: string, at: Date): Promise<boolean> {
  const rows = await db
    .update(letters)
    .set({
      sentAt: sql`coalesce(${letters.sentAt}, case when ${letters.givenUpAt} is null then ${at.toISOString()}::timestamptz end)`,
      nextAttemptAt: null,
      bouncedAt: sql`coalesce(${letters.bouncedAt}, ${at.toISOString()}::timestamptz)`,
      failure: sql`case when ${letters.bouncedAt} is null then ${failure} else ${letters.failure} end`,
    })
    .where(eq(letters.id, id))
    .returning({ id: letters.id });
  return rows.length > 0;
}

export async function listLettersTo(db: Queryable, delegateId: string): Promise<LetterRow[]> {
  return db
    .select()
    .from(letters)
    .where(eq(letters.delegateId, delegateId))
    .orderBy(sql`${letters.id} desc`)
    .limit(200);
}

/** Attempts after which a letter that is still due is worth a look: after some ten minutes. */
const attemptsInVain = 3;

/**
 * Came back, was given up or has been tried in vain; nothing was written to the same person since, and it is not about a
 * form that was taken back.
 */
const isInTrouble = sql`(${letters.bouncedAt} is not null or ${letters.givenUpAt} is not null
    or (${letters.nextAttemptAt} is not null and ${letters.failure} is not null and ${letters.attempts} >= ${attemptsInVain}))
  and not exists (select from letters n where n.id > ${letters.id}
    and (n.delegate_id = ${letters.delegateId} or n.draft_id = ${letters.draftId}))
  and not exists (select from registration_drafts t where t.id = ${letters.draftId} and t.taken_back_at is not null)`;

export async function listTroubleRows(
  db: Queryable,
  { afterId, limit }: { afterId?: string | undefined; limit: number },
) {
  const older: SQL = afterId ? sql`${letters.id} < ${afterId}::uuid` : sql`true`;
  return db
    .select({ letter: letters, delegate: addressee })
    .from(letters)
    .leftJoin(delegates, eq(delegates.id, letters.delegateId))
    .where(sql`${isInTrouble} and ${older}`)
    .orderBy(sql`${letters.id} desc`)
    .limit(limit);
}

export async function countPost(db: Queryable): Promise<{ due: number; inTrouble: number; lastSentAt: Date | null }> {
  const [row] = await db
    .select({
      due: sql<number>`(select count(*)::integer from letters d where d.next_attempt_at is not null)`,
      inTrouble: sql<number>`count(*)::integer`,
      lastSentAt: sql<Date | null>`(select max(s.sent_at) from letters s)`.mapWith((at: string) => new Date(at)),
    })
    .from(letters)
    .where(isInTrouble);
  return row ?? { due: 0, inTrouble: 0, lastSentAt: null };
}
