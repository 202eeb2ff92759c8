import type { Database, RawTransaction } from '../../db/client.ts';
import type { DelegateCategory } from '../../db/vocabulary.ts';
import type { Presence } from './presence.ts';

/* Raw statements, whose instants are numbers (milliseconds since 1970) and whose JSON is text. */

type Sql = RawTransaction['sql'];

/** A presence as its row has it. */
export interface PresenceRow {
  zoneId: string | null;
  entries: number | null;
  lastTime: number | null;
  lastDeviceId: string | null;
  lastSequence: number | null;
  insideAs: DelegateCategory | null;
  stays: string | null;
  visits: string | null;
  runsOutAt: number | null;
  checkedOutAt: number | null;
}

/** The presence that a row tells of. */
export function presenceFrom(row: PresenceRow): Presence {
  const { zoneId, entries, lastTime, lastDeviceId, lastSequence, insideAs, stays, visits, ...times } = row;
  const { runsOutAt, checkedOutAt } = times;
  return {
    ...(zoneId !== null && { zoneId }),
    entries: entries ?? 0,
    ...(lastTime !== null &&
      lastDeviceId !== null && {
        last: { correctedTime: lastTime, deviceId: lastDeviceId, sequence: lastSequence ?? 0 },
      }),
    ...(insideAs !== null && { category: insideAs }),
    ...(stays !== null && { stays: JSON.parse(stays) as NonNullable<Presence['stays']> }),
    ...(runsOutAt !== null && { runsOutAt }),
    ...(checkedOutAt !== null && { checkedOutAt }),
    ...(visits !== null && { visits: JSON.parse(visits) as NonNullable<Presence['visits']> }),
  };
}

const presenceColumns = (sql: Sql | Database['sql']) => sql`
  delegate_id as "delegateId", zone_id as "zoneId", entries, date_part('epoch', last_time) * 1000 as "lastTime",
  last_device_id as "lastDeviceId", last_sequence::float8 as "lastSequence", category as "insideAs",
  stays::text as stays, visits::text as visits, date_part('epoch', runs_out_at) * 1000 as "runsOutAt",
  date_part('epoch', checked_out_at) * 1000 as "checkedOutAt"`;

type Row = PresenceRow & { delegateId: string };
const byDelegate = (rows: readonly Row[]) => new Map(rows.map((row) => [row.delegateId, presenceFrom(row)]));

/** Where these delegates are, without a lock. */
export async function listPresencesOf(
  sql: Sql | Database['sql'],
  delegateIds: readonly string[],
): Promise<Map<string, Presence>> {
  return byDelegate(
    await sql<Row[]>`
      select ${presenceColumns(sql)} from presences where delegate_id = any(${[...delegateIds]}::uuid[])`,
  );
}

/** Those whose time in a zone is over by an instant, locked in order of delegate id until the transaction ends. */
export async function lockRunOut(sql: Sql, at: number, limit: number): Promise<Map<string, Presence>> {
  return byDelegate(
    await sql<Row[]>`
      select ${presenceColumns(sql)} from presences where delegate_id in (
        select delegate_id from presences where runs_out_at <= to_timestamp(${at}::float8 / 1000)
        order by runs_out_at limit ${limit}
      ) and runs_out_at <= to_timestamp(${at}::float8 / 1000)
      order by delegate_id for update`,
  );
}

/** All presences of whoever was ever let in, locked in order of delegate id until the transaction ends. */
export async function lockPresences(sql: Sql): Promise<Map<string, Presence>> {
  return byDelegate(
    await sql<Row[]>`
      select ${presenceColumns(sql)} from presences where last_time is not null order by delegate_id for update`,
  );
}

/** How many of each category are in each of these zones, those below not counted in. */
export async function countCategories(
  sql: Sql,
  zoneIds: readonly string[],
): Promise<{ zoneId: string; category: DelegateCategory; people: number }[]> {
  return sql`
    select zone_id as "zoneId", category, count(*)::int as people from presences
    where zone_id = any(${[...zoneIds]}::text[]) and category is not null group by zone_id, category`;
}

/** When the first is due to be checked out. */
export async function findNextRunOut(sql: Sql | Database['sql']): Promise<number | undefined> {
  const [row] = await sql<{ at: number | null }[]>`
    select date_part('epoch', min(runs_out_at)) * 1000 as at from presences where runs_out_at is not null`;
  return row?.at ?? undefined;
}
