import { desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { delegateImports } from '../../../db/schema/index.ts';
import type { RegistrationStatus } from '../../../db/vocabulary.ts';
import type { AnswerValue } from '../forms/forms.contract.ts';

/** A delegate as an import writes it; the document number is a keyed hash by now. */
export interface ImportedDelegate {
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
  /** Hexadecimal. */
  document_hash: string | null;
  document_last4: string | null;
  /** Of somebody new. */
  status: RegistrationStatus;
}

/** Which columns the file has: of somebody known, what it does not have stays as it is registered. */
export interface ColumnsGiven {
  nameLatin: boolean;
  country: boolean;
  category: boolean;
  affiliation: boolean;
  birthDate: boolean;
  documentCountry: boolean;
  documentNumber: boolean;
}

/** A registered delegate whom the file changes: the columns as they were and as they would be. */
export interface WrittenDelegate {
  old: Record<string, string | null>;
  new: Record<string, string | null>;
}

export interface Written {
  created: number;
  changed: number;
  /** The first ones, as many as were asked for. */
  changes: WrittenDelegate[];
  /** The same of those who are new. */
  additions: ImportedDelegate[];
}

export type ImportRow = typeof delegateImports.$inferSelect;

/** Any number, as long as it is always this one. */
const importLock = 7_241_903;

/** Whether this transaction is the only one that imports, until it ends. */
export async function isOnlyImport(tx: Queryable): Promise<boolean> {
  const [row] = await tx.execute<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(${importLock}) as mine`);
  return row?.mine ?? false;
}

/**
 * Writes delegates by their references: new ones as they come, known ones changed where they differ, their standing left
 * alone. Tells the first `told` of either.
 */
export async function upsertDelegates(
  tx: Queryable,
  rows: readonly ImportedDelegate[],
  given: ColumnsGiven,
  { now, told }: { now: Date; told: { changes: number; additions: number } },
): Promise<Written> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const [written] = await tx.execute<{
    created: number;
    changed: number;
    changes: WrittenDelegate[];
    fresh: string[];
  }>(sql`
    with written as (
      insert into delegates (id, external_reference, name, name_latin, country, category, affiliation, email,
        birth_date, document_country, document_hash, document_last4, status, submitted_at, created_at, changed_at)
      select r.id, r.reference, r.name, r.name_latin, r.country, r.category, r.affiliation, r.email, r.birth_date,
        r.document_country, decode(r.document_hash, 'hex'), r.document_last4, r.status,
        case when r.status in ('submitted', 'approved', 'declined') then ${at} end, ${at}, ${at}
      from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as r(id uuid, reference text, name text,
        name_latin text, country text, category text, affiliation text, email text, birth_date date,
        document_country text, document_hash text, document_last4 text, status text)
      on conflict (external_reference) do update set
        (name, name_latin, country, category, affiliation, email, birth_date, document_country, document_hash,
          document_last4, changed_at, revision) = row(${incoming(given)}, ${at}, delegates.revision + 1)
      where (delegates.name, delegates.name_latin, delegates.country, delegates.category, delegates.affiliation,
        delegates.email, delegates.birth_date, delegates.document_country, delegates.document_hash,
        delegates.document_last4) is distinct from (${incoming(given)})
      returning ${shown('old')} as old, ${shown('new')} as new, old.id is null as is_new)
    select count(*) filter (where is_new)::integer as created, count(*) filter (where not is_new)::integer as changed,
      coalesce((select jsonb_agg(jsonb_build_object('old', c.old, 'new', c.new))
        from (select * from written where not is_new limit ${told.changes}) c), '[]') as changes,
      coalesce((select jsonb_agg(a.new ->> 'reference')
        from (select * from written where is_new limit ${told.additions}) a), '[]') as fresh
    from written`);
  const fresh = new Set(written?.fresh);
  const additions = rows.filter(({ reference }) => fresh.has(reference));
  return { created: written?.created ?? 0, changed: written?.changed ?? 0, changes: written?.changes ?? [], additions };
}

function incoming(given: ColumnsGiven): SQL {
  const taken = (isGiven: boolean, column: string) => sql.raw(`${isGiven ? 'excluded' : 'delegates'}.${column}`);
  // A Latin name made from the name changes with it, and only then.
  const nameLatin = given.nameLatin
    ? sql`excluded.name_latin`
    : sql`case when excluded.name = delegates.name then delegates.name_latin else excluded.name_latin end`;
  return sql`excluded.name, ${nameLatin}, ${taken(given.country, 'country')}, ${taken(given.category, 'category')},
    ${taken(given.affiliation, 'affiliation')}, excluded.email, ${taken(given.birthDate, 'birth_date')},
    ${taken(given.documentCountry, 'document_country')}, ${taken(given.documentNumber, 'document_hash')},
    ${taken(given.documentNumber, 'document_last4')}`;
}

/** What a preview shows of a row. Of a document number there are the last four characters, and whether it is another. */
const shown = (row: 'old' | 'new') =>
  sql.raw(`jsonb_build_object('reference', ${row}.external_reference, 'name', ${row}.name, 'name_latin', ${row}.name_latin,
    'country', ${row}.country, 'category', ${row}.category, 'affiliation', ${row}.affiliation, 'email', ${row}.email,
    'birth_date', ${row}.birth_date, 'document_country', ${row}.document_country,
    'document_number', ${row}.document_last4, 'document_hash', encode(${row}.document_hash, 'hex'))`);

export interface ImportedAnswer {
  reference: string;
  question_id: string;
  value: AnswerValue;
}

/** Writes answers of delegates by their references; returns the references of those who had answered otherwise or not. */
export async function upsertAnswers(tx: Queryable, answers: readonly ImportedAnswer[]): Promise<string[]> {
  const rows = await tx.execute<{ reference: string }>(sql`
    with written as (
      insert into answers (delegate_id, question_id, value)
      select d.id, r.question_id, r.value
      from jsonb_to_recordset(${JSON.stringify(answers)}::text::jsonb) as r(reference text, question_id text, value jsonb)
      join delegates d on d.external_reference = r.reference
      on conflict (delegate_id, question_id) do update set value = excluded.value
      where answers.value is distinct from excluded.value
      returning delegate_id)
    select distinct d.external_reference as reference from written join delegates d on d.id = written.delegate_id`);
  return rows.map(({ reference }) => reference);
}

/** Counts a change of those who were changed in their answers alone; returns how many. */
export async function touchDelegates(tx: Queryable, references: readonly string[], now: Date): Promise<number> {
  if (references.length === 0) return 0;
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await tx.execute(sql`
    update delegates set revision = revision + 1, changed_at = ${at}
    where external_reference in (select jsonb_array_elements_text(${JSON.stringify(references)}::text::jsonb))
      and changed_at < ${at} returning 1`);
  return rows.length;
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
