import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { staff, verifications } from '../../db/schema/index.ts';
import type { VerificationOutcome } from '../../db/vocabulary.ts';

const lockedColumns = {
  id: verifications.id,
  delegateId: verifications.delegateId,
  stationId: verifications.stationId,
  outcome: verifications.outcome,
  takenSignIn: verifications.takenSignIn,
  takenUntil: verifications.takenUntil,
  passedOnAt: verifications.passedOnAt,
};

export type LockedVerification = Pick<typeof verifications.$inferSelect, keyof typeof lockedColumns>;

/** A verification as it is now, which nobody else changes until the transaction ends. */
export async function lockVerification(tx: Queryable, id: string): Promise<LockedVerification | undefined> {
  const [row] = await tx.select(lockedColumns).from(verifications).where(eq(verifications.id, id)).for('update');
  return row;
}

/** How a verification ended, and who ended it; without an outcome as long as it is open. */
export async function findDecision(
  db: Queryable,
  id: string,
): Promise<{ stationId: string; outcome: VerificationOutcome | null; decidedBy: string | null } | undefined> {
  const { stationId, outcome } = verifications;
  const [row] = await db
    .select({ stationId, outcome, decidedBy: staff.name })
    .from(verifications)
    .leftJoin(staff, eq(staff.id, verifications.decidedBy))
    .where(eq(verifications.id, id));
  return row;
}

/** Who waits longest at a station and is free, or is this sign-in's own; locked, passing over what others lock now. */
export async function lockNextWaiting(
  tx: Queryable,
  {
    stationId,
    signInId,
    now,
    includePassedOn,
  }: { stationId: string; signInId: string; now: Date; includePassedOn: boolean },
): Promise<LockedVerification | undefined> {
  const isOwn = and(eq(verifications.takenSignIn, signInId), gt(verifications.takenUntil, now));
  const isFree = or(isNull(verifications.takenUntil), lte(verifications.takenUntil, now));
  const mayTake = includePassedOn ? undefined : isNull(verifications.passedOnAt);
  const [row] = await tx
    .select(lockedColumns)
    .from(verifications)
    .where(and(eq(verifications.stationId, stationId), isNull(verifications.outcome), or(isOwn, and(isFree, mayTake))))
    .orderBy(sql`(${isOwn as SQL}) is true desc`, asc(verifications.requestedAt), asc(verifications.id))
    .limit(1)
    .for('update', { skipLocked: true });
  return row;
}

export async function leaseTo(
  tx: Queryable,
  id: string,
  lease: { takenBy: string; takenSignIn: string; takenUntil: Date },
): Promise<void> {
  await tx.update(verifications).set(lease).where(eq(verifications.id, id));
}

/** Whoever has this person has them until then. */
export async function leaseEndsAt(tx: Queryable, id: string, takenUntil: Date): Promise<void> {
  await tx
    .update(verifications)
    .set({ takenUntil })
    .where(and(eq(verifications.id, id), isNotNull(verifications.takenBy)));
}

const noLease = { takenBy: null, takenSignIn: null, takenUntil: null };

/** Gives back what this sign-in has taken beside one; tells at which stations. */
export async function releaseOthers(tx: Queryable, signInId: string, keptId: string): Promise<string[]> {
  const rows = await tx
    .update(verifications)
    .set(noLease)
    .where(and(eq(verifications.takenSignIn, signInId), ne(verifications.id, keptId), isNull(verifications.outcome)))
    .returning({ stationId: verifications.stationId });
  return rows.map(({ stationId }) => stationId);
}

/** Gives back all whom these sign-ins have taken; tells at which stations. */
export async function releaseAllOf(tx: Queryable, signInIds: readonly string[]): Promise<string[]> {
  if (signInIds.length === 0) return [];
  const rows = await tx
    .update(verifications)
    .set(noLease)
    .where(and(inArray(verifications.takenSignIn, [...signInIds]), isNull(verifications.outcome)))
    .returning({ stationId: verifications.stationId });
  return rows.map(({ stationId }) => stationId);
}

export async function releaseLease(tx: Queryable, id: string): Promise<void> {
  await tx.update(verifications).set(noLease).where(eq(verifications.id, id));
}

export async function markPassedOn(tx: Queryable, id: string, passedOn: { at: Date; because: string }): Promise<void> {
  await tx
    .update(verifications)
    .set({ ...noLease, passedOnAt: passedOn.at, passedOnBecause: passedOn.because })
    .where(eq(verifications.id, id));
}

/** Closes a verification with its outcome. The lease ends, for nobody has this person any more. */
export async function closeVerification(
  tx: Queryable,
  id: string,
  decision: Required<Pick<typeof verifications.$inferInsert, 'outcome' | 'decidedAt' | 'decidedBy'>> &
    Pick<typeof verifications.$inferInsert, 'method' | 'note' | 'proposedBy' | 'documentReading'>,
): Promise<void> {
  await tx
    .update(verifications)
    .set({ ...noLease, ...decision })
    .where(eq(verifications.id, id));
}

/** Closes what a delegate was sent to and nobody has decided; tells at which stations. */
export async function expireOpenVerifications(tx: Queryable, delegateId: string, at: Date): Promise<string[]> {
  const rows = await tx
    .update(verifications)
    .set({ ...noLease, outcome: 'expired', decidedAt: at })
    .where(and(eq(verifications.delegateId, delegateId), isNull(verifications.outcome)))
    .returning({ stationId: verifications.stationId });
  return rows.map(({ stationId }) => stationId);
}

/** What was decided of a delegate with one of these outcomes holds no longer. When and by whom it was decided is kept. */
export async function expireDecided(tx: Queryable, delegateId: string, outcomes: VerificationOutcome[]): Promise<void> {
  await tx
    .update(verifications)
    .set({ outcome: 'expired' })
    .where(and(eq(verifications.delegateId, delegateId), inArray(verifications.outcome, outcomes)));
}

/** Whether somebody of the staff has verified a delegate since, or proposed what a supervisor then confirmed. */
export async function hasVerifiedSince(
  db: Queryable,
  { delegateId, staffId, since }: { delegateId: string; staffId: string; since: Date },
): Promise<boolean> {
  const rows = await db
    .select({ id: verifications.id })
    .from(verifications)
    .where(
      and(
        eq(verifications.delegateId, delegateId),
        or(eq(verifications.decidedBy, staffId), eq(verifications.proposedBy, staffId)),
        eq(verifications.outcome, 'verified'),
        gt(verifications.decidedAt, since),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** What was decided of one delegate is of another from now on, who is the same person. */
export async function updateVerified(tx: Queryable, { from, to }: { from: string; to: string }): Promise<void> {
  await tx
    .update(verifications)
    .set({ delegateId: to })
    .where(and(eq(verifications.delegateId, from), isNotNull(verifications.outcome)));
}
