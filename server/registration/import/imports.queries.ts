import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { delegateImports } from '../../../db/schema/index.ts';

export type ImportRow = typeof delegateImports.$inferSelect;

/** Any number, as long as it is always this one. */
const importLock = 7_241_903;

/** Whether this transaction is the only one that imports, until it ends. */
export async function isOnlyImport(tx: Queryable): Promise<boolean> {
  const [row] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${importLock}) as mine`);
  return row?.mine ?? false;
}

/** Registered, neither withdrawn nor declined, and not among these. */
export async function countOthers(tx: Queryable, references: Iterable<string>): Promise<number> {
  const [row] = await tx.execute<{ count: number }>(sql`
    select count(*)::integer as count from delegates d where d.status not in ('withdrawn', 'declined')
      and not exists (
        select 1 from jsonb_array_elements_text(${JSON.stringify([...references])}::text::jsonb) as named(reference)
        where named.reference = d.external_reference)`);
  return row?.count ?? 0;
}

export async function insertImport(
  db: Queryable,
  row: Omit<ImportRow, 'faults'> & { faults: unknown[] },
): Promise<void> {
  await db.insert(delegateImports).values(row);
}

/** The imports of all time, newest first; dry runs left nothing to be listed. */
export async function listImports(db: Queryable, limit: number): Promise<ImportRow[]> {
  return db
    .select()
    .from(delegateImports)
    .where(eq(delegateImports.isDryRun, false))
    .orderBy(desc(delegateImports.startedAt))
    .limit(limit);
}

export async function findImport(db: Queryable, id: string): Promise<ImportRow | undefined> {
  const [row] = await db.select().from(delegateImports).where(eq(delegateImports.id, id));
  return row;
}

/** After many rows at once: a search is planned by what the register holds, and the database would look only later. */
export async function refreshStatistics(db: Queryable): Promise<void> {
  await db.execute(sql`analyze delegates`);
}
