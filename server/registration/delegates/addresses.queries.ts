import { and, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { delegates } from '../../../db/schema/index.ts';
import { settledBy } from '../settled-here.queries.ts';

/** Tells whether the registration was still as it was seen; if so it has the new address. */
export async function updateAddress(
  tx: Queryable,
  id: string,
  { email, revision, now }: { email: string; revision: number; now: Date },
): Promise<boolean> {
  const rows = await tx
    .update(delegates)
    .set({ email, settledHere: settledBy({ email }), revision: sql`${delegates.revision} + 1`, changedAt: now })
    .where(and(eq(delegates.id, id), eq(delegates.revision, revision)))
    .returning({ id: delegates.id });
  return rows.length > 0;
}
