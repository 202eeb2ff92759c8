import type { Database } from '../../db/client.ts';

/** Rejects when the database does not answer. */
export async function reachDatabase({ sql }: Pick<Database, 'sql'>): Promise<void> {
  await sql`select 1`;
}
