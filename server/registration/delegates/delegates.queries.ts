import { eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { delegates, verifications } from '../../../db/schema/index.ts';
import type { BadgeMedium } from '../../../db/vocabulary.ts';

export type DelegateRecord = typeof delegates.$inferSelect;

/** A delegate with what other tables say of them. */
export interface DelegateStanding {
  delegate: Pick<
    DelegateRecord,
    | 'id'
    | 'externalReference'
    | 'name'
    | 'nameLatin'
    | 'country'
    | 'category'
    | 'affiliation'
    | 'email'
    | 'birthDate'
    | 'documentCountry'
    | 'documentLast4'
    | 'status'
  >;
  /** Media of the badges that are neither revoked nor expired. */
  media: BadgeMedium[];
  /** When an officer established who they are, unless a later one did not. */
  verifiedAt: Date | null;
}

export interface DelegateSearch {
  /** Each must be part of the name in either script, of affiliation, e-mail or reference. */
  words?: readonly string[];
  /** Of a badge: finds its holder only. */
  serial?: number | undefined;
  afterId?: string | undefined;
  limit: number;
  now: Date;
}

/** Small letters without accents: what is the same to somebody who searches. Folds as `foldText` does. */
const folded = (text: SQL | typeof delegates.name) =>
  sql`translate(regexp_replace(normalize(lower(${text}), NFD), '[\\u0300-\\u036f]', '', 'g'), 'øłđıŧħ', 'oldith')`;

const standing = (now: Date) => ({
  delegate: {
    id: delegates.id,
    externalReference: delegates.externalReference,
    name: delegates.name,
    nameLatin: delegates.nameLatin,
    country: delegates.country,
    category: delegates.category,
    affiliation: delegates.affiliation,
    email: delegates.email,
    birthDate: delegates.birthDate,
    documentCountry: delegates.documentCountry,
    documentLast4: delegates.documentLast4,
    status: delegates.status,
  },
  media: sql<BadgeMedium[]>`array(select b.medium from badges b where b.delegate_id = ${delegates.id}
    and b.revoked_at is null and b.valid_until > ${now.toISOString()}::timestamptz order by b.medium)`,
  // Written with its table: Drizzle names a column alone here, and verifications have an id of their own.
  verifiedAt: sql<Date | null>`(select case when v.outcome = 'verified' then v.decided_at end from ${verifications} v
    where v.delegate_id = ${delegates}.id and v.outcome in ('verified', 'refused')
    order by v.decided_at desc limit 1)`.mapWith((at: string) => new Date(at)),
});

/** Delegates in order of their Latin names. */
export async function listDelegates(db: Queryable, search: DelegateSearch): Promise<DelegateStanding[]> {
  const order = sql`lower(${delegates.nameLatin}) collate "C"`;
  const conditions: SQL[] = (search.words ?? []).map(
    (word) =>
      sql`position(${word} in ${folded(sql`concat_ws(' ', ${delegates.name}, ${delegates.nameLatin},
      ${delegates.affiliation}, ${delegates.email}, ${delegates.externalReference})`)}) > 0`,
  );
  if (search.serial !== undefined) {
    conditions.push(sql`${delegates.id} = (select b.delegate_id from badges b where b.serial = ${search.serial})`);
  }
  if (search.afterId) {
    conditions.push(sql`(${order}, ${delegates.id}) >
      (select lower(l.name_latin) collate "C", l.id from ${delegates} l where l.id = ${search.afterId}::uuid)`);
  }
  return db
    .select(standing(search.now))
    .from(delegates)
    .where(conditions.length > 0 ? sql.join(conditions, sql` and `) : undefined)
    .orderBy(order, delegates.id)
    .limit(search.limit);
}

export async function findDelegate(db: Queryable, id: string, now: Date): Promise<DelegateStanding | undefined> {
  const [row] = await db.select(standing(now)).from(delegates).where(eq(delegates.id, id));
  return row;
}
