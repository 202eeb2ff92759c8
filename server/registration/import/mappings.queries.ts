import { desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Queryable } from '../../../db/client.ts';
import { importMappings } from '../../../db/schema/index.ts';
import { importMapping, type RememberedMapping } from './mapping.contract.ts';

export interface MappingRow extends RememberedMapping {
  changedBy: string;
  usedAt: Date;
}

/** What is remembered, last used first. A mapping that an older version wrote otherwise is passed over. */
export async function listMappings(db: Queryable, limit: number): Promise<RememberedMapping[]> {
  const rows = await db.select().from(importMappings).orderBy(desc(importMappings.usedAt)).limit(limit);
  return rows.flatMap(({ id, name, columns }) => {
    const mapping = importMapping.safeParse(columns);
    return mapping.success ? [{ id: z.uuid().parse(id), name, mapping: mapping.data, isReadyMade: false }] : [];
  });
}

/** One at a time, so that two of a name replace each other rather than collide. */
export async function lockMappings(tx: Queryable): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7241906)`);
}

export async function insertMapping(
  tx: Queryable,
  { id, name, mapping, changedBy, usedAt }: MappingRow,
): Promise<void> {
  await tx.insert(importMappings).values({ id, name, columns: mapping, changedBy, usedAt });
}

export async function touchMapping(tx: Queryable, id: string, usedAt: Date): Promise<void> {
  await tx.update(importMappings).set({ usedAt }).where(eq(importMappings.id, id));
}

/** Whether there was one. */
export async function deleteMapping(tx: Queryable, id: string): Promise<boolean> {
  const rows = await tx.delete(importMappings).where(eq(importMappings.id, id)).returning({ id: importMappings.id });
  return rows.length > 0;
}
