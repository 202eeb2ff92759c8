import { sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import type { ExportQuery } from './export.contract.ts';

/** One delegate of an export: everything as text, as it goes into a cell. */
export interface ExportRow extends Record<string, unknown> {
  id: string;
  reference: string;
  name: string;
  name_latin: string;
  country: string;
  category: string;
  affiliation: string;
  email: string;
  birth_date: string | null;
  document_country: string | null;
  document_last4: string | null;
  status: string;
  locale: string;
  submitted_at: string | null;
  waitlisted_at: string | null;
  companion_of: string | null;
  guardian: string | null;
  guardian_phone: string | null;
  group: string | null;
  answers: Record<string, string | number | boolean | string[]> | null;
}

const instant = (column: string) =>
  sql.raw(`to_char(d.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as ${column}`);

/** The next delegates of an export, in order of their ids. */
export async function listForExport(
  db: Queryable,
  { status, category, groupId }: ExportQuery,
  page: { afterId?: string | undefined; limit: number },
): Promise<ExportRow[]> {
  const conditions = [sql`d.merged_into is null`];
  if (status) conditions.push(sql`d.status = ${status}`);
  if (category) conditions.push(sql`d.category = ${category}`);
  if (groupId) conditions.push(sql`d.group_id = ${groupId}::uuid`);
  if (page.afterId) conditions.push(sql`d.id > ${page.afterId}::uuid`);
  const rows = await db.execute<ExportRow>(sql`
    select d.id, d.external_reference as reference, d.name, d.name_latin, d.country, d.category, d.affiliation, d.email,
      d.birth_date::text, d.document_country, d.document_last4, d.status, d.locale, ${instant('submitted_at')},
      ${instant('waitlisted_at')}, c.external_reference as companion_of,
      coalesce(w.external_reference, d.guardian_name) as guardian, d.guardian_phone, g.name as group,
      (select jsonb_object_agg(a.question_id, a.value) from answers a where a.delegate_id = d.id) as answers
    from delegates d left join delegates c on c.id = d.companion_of left join delegates w on w.id = d.guardian_id
      left join groups g on g.id = d.group_id
    where ${sql.join(conditions, sql` and `)} order by d.id limit ${page.limit}`);
  return [...rows];
}

/** Questions that somebody answered, in the order in which they are asked. */
export async function listAnsweredQuestions(db: Queryable): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select q.id from questions q where exists (select from answers a where a.question_id = q.id)
    order by q.retired_at is not null, q.position, q.id`);
  return rows.map(({ id }) => id);
}
