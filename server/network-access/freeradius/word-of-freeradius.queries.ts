import type { Database } from '../../../db/client.ts';

export interface WordOfFreeRadius {
  /** There are access points that ask it. */
  readonly isExpected: boolean;
  /** It keeps its connections to the database from the first question on, until it stops. */
  readonly isConnected: boolean;
  /** When a device was last answered, or accounting last told; null: not for as long as that is kept. */
  readonly heardAt: Date | null;
}

/** Of all FreeRADIUS of this venue together; each is a login of its own. */
export async function findWordOfFreeRadius({ sql }: Pick<Database, 'sql'>): Promise<WordOfFreeRadius> {
  const [word] = await sql<WordOfFreeRadius[]>`
    select exists (select from access_points where removed_at is null) as "isExpected",
      exists (
        select from pg_stat_activity where datname = current_database() and usename like 'freeradius\\_%'
      ) as "isConnected",
      greatest(
        (select at from join_attempts order by id desc limit 1), (select at from accounting_events order by id desc limit 1)
      ) as "heardAt"`;
  return word ? { ...word } : { isExpected: false, isConnected: false, heardAt: null };
}
