import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { badges, conference, delegates, verifications } from '../../../db/schema/index.ts';
import type { BadgeMedium } from '../../../db/vocabulary.ts';
import type { NamedDelegate } from './delegates.contract.ts';

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
    | 'locale'
  >;
  /** Media of the badges that are neither revoked nor expired. */
  media: BadgeMedium[];
  /** When an officer established who they are, unless a later one did not. */
  verifiedAt: Date | null;
  /** Why their badge opens no gate, if vetting is what keeps them out. */
  vetting: 'pending' | 'rejected' | null;
}

/** Why the badge of a delegate opens no gate, if vetting is what keeps them out. */
export const keptOutByVetting = sql<'pending' | 'rejected' | null>`case
  when ${delegates.vetting} = 'rejected' then 'rejected'
  when ${delegates.vetting} is distinct from 'cleared'
    and ${delegates.category} = any((select vetted_categories from ${conference})::text[]) then 'pending' end`;

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
    locale: delegates.locale,
  },
  media: sql<BadgeMedium[]>`array(select b.medium from badges b where b.delegate_id = ${delegates.id}
    and b.revoked_at is null and b.valid_until > ${now.toISOString()}::timestamptz order by b.medium)`,
  // Written with its table: Drizzle names a column alone here, and verifications have an id of their own.
  verifiedAt: sql<Date | null>`(select case when v.outcome = 'verified' then v.decided_at end from ${verifications} v
    where v.delegate_id = ${delegates}.id and v.outcome in ('verified', 'refused')
    order by v.decided_at desc limit 1)`.mapWith((at: string) => new Date(at)),
  vetting: keptOutByVetting,
});

export interface DelegateListing {
  afterId?: string | undefined;
  limit: number;
  now: Date;
}

const byName = sql`left(${delegates.searchNames}, 100)`;

/** Delegates in order of their Latin names. */
export async function listDelegates(
  db: Queryable,
  { afterId, limit, now }: DelegateListing,
): Promise<DelegateStanding[]> {
  const onward = sql`(${byName}, ${delegates.id}) >
    (select left(l.search_names, 100), l.id from ${delegates} l where l.id = ${afterId ?? null}::uuid)`;
  return db
    .select(standing(now))
    .from(delegates)
    .where(afterId ? onward : undefined)
    .orderBy(byName, delegates.id)
    .limit(limit);
}

/** These delegates, in no order. */
export async function listDelegatesById(db: Queryable, ids: readonly string[], now: Date): Promise<DelegateStanding[]> {
  if (ids.length === 0) return [];
  return db
    .select(standing(now))
    .from(delegates)
    .where(inArray(delegates.id, [...ids]));
}

/** Who these are, in no order; without registrations that went up in another. */
export async function listNamed(db: Queryable, ids: readonly string[]): Promise<NamedDelegate[]> {
  const { id, name, nameLatin, affiliation, category } = delegates;
  return db
    .select({ id, name, nameLatin, affiliation, category })
    .from(delegates)
    .where(and(inArray(id, [...ids]), isNull(delegates.mergedInto)));
}

/** Whose badge this is. */
export async function findHolder(db: Queryable, serial: number): Promise<string | undefined> {
  const [row] = await db.select({ id: badges.delegateId }).from(badges).where(eq(badges.serial, serial));
  return row?.id;
}

export async function findDelegate(db: Queryable, id: string, now: Date): Promise<DelegateStanding | undefined> {
  const [row] = await db.select(standing(now)).from(delegates).where(eq(delegates.id, id));
  return row;
}
