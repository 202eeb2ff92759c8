import type { Database } from '../../../db/client.ts';
import { mostUnreadable } from './word-of-freeradius.contract.ts';

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

export interface Unreadable {
  readonly count: number;
  /** The number of the newest of them; as told where there are none. */
  readonly newest: number;
}

/** Of the last thousand records of accounting that could not be read: those of a while, by the database's clock, after a number. */
export async function countUnreadable(
  { sql }: Pick<Database, 'sql'>,
  { withinMs, after = 0 }: { withinMs: number; after?: number },
): Promise<Unreadable> {
  const [row] = await sql<{ count: number; newest: string }[]>`
    select count(*)::int as count, coalesce(max(id), ${after}) as newest
    from (select id, at from unreadable_accounting where id > ${after} order by id desc limit ${mostUnreadable}) newest
    where at > now() - ${withinMs}::float8 * interval '1 ms'`;
  return { count: row?.count ?? 0, newest: Number(row?.newest ?? after) };
}
