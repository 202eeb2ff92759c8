import { and, asc, eq, isNull } from 'drizzle-orm';
import type { z } from 'zod';
import type { Queryable } from '../../../db/client.ts';
import { collectorKeys } from '../../../db/schema/index.ts';
import type { collectorKey } from '../identity.contract.ts';

type KeyRow = typeof collectorKeys.$inferSelect;
export type CollectorKey = z.infer<typeof collectorKey>;

const asKey = ({ id, name, purpose, createdAt, revokedAt }: KeyRow): CollectorKey => ({
  id,
  name,
  purpose,
  createdAt: createdAt.toISOString(),
  ...(revokedAt && { revokedAt: revokedAt.toISOString() }),
});

export async function listCollectorKeyRows(db: Queryable): Promise<CollectorKey[]> {
  return (await db.select().from(collectorKeys).orderBy(asc(collectorKeys.id))).map(asKey);
}

export async function insertCollectorKey(tx: Queryable, added: Omit<KeyRow, 'revokedAt'>): Promise<CollectorKey> {
  await tx.insert(collectorKeys).values(added);
  return asKey({ ...added, revokedAt: null });
}

/** Revokes a key; none is told when it is not known. A key that was revoked keeps the first time. */
export async function markCollectorKeyRevoked(tx: Queryable, id: string, now: Date): Promise<CollectorKey | undefined> {
  await tx
    .update(collectorKeys)
    .set({ revokedAt: now })
    .where(and(eq(collectorKeys.id, id), isNull(collectorKeys.revokedAt)));
  const [row] = await tx.select().from(collectorKeys).where(eq(collectorKeys.id, id));
  return row && asKey(row);
}
