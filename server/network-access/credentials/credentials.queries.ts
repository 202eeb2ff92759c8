import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { networkCredentials } from '../../../db/schema/index.ts';

/** All that the app may read of a credential: hashes go in, and do not come out. */
const readable = {
  id: networkCredentials.id,
  deviceName: networkCredentials.deviceName,
  method: networkCredentials.method,
  userName: networkCredentials.userName,
  validFrom: networkCredentials.validFrom,
  validUntil: networkCredentials.validUntil,
  madeAt: networkCredentials.madeAt,
  revokedAt: networkCredentials.revokedAt,
};

const inOrder = [asc(networkCredentials.madeAt), asc(networkCredentials.id)];
const isOf = (delegateId: string) => eq(networkCredentials.delegateId, delegateId);

export const listAllCredentials = (db: Queryable, delegateId: string) =>
  db
    .select(readable)
    .from(networkCredentials)
    .where(isOf(delegateId))
    .orderBy(...inOrder);

export type CredentialRow = Awaited<ReturnType<typeof listAllCredentials>>[number];

/** Those that were not removed and have not expired. */
export const listLiveCredentials = (db: Queryable, delegateId: string, now: Date): Promise<CredentialRow[]> =>
  db
    .select(readable)
    .from(networkCredentials)
    .where(and(isOf(delegateId), isNull(networkCredentials.revokedAt), gt(networkCredentials.validUntil, now)))
    .orderBy(...inOrder);

export async function insertCredential(
  tx: Queryable,
  row: typeof networkCredentials.$inferInsert,
): Promise<CredentialRow> {
  const [inserted] = await tx.insert(networkCredentials).values(row).returning(readable);
  if (!inserted) throw new Error('a credential was not inserted');
  return inserted;
}

/** One of this delegate's own that was not removed. */
const own = ({ id, delegateId }: { id: string; delegateId: string }) =>
  and(eq(networkCredentials.id, id), isOf(delegateId), isNull(networkCredentials.revokedAt));

export async function updateDeviceName(
  tx: Queryable,
  one: { id: string; delegateId: string },
  deviceName: string,
): Promise<CredentialRow | undefined> {
  const [row] = await tx.update(networkCredentials).set({ deviceName }).where(own(one)).returning(readable);
  return row;
}

/** Whether it was there to be removed. */
export async function markRemoved(
  tx: Queryable,
  one: { id: string; delegateId: string },
  revokedAt: Date,
): Promise<boolean> {
  const rows = await tx
    .update(networkCredentials)
    .set({ revokedAt })
    .where(own(one))
    .returning({ id: networkCredentials.id });
  return rows.length > 0;
}

/** All of a delegate that were not removed before. */
export async function removeCredentialsOf(tx: Queryable, delegateId: string, revokedAt: Date): Promise<void> {
  await tx
    .update(networkCredentials)
    .set({ revokedAt })
    .where(and(isOf(delegateId), isNull(networkCredentials.revokedAt)));
}
