import { asc, eq } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { networkProfiles } from '../../../db/schema/index.ts';
import type { NetworkProfile } from '../network-access.contract.ts';

const asProfile = ({ changedAt: _changedAt, ...row }: typeof networkProfiles.$inferSelect): NetworkProfile => row;

/** By VLAN, which is the order that engineers know them in. */
export async function listProfileRows(db: Queryable): Promise<NetworkProfile[]> {
  const order = [asc(networkProfiles.vlan), asc(networkProfiles.category)];
  const rows = await db
    .select()
    .from(networkProfiles)
    .orderBy(...order);
  return rows.map(asProfile);
}

/** The same, kept from changing until the transaction ends. */
export async function lockProfiles(tx: Queryable): Promise<NetworkProfile[]> {
  const rows = await tx.select().from(networkProfiles).orderBy(asc(networkProfiles.category)).for('update');
  return rows.map(asProfile);
}

export async function updateProfile(tx: Queryable, { category, ...terms }: NetworkProfile, changedAt: Date) {
  await tx
    .update(networkProfiles)
    .set({ ...terms, changedAt })
    .where(eq(networkProfiles.category, category));
}
