import { and, asc, eq, gt, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { delegates, photographs, proposals, staff, stations, verifications } from '../../db/schema/index.ts';
import type { ProposalKind, ProposalOutcome } from '../../db/vocabulary.ts';
import type { WaitingProposal } from './proposal-act.ts';
import type { Proposal } from './proposals.contract.ts';

type ProposalRow = typeof proposals.$inferSelect;

/** A person at a station waits with the officer who proposed: once somebody else has them, or nobody, it is over. */
const isStillTheirs = (now: Date): SQL | undefined =>
  or(
    isNull(proposals.verificationId),
    sql`exists (select 1 from ${verifications} where ${verifications.id} = ${proposals.verificationId}
      and ${verifications.outcome} is null and ${verifications.takenBy} = ${proposals.proposedBy}
      and ${verifications.takenUntil} > ${now.toISOString()}::timestamptz)`,
  );

const isWaiting = (now: Date) => and(isNull(proposals.outcome), gt(proposals.expiresAt, now), isStillTheirs(now));

/** Those that wait, oldest first. */
export async function listWaitingProposals(db: Queryable, now: Date, limit: number): Promise<Proposal[]> {
  const rows = await db
    .select({
      proposal: proposals,
      proposedBy: { id: staff.id, name: staff.name },
      delegate: {
        id: delegates.id,
        name: delegates.name,
        nameLatin: delegates.nameLatin,
        country: delegates.country,
        category: delegates.category,
        affiliation: delegates.affiliation,
      },
      photographVersion: photographs.version,
      stationNumber: stations.number,
    })
    .from(proposals)
    .innerJoin(staff, eq(staff.id, proposals.proposedBy))
    .innerJoin(delegates, eq(delegates.id, proposals.delegateId))
    .leftJoin(photographs, eq(photographs.delegateId, proposals.delegateId))
    .leftJoin(verifications, eq(verifications.id, proposals.verificationId))
    .leftJoin(stations, eq(stations.id, verifications.stationId))
    .where(isWaiting(now))
    .orderBy(asc(proposals.proposedAt), asc(proposals.id))
    .limit(limit);
  return rows.map(({ proposal: { id, kind, because, proposedAt, expiresAt }, photographVersion, ...row }) => ({
    ...{ id, kind, because, proposedAt: proposedAt.toISOString(), expiresAt: expiresAt.toISOString() },
    proposedBy: row.proposedBy,
    delegate: { ...row.delegate, ...(photographVersion && { photographVersion }) },
    ...(row.stationNumber !== null && { stationNumber: row.stationNumber }),
  }));
}

/** Inserts it, unless the same waits for that delegate already: then tells false. */
export async function insertProposal(
  tx: Queryable,
  proposal: Pick<
    ProposalRow,
    'id' | 'kind' | 'delegateId' | 'verificationId' | 'because' | 'proposedAt' | 'proposedBy' | 'expiresAt'
  >,
): Promise<boolean> {
  const rows = await tx.insert(proposals).values(proposal).onConflictDoNothing().returning({ id: proposals.id });
  return rows.length > 0;
}

/** Closes what was proposed for a delegate and does not wait any more, so that it can be proposed anew. */
export async function expireProposals(
  tx: Queryable,
  { delegateId, kind, now }: { delegateId: string; kind: ProposalKind; now: Date },
): Promise<void> {
  const isOver = or(lte(proposals.expiresAt, now), sql`not (${isStillTheirs(now)})`);
  await tx
    .update(proposals)
    .set({ outcome: 'expired', decidedAt: now })
    .where(and(eq(proposals.delegateId, delegateId), eq(proposals.kind, kind), isNull(proposals.outcome), isOver));
}

/** A proposal that waits, which nobody else decides until the transaction ends. */
export async function lockWaitingProposal(tx: Queryable, id: string, now: Date): Promise<WaitingProposal | undefined> {
  const [row] = await tx
    .select({
      id: proposals.id,
      kind: proposals.kind,
      delegateId: proposals.delegateId,
      verificationId: proposals.verificationId,
      because: proposals.because,
      proposedBy: proposals.proposedBy,
    })
    .from(proposals)
    .where(and(eq(proposals.id, id), isWaiting(now)))
    .for('update');
  return row;
}

export async function isProposalKnown(db: Queryable, id: string): Promise<boolean> {
  const rows = await db.select({ id: proposals.id }).from(proposals).where(eq(proposals.id, id));
  return rows.length > 0;
}

export async function closeProposal(
  tx: Queryable,
  id: string,
  decision: { outcome: ProposalOutcome; decidedAt: Date; decidedBy: string },
): Promise<void> {
  await tx.update(proposals).set(decision).where(eq(proposals.id, id));
}
