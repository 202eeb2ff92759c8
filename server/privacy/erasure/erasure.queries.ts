import { sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';

/*
 * What retention does to erase persons. Raw statements, for its role sees only the columns that they name.
 */

type IdRow = { id: string };
const listOf = (ids: readonly string[]) =>
  sql`(${sql.join(
    ids.map((id) => sql`${id}::uuid`),
    sql`, `,
  )})`;

/** Persons whose erasure two members of the staff decided, and those of a backup who had been erased before. */
export async function listDueErasures(db: Queryable): Promise<string[]> {
  const rows = await db.execute<IdRow>(sql`
    select delegate_id as id from proposals where kind = 'erase_delegate' and outcome = 'confirmed'
    union select d.id from delegates d join erasures e on e.delegate_id = d.id`);
  return rows.map(({ id }) => id);
}

/** All registrations of one person, merged as they were, locked until the transaction ends; none where there is no such person. */
export async function lockPerson(tx: Queryable, delegateId: string): Promise<string[]> {
  const rows = await tx.execute<IdRow>(sql`
    with recursive person(id) as (
      select ${delegateId}::uuid
      union select case when d.id = p.id then d.merged_into else d.id end
      from person p join delegates d on d.merged_into = p.id or (d.id = p.id and d.merged_into is not null))
    select d.id from delegates d where d.id in (select id from person) order by d.id for update`);
  return rows.map(({ id }) => id);
}

/** Cells of files that were told as faulty: those that hold something that these persons are known by. */
async function clearFaultsNaming(tx: Queryable, whose: ReturnType<typeof listOf>): Promise<void> {
  await tx.execute(sql`
    update delegate_imports set faults = '[]' where exists (
      select from delegates d cross join lateral (values (d.name), (d.name_latin), (d.email), (d.external_reference),
        (d.guardian_name), (d.guardian_phone)) as known(by)
      where d.id in ${whose} and length(known.by) > 0
        and position(lower(trim(both '"' from to_jsonb(known.by)::text)) in lower(delegate_imports.faults::text)) > 0)`);
}

/**
 * Deletes or cuts all that leads to a person, the key of their part of the ledger last. The presence is the admission's, and
 * must have been forgotten before.
 */
export async function deletePerson(tx: Queryable, ids: readonly string[]): Promise<void> {
  const whose = listOf(ids);
  const drafts = sql`select id from registration_drafts where delegate_id in ${whose} or companion_of in ${whose}`;
  await clearFaultsNaming(tx, whose);
  const statements = [
    sql`update scans set delegate_id = null, badge_serial = null, token = null, signature = null where delegate_id in ${whose}
      or badge_serial in (select serial from badges where delegate_id in ${whose})`,
    sql`delete from badges where delegate_id in ${whose}`,
    sql`delete from phone_proofs where delegate_id in ${whose}`,
    sql`delete from passkeys where delegate_id in ${whose}`,
    sql`delete from proposals where delegate_id in ${whose}`,
    sql`delete from verifications where delegate_id in ${whose}`,
    sql`delete from photographs where delegate_id in ${whose}`,
    sql`delete from answers where delegate_id in ${whose}`,
    sql`delete from reviews where delegate_id in ${whose}`,
    sql`delete from favourites where delegate_id in ${whose}`,
    sql`delete from calendar_links where delegate_id in ${whose}`,
    sql`delete from hand_overs where delegate_id in ${whose}`,
    sql`delete from alerts where delegate_id in ${whose}`,
    sql`delete from erasure_requests where delegate_id in ${whose}`,
    sql`delete from delegate_sign_ins where delegate_id in ${whose}`,
    sql`delete from delegate_links where delegate_id in ${whose}`,
    sql`delete from letters where delegate_id in ${whose} or (delegate_id is null and draft_id in (${drafts}))`,
    sql`update letters set draft_id = null where draft_id in (${drafts})`,
    sql`delete from registration_drafts where delegate_id in ${whose} or companion_of in ${whose}`,
    sql`update groups set head_id = null where head_id in ${whose}`,
    sql`update delegates set companion_of = null where companion_of in ${whose}`,
    sql`update delegates set guardian_id = null where guardian_id in ${whose}`,
    // One that is still open is cut when its device has been taken off.
    sql`update connections set delegate_id = null, credential_id = null, device_address = null, accounting_id = null
      where delegate_id in ${whose} and ended_at is not null`,
    sql`delete from ledger_subjects where delegate_id in ${whose}`,
    sql`delete from delegates where id in ${whose}`,
  ];
  for (const statement of statements) await tx.execute(statement);
}

/** Remembers by their numbers who was erased; who was erased again is to be swept out of the files again. */
export async function insertErasures(db: Queryable, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  const rows = ids.map((id) => sql`(${id}::uuid, ${at.toISOString()}::timestamptz)`);
  await db.execute(sql`insert into erasures (delegate_id, erased_at) values ${sql.join(rows, sql`, `)}
    on conflict (delegate_id) do update set swept_at = null`);
}

/** Of those who were erased: who is there again, as a backup brings them back. */
export async function insertThoseBack(db: Queryable, ids: readonly string[], at: Date): Promise<void> {
  const list = sql`string_to_array(${ids.join(' ')}, ' ')::uuid[]`;
  await db.execute(sql`insert into erasures (delegate_id, erased_at)
    select id, ${at.toISOString()}::timestamptz from delegates where id = any(${list}) on conflict (delegate_id) do nothing`);
}

/** When the first person was erased whose bytes may still lie in the files; none where there is nobody. */
export async function findOldestUnswept(db: Queryable): Promise<Date | undefined> {
  const [row] = await db.execute<{ at: string | null }>(
    sql`select min(erased_at) as at from erasures where swept_at is null`,
  );
  return row?.at ? new Date(row.at) : undefined;
}

export async function markSwept(db: Queryable, erasedUntil: Date, at: Date): Promise<void> {
  await db.execute(sql`update erasures set swept_at = ${at.toISOString()}::timestamptz
    where swept_at is null and erased_at <= ${erasedUntil.toISOString()}::timestamptz`);
}

/** Tables that a person's rows were in, the small ones first. */
export const sweptTables = [
  ...[
    'erasure_requests',
    'groups',
    'phone_proofs',
    'proposals',
    'passkeys',
    'alerts',
    'hand_overs',
    'delegate_imports',
  ],
  ...['delegate_sign_ins', 'delegate_links', 'ledger_subjects', 'verifications', 'reviews', 'badges', 'answers'],
  ...['network_devices', 'network_credentials', 'network_accounts', 'join_attempts', 'connections'],
  ...['presences', 'letters', 'draft_photographs', 'registration_drafts', 'photographs', 'delegates', 'scans'],
] as const;

/** Writes a table anew, without what was deleted; nobody reads it meanwhile. Not within a transaction. */
export async function rewriteTable(db: Queryable, table: (typeof sweptTables)[number]): Promise<void> {
  await db.execute(sql`vacuum (full, analyze) ${sql.identifier(table)}`);
}
