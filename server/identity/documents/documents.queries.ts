import { and, eq, ne, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { conference, delegates } from '../../../db/schema/index.ts';
import type { DelegateCategory } from '../../../db/vocabulary.ts';

/** A delegate as far as a document says who they are, whether theirs is looked at each time, and the conference's time zone. */
export async function findHolder(tx: Queryable, delegateId: string) {
  const [row] = await tx
    .select({
      nameLatin: delegates.nameLatin,
      birthDate: delegates.birthDate,
      country: delegates.documentCountry,
      hash: delegates.documentHash,
      last4: delegates.documentLast4,
      needsDocument: sql<boolean>`coalesce(${delegates.category} = any(${conference.documentCategories}), false)`,
      timeZone: sql<string>`coalesce(${conference.timeZone}, 'UTC')`,
    })
    .from(delegates)
    .leftJoin(conference, sql`true`)
    .where(eq(delegates.id, delegateId));
  return row;
}
export type Holder = NonNullable<Awaited<ReturnType<typeof findHolder>>>;

/** Until the transaction ends nobody else asks whose this document is, or keeps it. */
export async function lockDocument(tx: Queryable, hash: Buffer): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${documentLocks}, ${hash.readInt32BE()})`);
}

/** Any number, as long as it is always this one: the locks of documents are apart from others. */
const documentLocks = 7_241_905;

/** Whether somebody else who may come is registered with this document. */
export async function isOfAnother(tx: Queryable, delegateId: string, hash: Buffer): Promise<boolean> {
  const [other] = await tx
    .select({ id: delegates.id })
    .from(delegates)
    .where(and(eq(delegates.documentHash, hash), ne(delegates.id, delegateId), ne(delegates.status, 'withdrawn')))
    .limit(1);
  return other !== undefined;
}

/** Keeps of a document that was seen what is kept of one that was registered, and lets no file take it back. */
export async function keepSeenDocument(
  tx: Queryable,
  delegateId: string,
  { country, hash, last4, at }: { country: string | undefined; hash: Buffer; last4: string; at: Date },
): Promise<void> {
  const settled = sql`array(select unnest(${delegates.settledHere}) union select unnest(array['document_country', 'document_number']))`;
  const revision = sql`${delegates.revision} + 1`;
  await tx
    .update(delegates)
    .set({
      ...{ documentCountry: country ?? null, documentHash: hash, documentLast4: last4 },
      ...{ settledHere: settled, revision, changedAt: at },
    })
    .where(eq(delegates.id, delegateId));
}

/** Whose passkey is not enough. */
export async function findDocumentCategories(db: Queryable): Promise<DelegateCategory[]> {
  const [row] = await db.select({ categories: conference.documentCategories }).from(conference);
  return row?.categories ?? [];
}

export async function updateDocumentCategories(tx: Queryable, categories: DelegateCategory[]): Promise<void> {
  await tx.update(conference).set({ documentCategories: categories });
}
