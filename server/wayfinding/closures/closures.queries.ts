import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { closures } from '../../../db/schema/index.ts';

export async function insertClosure(tx: Queryable, row: typeof closures.$inferInsert): Promise<void> {
  await tx.insert(closures).values(row);
}

/** Ends it now; false where there is none, or it has ended. One that has not begun never does. */
export async function endClosureRow(tx: Queryable, id: string, now: Date): Promise<boolean> {
  const ended = await tx
    .update(closures)
    .set({ endedAt: now })
    .where(and(eq(closures.id, id), isNull(closures.endedAt)))
    .returning({ id: closures.id });
  return ended.length > 0;
}

/** How many closures are in force or to come: their number is limited. */
export async function countOpenClosures(tx: Queryable, now: Date): Promise<number> {
  const isOver = lt(closures.until, now);
  const [row] = await tx
    .select({ count: sql<string>`count(*) filter (where not coalesce(${isOver}, false))` })
    .from(closures)
    .where(isNull(closures.endedAt));
  return Number(row?.count ?? 0);
}
