import { asc, eq, lt } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { radiusServers } from '../../../db/schema/index.ts';

export type RadiusServerRow = typeof radiusServers.$inferSelect;

export const listRadiusServerRows = (db: Queryable): Promise<RadiusServerRow[]> =>
  db.select().from(radiusServers).orderBy(asc(radiusServers.name));

/** Its newest files, with which it has not started yet; until when the certificate is good that it runs with stays known. */
export async function putRadiusServer(
  db: Queryable,
  row: Omit<RadiusServerRow, 'startedAt' | 'runsWith' | 'runsUntil'>,
): Promise<void> {
  await db
    .insert(radiusServers)
    .values(row)
    .onConflictDoUpdate({ target: radiusServers.name, set: { ...row, startedAt: null } });
}

/** Those that run with a certificate that ends before then; files with which none has started yet end nothing. */
export async function listServersBefore(db: Queryable, before: Date): Promise<{ name: string; at: Date }[]> {
  const rows = await db
    .select({ name: radiusServers.name, at: radiusServers.runsUntil })
    .from(radiusServers)
    .where(lt(radiusServers.runsUntil, before));
  return rows.flatMap(({ name, at }) => (at ? [{ name, at }] : []));
}

/** Whether there was one. */
export async function deleteRadiusServer(db: Queryable, name: string): Promise<boolean> {
  const rows = await db
    .delete(radiusServers)
    .where(eq(radiusServers.name, name))
    .returning({ name: radiusServers.name });
  return rows.length > 0;
}
