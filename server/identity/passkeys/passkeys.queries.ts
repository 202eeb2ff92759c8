import { and, asc, count, eq, isNull } from 'drizzle-orm';
import type { Database, Queryable, Transaction } from '../../../db/client.ts';
import { delegates, passkeys } from '../../../db/schema/index.ts';
import type { RegistrationStatus } from '../../../db/vocabulary.ts';
import type { DelegateActor, StaffActor } from '../../kernel/actor.ts';

export type PasskeyRow = typeof passkeys.$inferSelect;

/** Whose a passkey is. */
export type PasskeyOwner = { readonly staffId: string } | { readonly delegateId: string };

export const ownerOf = ({ kind, id }: StaffActor | DelegateActor): PasskeyOwner =>
  kind === 'staff' ? { staffId: id } : { delegateId: id };

/** Adds a passkey, or nothing when its credential is there already. */
export async function insertPasskey(
  tx: Queryable,
  passkey: Omit<PasskeyRow, 'usedAt' | 'revokedAt' | 'boundAt' | 'boundBy'>,
): Promise<PasskeyRow | undefined> {
  const [row] = await tx.insert(passkeys).values(passkey).onConflictDoNothing().returning();
  return row;
}

/** What an answer of a passkey of the staff is held against. */
export type StaffPasskey = Pick<
  PasskeyRow,
  'id' | 'credentialId' | 'publicKey' | 'counter' | 'backupEligible' | 'revokedAt'
> & {
  readonly staffId: string;
};

/** Asked in each sign-in of the staff, and so without Drizzle. */
export async function findStaffPasskey(
  { sql }: Pick<Database, 'sql'>,
  credentialId: Buffer,
): Promise<StaffPasskey | undefined> {
  const [row] = await sql<(Omit<StaffPasskey, 'counter'> & { counter: string })[]>`
    select id, staff_id as "staffId", credential_id as "credentialId", public_key as "publicKey", counter,
      backup_eligible as "backupEligible", revoked_at as "revokedAt"
    from passkeys where credential_id = ${credentialId} and staff_id is not null`;
  return row && { ...row, counter: Number(row.counter) };
}

/** Of several answers of one passkey each waits for the one before. */
export async function lockPasskeyByCredential(tx: Queryable, credentialId: Buffer): Promise<PasskeyRow | undefined> {
  const [row] = await tx.select().from(passkeys).where(eq(passkeys.credentialId, credentialId)).for('no key update');
  return row;
}

/** Somebody's that were not revoked, the oldest first. */
export const listPasskeysOf = (db: Queryable, owner: PasskeyOwner): Promise<PasskeyRow[]> =>
  db.select().from(passkeys).where(livingOf(owner)).orderBy(asc(passkeys.madeAt), asc(passkeys.id));

export async function countPasskeysOf(db: Queryable, owner: PasskeyOwner): Promise<number> {
  const [row] = await db.select({ count: count() }).from(passkeys).where(livingOf(owner));
  return row?.count ?? 0;
}

export async function markPasskeyUsed(
  tx: Queryable,
  id: string,
  used: Pick<PasskeyRow, 'counter' | 'backedUp' | 'usedAt'>,
): Promise<void> {
  await tx.update(passkeys).set(used).where(eq(passkeys.id, id));
}

/**
 * Counts an answer of a passkey where it was neither revoked nor counted as far already: synced passkeys stay at no count
 * (WebAuthn Level 3 §6.1.1). Of several answers each waits for the one before.
 */
export async function countPasskeyUse(
  { sql }: Transaction,
  id: string,
  { counter, isSynced, usedAt }: { counter: number; isSynced: boolean; usedAt: Date },
): Promise<'counted' | 'revoked' | 'copied'> {
  const used = await sql`
    update passkeys set counter = ${counter}, backed_up = ${isSynced}, used_at = ${usedAt.toISOString()}
    where id = ${id} and revoked_at is null and (counter < ${counter} or (counter = 0 and ${counter} = 0))`;
  if (used.count > 0) return 'counted';
  const [row] = await sql`select revoked_at from passkeys where id = ${id}`;
  return row?.revoked_at === null ? 'copied' : 'revoked';
}

export async function renamePasskeyRow(
  db: Queryable,
  { id, owner, name }: { id: string; owner: PasskeyOwner; name: string },
): Promise<PasskeyRow | undefined> {
  const [row] = await db
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, id), livingOf(owner)))
    .returning();
  return row;
}

/** Revokes one passkey of somebody, or all, and tells which. */
export async function revokePasskeyRows(
  tx: Queryable,
  { id, owner, revokedAt }: { id?: string; owner: PasskeyOwner; revokedAt: Date },
): Promise<string[]> {
  const rows = await tx
    .update(passkeys)
    .set({ revokedAt })
    .where(and(livingOf(owner), ...(id ? [eq(passkeys.id, id)] : [])))
    .returning({ id: passkeys.id });
  return rows.map((row) => row.id);
}

/** Lets a delegate's passkey count from now on; nothing happens to one that counts already. Tells whether it did not. */
export async function bindPasskeyRow(
  tx: Queryable,
  { id, ...bound }: { id: string; boundAt: Date; boundBy: string },
): Promise<boolean> {
  const rows = await tx
    .update(passkeys)
    .set(bound)
    .where(and(eq(passkeys.id, id), isNull(passkeys.revokedAt), isNull(passkeys.boundAt)))
    .returning({ id: passkeys.id });
  return rows.length > 0;
}

/** Lets a delegate's passkeys count no longer, until a document is seen with them anew. */
export async function unbindPasskeyRows(tx: Queryable, delegateId: string): Promise<void> {
  await tx.update(passkeys).set({ boundAt: null, boundBy: null }).where(eq(passkeys.delegateId, delegateId));
}

/** What an authenticator is told of a delegate, who is locked: of several passkeys made at once each is counted. */
export async function lockDelegateForPasskey(
  tx: Queryable,
  delegateId: string,
): Promise<{ name: string; email: string; status: RegistrationStatus } | undefined> {
  const { name, email, status } = delegates;
  const [row] = await tx
    .select({ name, email, status })
    .from(delegates)
    .where(eq(delegates.id, delegateId))
    .for('no key update');
  return row;
}

const livingOf = (owner: PasskeyOwner) =>
  and(
    'staffId' in owner ? eq(passkeys.staffId, owner.staffId) : eq(passkeys.delegateId, owner.delegateId),
    isNull(passkeys.revokedAt),
  );

/** Those that are not revoked and were made for other hosts than this one, by host. */
export async function countPasskeysElsewhere(
  { sql }: Pick<Database, 'sql'>,
  here: string,
): Promise<{ relyingParty: string; passkeys: number }[]> {
  return sql<{ relyingParty: string; passkeys: number }[]>`
    select relying_party as "relyingParty", count(*)::int as passkeys from passkeys
    where relying_party <> ${here} and revoked_at is null group by relying_party order by relying_party`;
}
