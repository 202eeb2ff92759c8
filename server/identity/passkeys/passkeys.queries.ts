import { and, asc, count, eq, isNull } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { passkeys } from '../../../db/schema/index.ts';

export type PasskeyRow = typeof passkeys.$inferSelect;

/** Adds a passkey, or nothing when its credential is there already. */
export async function insertPasskey(
  tx: Queryable,
  passkey: Omit<PasskeyRow, 'usedAt' | 'revokedAt' | 'boundAt' | 'boundBy'>,
): Promise<PasskeyRow | undefined> {
  const [row] = await tx.insert(passkeys).values(passkey).onConflictDoNothing().returning();
  return row;
}

export async function findPasskeyByCredential(db: Queryable, credentialId: Buffer): Promise<PasskeyRow | undefined> {
  const [row] = await db.select().from(passkeys).where(eq(passkeys.credentialId, credentialId));
  return row;
}

/** As `findPasskeyByCredential`; of several answers of one passkey each waits for the one before. */
export async function lockPasskeyByCredential(tx: Queryable, credentialId: Buffer): Promise<PasskeyRow | undefined> {
  const [row] = await tx.select().from(passkeys).where(eq(passkeys.credentialId, credentialId)).for('no key update');
  return row;
}

/** A member of staff's that were not revoked, the oldest first. */
export const listPasskeysOfStaff = (db: Queryable, staffId: string): Promise<PasskeyRow[]> =>
  db.select().from(passkeys).where(livingOf(staffId)).orderBy(asc(passkeys.madeAt), asc(passkeys.id));

export async function countPasskeysOfStaff(db: Queryable, staffId: string): Promise<number> {
  const [row] = await db.select({ count: count() }).from(passkeys).where(livingOf(staffId));
  return row?.count ?? 0;
}

export async function markPasskeyUsed(
  tx: Queryable,
  id: string,
  used: Pick<PasskeyRow, 'counter' | 'backedUp' | 'usedAt'>,
): Promise<void> {
  await tx.update(passkeys).set(used).where(eq(passkeys.id, id));
}

export async function renamePasskeyRow(
  db: Queryable,
  { id, staffId, name }: { id: string; staffId: string; name: string },
): Promise<PasskeyRow | undefined> {
  const [row] = await db
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, id), livingOf(staffId)))
    .returning();
  return row;
}

/** Revokes one passkey of a member of staff, or all, and tells which. */
export async function revokePasskeyRows(
  tx: Queryable,
  { id, staffId, revokedAt }: { id?: string; staffId: string; revokedAt: Date },
): Promise<string[]> {
  const rows = await tx
    .update(passkeys)
    .set({ revokedAt })
    .where(and(livingOf(staffId), ...(id ? [eq(passkeys.id, id)] : [])))
    .returning({ id: passkeys.id });
  return rows.map((row) => row.id);
}

const livingOf = (staffId: string) => and(eq(passkeys.staffId, staffId), isNull(passkeys.revokedAt));
