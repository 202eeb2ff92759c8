import { and, count, desc, eq, exists, gt, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Queryable } from '../../../db/client.ts';
import {
  conference,
  delegates,
  passkeys,
  phoneProofs,
  photographs,
  signIns,
  staff,
  stations,
  verifications,
} from '../../../db/schema/index.ts';

export type PhoneProofRow = typeof phoneProofs.$inferSelect;

export async function insertPhoneProof(
  tx: Queryable,
  proof: Omit<PhoneProofRow, 'openedAt' | 'answeredAt' | 'passkeyId' | 'number' | 'choices' | 'pickedAt' | 'isMatch'>,
): Promise<void> {
  await tx.insert(phoneProofs).values(proof);
}

/** How many codes were shown for one person in one sign-in. */
export async function countPhoneProofs(
  db: Queryable,
  { verificationId, signInId }: { verificationId: string; signInId: string },
): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(phoneProofs)
    .where(and(eq(phoneProofs.verificationId, verificationId), eq(phoneProofs.signInId, signInId)));
  return row?.count ?? 0;
}

const later = alias(phoneProofs, 'later');

/** Another code for the same person was shown after this one. */
const hasLater = (db: Queryable) =>
  exists(
    db
      .select({ id: later.id })
      .from(later)
      .where(
        and(
          eq(later.verificationId, phoneProofs.verificationId),
          sql`(${later.madeAt}, ${later.id}) > (${phoneProofs.madeAt}, ${phoneProofs.id})`,
        ),
      ),
  );

/** The proof that a code is of, locked, with all that says whether it is still asked for. */
export async function lockProofByCode(tx: Queryable, codeHash: Buffer) {
  const [row] = await tx
    .select({
      proof: phoneProofs,
      hasLater: sql<boolean>`${hasLater(tx)}`,
      station: { id: stations.id, number: stations.number, place: stations.place },
      lease: {
        outcome: verifications.outcome,
        takenSignIn: verifications.takenSignIn,
        takenUntil: verifications.takenUntil,
      },
      officer: { name: staff.name, disabledAt: staff.disabledAt },
      signIn: { endedAt: signIns.endedAt, expiresAt: signIns.expiresAt },
    })
    .from(phoneProofs)
    .innerJoin(verifications, eq(verifications.id, phoneProofs.verificationId))
    .innerJoin(stations, eq(stations.id, verifications.stationId))
    .innerJoin(signIns, eq(signIns.id, phoneProofs.signInId))
    .innerJoin(staff, eq(staff.id, signIns.staffId))
    .where(eq(phoneProofs.codeHash, codeHash))
    .for('update', { of: phoneProofs });
  return row;
}
export type ProofAsked = NonNullable<Awaited<ReturnType<typeof lockProofByCode>>>;

export async function markProofOpened(tx: Queryable, id: string, now: Date): Promise<void> {
  await tx
    .update(phoneProofs)
    .set({ openedAt: now })
    .where(and(eq(phoneProofs.id, id), isNull(phoneProofs.openedAt)));
}

export async function markProofAnswered(
  tx: Queryable,
  id: string,
  answered: { answeredAt: Date; passkeyId: string; number: number; choices: number[] },
): Promise<void> {
  await tx.update(phoneProofs).set(answered).where(eq(phoneProofs.id, id));
}

export async function markProofPicked(
  tx: Queryable,
  id: string,
  picked: { pickedAt: Date; isMatch: boolean },
): Promise<void> {
  await tx.update(phoneProofs).set(picked).where(eq(phoneProofs.id, id));
}

/** A proof, locked, with the passkey that answered, if any did. */
export async function lockProof(tx: Queryable, id: string) {
  const [row] = await tx
    .select({
      proof: phoneProofs,
      hasLater: sql<boolean>`${hasLater(tx)}`,
      passkey: { delegateId: passkeys.delegateId, revokedAt: passkeys.revokedAt, boundAt: passkeys.boundAt },
    })
    .from(phoneProofs)
    .leftJoin(passkeys, eq(passkeys.id, phoneProofs.passkeyId))
    .where(eq(phoneProofs.id, id))
    .for('update', { of: phoneProofs });
  return row;
}

/** What decides whether a phone is enough for one person: without the document, the photograph is all that is compared. */
export async function findTermsOfPhone(
  db: Queryable,
  verificationId: string,
): Promise<{ needsDocument: boolean; hasPhotograph: boolean } | undefined> {
  const [row] = await db
    .select({
      needsDocument: sql<boolean>`coalesce(${delegates.category} = any(${conference.documentCategories}), false)`,
      // One that was taken at this very station shows who stands there, whoever that is.
      hasPhotograph: sql<boolean>`coalesce(${photographs.takenAt} <= ${verifications.requestedAt}, false)`,
    })
    .from(verifications)
    .innerJoin(delegates, eq(delegates.id, verifications.delegateId))
    .leftJoin(conference, sql`true`)
    .leftJoin(photographs, eq(photographs.delegateId, delegates.id))
    .where(eq(verifications.id, verificationId));
  return row;
}

/** For the officer who has the person now: the newest code, and what there is of passkeys. */
export async function findPhoneState(db: Queryable, verificationId: string, now: Date) {
  const [person] = await db
    .select({
      stationId: stations.id,
      station: stations.number,
      signInId: sql<
        string | null
      >`case when ${gt(verifications.takenUntil, now)} then ${verifications.takenSignIn} end`,
      delegateId: verifications.delegateId,
    })
    .from(verifications)
    .innerJoin(stations, eq(stations.id, verifications.stationId))
    .where(eq(verifications.id, verificationId));
  if (!person) return undefined;
  const { signInId, delegateId, ...at } = person;
  const [owned, newest, shown] = await Promise.all([
    db
      .select({ boundAt: passkeys.boundAt })
      .from(passkeys)
      .where(and(eq(passkeys.delegateId, delegateId), isNull(passkeys.revokedAt))),
    signInId ? findNewestProof(db, { verificationId, signInId }) : undefined,
    signInId ? countPhoneProofs(db, { verificationId, signInId }) : 0,
  ]);
  return { ...at, owned, newest, shown };
}

async function findNewestProof(
  db: Queryable,
  { verificationId, signInId }: { verificationId: string; signInId: string },
) {
  const [row] = await db
    .select({ proof: phoneProofs, boundAt: passkeys.boundAt })
    .from(phoneProofs)
    .leftJoin(passkeys, eq(passkeys.id, phoneProofs.passkeyId))
    .where(and(eq(phoneProofs.verificationId, verificationId), eq(phoneProofs.signInId, signInId)))
    .orderBy(desc(phoneProofs.madeAt), desc(phoneProofs.id))
    .limit(1);
  return row;
}
