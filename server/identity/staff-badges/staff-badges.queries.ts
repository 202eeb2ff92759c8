import { and, eq, gte, isNull, max, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { signIns, staffBadges } from '../../../db/schema/index.ts';

export type StaffBadgeRow = typeof staffBadges.$inferSelect;

export async function insertStaffBadge(
  tx: Queryable,
  badge: Pick<StaffBadgeRow, 'id' | 'staffId' | 'tokenHash' | 'issuedAt' | 'issuedBy'>,
): Promise<void> {
  await tx.insert(staffBadges).values(badge);
}

const livingOf = (staffId: string) => and(eq(staffBadges.staffId, staffId), isNull(staffBadges.revokedAt));

/** Revokes the badge that somebody has, and tells which; none where they have none. */
export async function revokeStaffBadgeRow(tx: Queryable, staffId: string, now: Date): Promise<string | undefined> {
  const [row] = await tx
    .update(staffBadges)
    .set({ revokedAt: now })
    .where(livingOf(staffId))
    .returning({ id: staffBadges.id });
  return row?.id;
}

/** The badge with this text as it is now, which nobody else tries until the transaction ends; none that was revoked. */
export async function lockLivingBadge(tx: Queryable, tokenHash: Buffer): Promise<StaffBadgeRow | undefined> {
  const [row] = await tx
    .select()
    .from(staffBadges)
    .where(and(eq(staffBadges.tokenHash, tokenHash), isNull(staffBadges.revokedAt)))
    .for('update');
  return row;
}

/** Whose the badge with this text is, revoked or not. */
export async function findOwnerOfBadge(db: Queryable, tokenHash: Buffer): Promise<string | undefined> {
  const [row] = await db
    .select({ staffId: staffBadges.staffId })
    .from(staffBadges)
    .where(eq(staffBadges.tokenHash, tokenHash));
  return row?.staffId;
}

export async function countWrongPin(
  tx: Queryable,
  id: string,
  counted: Pick<StaffBadgeRow, 'wrongPins' | 'lockedAt'>,
): Promise<void> {
  await tx.update(staffBadges).set(counted).where(eq(staffBadges.id, id));
}

/** Gives the badge that somebody has a PIN, and opens it where it was locked; whether they have one. */
export async function updatePin(
  tx: Queryable,
  staffId: string,
  { salt, hash, now }: { salt: Buffer; hash: Buffer; now: Date },
): Promise<string | undefined> {
  const [row] = await tx
    .update(staffBadges)
    .set({ pinSalt: salt, pinHash: hash, pinSetAt: now, wrongPins: 0, lockedAt: null })
    .where(livingOf(staffId))
    .returning({ id: staffBadges.id });
  return row?.id;
}

/** The badge that somebody has, with when it last signed them in. */
export async function findLivingBadge(
  db: Queryable,
  staffId: string,
): Promise<(Pick<StaffBadgeRow, 'issuedAt' | 'pinSetAt' | 'lockedAt'> & { usedAt: Date | null }) | undefined> {
  const { issuedAt, pinSetAt, lockedAt } = staffBadges;
  const used = and(
    eq(signIns.staffId, staffBadges.staffId),
    eq(signIns.proof, 'badge'),
    gte(signIns.createdAt, staffBadges.issuedAt),
  );
  const [row] = await db
    .select({ issuedAt, pinSetAt, lockedAt, usedAt: max(signIns.createdAt) })
    .from(staffBadges)
    .leftJoin(signIns, used)
    .where(livingOf(staffId))
    .groupBy(staffBadges.id);
  return row;
}

/** Of all who have a badge: whose, and how it stands. */
export async function listLivingBadges(
  db: Queryable,
): Promise<(Pick<StaffBadgeRow, 'staffId' | 'issuedAt'> & { hasPin: boolean; isLocked: boolean })[]> {
  return db
    .select({
      staffId: staffBadges.staffId,
      issuedAt: staffBadges.issuedAt,
      hasPin: sql<boolean>`${staffBadges.pinHash} is not null`,
      isLocked: sql<boolean>`${staffBadges.lockedAt} is not null`,
    })
    .from(staffBadges)
    .where(isNull(staffBadges.revokedAt));
}
