import { and, asc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { delegates, erasureRequests, proposals } from '../../../db/schema/index.ts';
import { type PersonalDatumId, personalData } from '../personal-data.contract.ts';

/** A row as it is told to the person: what PostgreSQL makes of it in JSON. */
export type OwnRow = Record<string, unknown>;

/** What leads from a table to the delegate, where it is not `delegate_id`. */
const leadsToDelegate: Record<string, string> = { delegates: 'id', groups: 'head_id' };
/** Keys and hashes say nothing to people, and what is searched says nothing new; members of the staff are persons too. */
const notTold =
  /(^|_)(hash|key|search)(_|$)|^sealed|^search_|_by$|^staff_id$|^handed_to$|sign_in|^holder_key$|^settled_here$/;

/** All that is kept of one kind, by table: from the table of personal data itself, so that nothing is left out. */
export async function listOwnRows(db: Queryable, delegateId: string, kind: PersonalDatumId): Promise<OwnRow[]> {
  if (kind === 'ledger') return listOwnEntries(db, delegateId);
  const rows: OwnRow[] = [];
  for (const [table, columns] of Object.entries(personalData[kind].where)) {
    if (!isOfDelegates(table)) continue;
    const told = columns.split(' ').filter((column) => !notTold.test(column));
    const found = await db.execute<{ row: OwnRow }>(sql`
      select to_jsonb(own) as row from (
        select ${sql.join(
          told.map((column) => sql.identifier(column)),
          sql`, `,
        )} from ${sql.identifier(table)}
        where ${sql.identifier(leadsToDelegate[table] ?? 'delegate_id')} = ${delegateId}::uuid
      ) own`);
    rows.push(...found.map(({ row }) => row));
  }
  return rows;
}

/** Faults of files and photographs of drafts lead to no delegate, and who was erased is not there to ask. */
const isOfDelegates = (table: string) => !['delegate_imports', 'draft_photographs', 'erasures'].includes(table);

/** Decisions on them: what and when. */
async function listOwnEntries(db: Queryable, delegateId: string): Promise<OwnRow[]> {
  const rows = await db.execute<OwnRow>(sql`
    select l.at, l.action, l.actor_kind as "by" from ledger l join ledger_subjects s on s.subject_id = l.subject_id
    where s.delegate_id = ${delegateId}::uuid order by l.sequence`);
  return [...rows];
}

/** When staff declined the wish, last; null while it waits for them. */
const declinedAt = sql<Date | null>`(
  select max(p.decided_at) from proposals p
  where p.delegate_id = erasure_requests.delegate_id and p.kind = 'erase_delegate'
    and p.outcome = 'declined' and p.decided_at > erasure_requests.asked_at)`.mapWith(proposals.decidedAt);

export async function findErasureRequest(
  db: Queryable,
  delegateId: string,
): Promise<{ askedAt: Date; declinedAt: Date | null } | undefined> {
  const [row] = await db
    .select({ askedAt: erasureRequests.askedAt, declinedAt })
    .from(erasureRequests)
    .where(eq(erasureRequests.delegateId, delegateId));
  return row;
}

/** Asking again changes nothing, unless it was declined since; tells whether it is new. */
export async function insertErasureRequest(tx: Queryable, delegateId: string, askedAt: Date): Promise<boolean> {
  await tx.delete(erasureRequests).where(and(eq(erasureRequests.delegateId, delegateId), isNotNull(declinedAt)));
  const rows = await tx
    .insert(erasureRequests)
    .values({ delegateId, askedAt })
    .onConflictDoNothing()
    .returning({ delegateId: erasureRequests.delegateId });
  return rows.length > 0;
}

export async function deleteErasureRequest(tx: Queryable, delegateId: string): Promise<void> {
  await tx.delete(erasureRequests).where(eq(erasureRequests.delegateId, delegateId));
}

export async function isDelegateKnown(db: Queryable, delegateId: string): Promise<boolean> {
  const rows = await db.select({ id: delegates.id }).from(delegates).where(eq(delegates.id, delegateId));
  return rows.length > 0;
}

/** Those that wait for a decision, the oldest first, five hundred at most. */
export async function listErasureRequests(db: Queryable, now: Date) {
  return db
    .select({
      delegate: {
        id: delegates.id,
        name: delegates.name,
        nameLatin: delegates.nameLatin,
        affiliation: delegates.affiliation,
      },
      askedAt: erasureRequests.askedAt,
      proposalId: proposals.id,
    })
    .from(erasureRequests)
    .innerJoin(delegates, eq(delegates.id, erasureRequests.delegateId))
    .leftJoin(
      proposals,
      and(
        eq(proposals.delegateId, delegates.id),
        eq(proposals.kind, 'erase_delegate'),
        isNull(proposals.outcome),
        gt(proposals.expiresAt, now),
      ),
    )
    .where(isNull(declinedAt))
    .orderBy(asc(erasureRequests.askedAt), asc(delegates.id))
    .limit(500);
}
