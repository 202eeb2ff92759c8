import { notInArray, sql } from 'drizzle-orm';
import type { Queryable } from '../../db/client.ts';
import { mapLevels } from '../../db/schema/index.ts';
import type { MapLevel } from './wayfinding.contract.ts';

/** Any number, as long as it is always this one: maps are put one after the other. */
const mapLock = 7_241_947;

/** Makes the levels the whole map. */
export async function replaceMapLevels(tx: Queryable, levels: readonly MapLevel[], changedAt: Date): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${mapLock})`);
  const numbers = levels.map(({ level }) => level);
  await tx.delete(mapLevels).where(numbers.length > 0 ? notInArray(mapLevels.level, numbers) : undefined);
  for (const { level, name, drawing } of levels) {
    const values = { name, drawing, changedAt };
    await tx
      .insert(mapLevels)
      .values({ level, ...values })
      .onConflictDoUpdate({ target: mapLevels.level, set: values });
  }
}

/**
 * Names the map as it is now without reading the drawings: each write of a level is a row version of its own, also
 * within one millisecond.
 */
export async function findMapVersion(db: Queryable): Promise<string> {
  const [row] = await db
    .select({
      version: sql<string>`coalesce(md5(string_agg(${mapLevels.level} || ' ' || ${mapLevels}.xmin, ',' order by ${mapLevels.level})), 'none')`,
    })
    .from(mapLevels);
  return row?.version ?? 'none';
}

/** The whole map as the JSON text that PostgreSQL keeps: it is large, so nothing here takes it apart. */
export async function findMapText(db: Queryable): Promise<string> {
  const [row] = await db
    .select({
      text: sql<string>`json_build_object('levels', coalesce(json_agg(json_build_object(
        'level', ${mapLevels.level}, 'name', ${mapLevels.name}, 'drawing', ${mapLevels.drawing}
      ) order by ${mapLevels.level}), '[]'::json))::text`,
    })
    .from(mapLevels);
  return row?.text ?? '{"levels":[]}';
}
