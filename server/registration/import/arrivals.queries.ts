import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import type { DelegateCategory, RegistrationStatus } from '../../../db/vocabulary.ts';
import type { AnswerValue } from '../forms/forms.contract.ts';
import type { ImportedWord } from '../settled-here.queries.ts';

/** A delegate as an import writes it; the document number is a keyed hash by now. */
export interface ImportedDelegate {
  id: string;
  /** Of the file. */
  line: number;
  external_reference: string;
  name: string;
  name_latin: string;
  country: string;
  category: DelegateCategory;
  affiliation: string;
  email: string;
  birth_date: string | null;
  document_country: string | null;
  /** The hash in hexadecimal. */
  document_hex: string | null;
  document_last4: string | null;
  /** Of somebody new. */
  status: RegistrationStatus;
  /** By questions; null where the row answers none. */
  answers: Record<string, AnswerValue> | null;
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

/** Somebody approved whom the file moves into another category. */
export interface Move {
  line: number;
  from: DelegateCategory;
  to: DelegateCategory;
}

/** Somebody with a good badge, or verified, of whom the file changes what that rests on. */
export interface Unsettled {
  id: string;
  name: boolean;
  category: boolean;
  /** Who they are: the name, the birth date or the document. */
  person: boolean;
  from: { name: string; category: DelegateCategory };
  to: { name: string; category: DelegateCategory };
}

/** What one piece of those who were set aside came to. */
export interface ChangesWritten {
  /** The last line that was written; null when all are. */
  upTo: number | null;
  changed: number;
  /** The first ones, as many as were asked for. */
  changes: WrittenDelegate[];
  moves: Move[];
  unsettled: Unsettled[];
  /** Of whom the file says something else than was settled here since. */
  kept: number;
  /** The first ones of them: as they stay, and as the file has them; `settled` names the fields. */
  keeps: (WrittenDelegate & { settled: string[] })[];
}

/** Makes room for those whom the file changes, until the transaction ends. */
export async function makeRoomAside(tx: Queryable): Promise<void> {
  await tx.execute(
    sql`create temporary table import_aside (line integer primary key, row jsonb not null) on commit drop`,
  );
}

/**
 * Registers those of these rows whose references are new, with their answers, and returns their ids. Those who are known
 * and of whom the file says something else are set aside: nobody who is registered is locked while a file arrives.
 */
export async function insertNewcomers(
  tx: Queryable,
  rows: readonly ImportedDelegate[],
  given: ColumnsGiven,
  now: Date,
): Promise<Set<string>> {
  const [written] = await tx.execute<{ ids: string[] }>(sql`
    with given as materialized (${rowsIn(sql`${JSON.stringify(rows)}::text::jsonb`)}),
    fresh as (
      ${insertion(now)} where not exists (select from delegates d where d.external_reference = given.external_reference)
      on conflict (external_reference) do nothing returning id),
    answered as (
      insert into answers (delegate_id, question_id, value)
      select given.id, a.key, a.value from given join fresh using (id) cross join jsonb_each(given.answers) a),
    aside as (
      insert into import_aside (line, row)
      select excluded.line, to_jsonb(excluded) from given excluded left join delegates using (external_reference)
      where excluded.id not in (select id from fresh)
        and (delegates.id is null or excluded.answers is not null or ${isOther(given)} or ${isKept(given)}))
    select coalesce(jsonb_agg(id), '[]') as ids from fresh`);
  return new Set(written?.ids);
}

/**
 * Writes some of those who were set aside, in the order of the file, where they differ. Their standing is left alone; who
 * is on the waiting list of a category that they leave waits for review anew. Tells the first `told` of them.
 */
export async function writeSetAside(
  tx: Queryable,
  given: ColumnsGiven,
  { after, now, told }: { after: number; now: Date; told: number },
): Promise<ChangesWritten> {
  const waitlistedAt = given.category
    ? sql`case when ${taken('category', given)} = delegates.category then delegates.waitlisted_at end`
    : sql`delegates.waitlisted_at`;
  const [written] = await tx.execute<{ [Part in keyof ChangesWritten]: ChangesWritten[Part] }>(sql`
    with given as materialized (${rowsIn(setAside(after))}),
    kept as (
      select excluded.line, ${shown('delegates')} as old, ${shown('excluded')} as new, ${settledAmong(given)} as settled
      from given excluded join delegates using (external_reference) where ${isKept(given)}),
    written as (
      ${insertion(now)} order by line
      on conflict (external_reference) do update set
        (name, name_latin, country, category, affiliation, email, birth_date, document_country, document_hash,
          document_last4, changed_at, revision, waitlisted_at) =
          row(${incoming(given)}, ${instantOf(now)}, delegates.revision + 1, ${waitlistedAt})
      where ${isOther(given)}
      returning ${shown('old')} as old, ${shown('new')} as new, new.external_reference, new.id,
        old.category <> new.category and new.status = 'approved' as is_moved,
        (old.name, old.name_latin) <> (new.name, new.name_latin) as is_renamed, old.category <> new.category as is_other,
        (old.birth_date, old.document_country, old.document_hash)
          is distinct from (new.birth_date, new.document_country, new.document_hash) as is_redocumented),
    told as (select given.line, written.* from written join given using (external_reference) order by given.line)
    select (select max(line) from given) as "upTo", (select count(*)::integer from told) as changed,
      coalesce((select jsonb_agg(jsonb_build_object('old', old, 'new', new))
        from (select * from told limit ${told}) c), '[]') as changes,
      coalesce((select jsonb_agg(jsonb_build_object('line', line, 'from', old ->> 'category', 'to', new ->> 'category'))
        from told where is_moved), '[]') as moves,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'name', is_renamed, 'category', is_other,
          'person', is_renamed or is_redocumented,
          'from', jsonb_build_object('name', old ->> 'name', 'category', old ->> 'category'),
          'to', jsonb_build_object('name', new ->> 'name', 'category', new ->> 'category')))
        from told where (is_renamed or is_other or is_redocumented) and (
          exists (select from badges b where b.delegate_id = told.id and b.revoked_at is null)
          or exists (select from verifications v where v.delegate_id = told.id))), '[]') as unsettled,
      (select count(*)::integer from kept) as kept,
      coalesce((select jsonb_agg(jsonb_build_object('old', old, 'new', new, 'settled', settled))
        from (select * from kept order by line limit ${told}) k), '[]') as keeps`);
  return written ?? { upTo: null, changed: 0, changes: [], moves: [], unsettled: [], kept: 0, keeps: [] };
}

/**
 * Writes the answers of the same ones, and counts a change of who was changed in nothing else; returns of how many that is.
 */
export async function writeAnswersSetAside(
  tx: Queryable,
  { after, now }: { after: number; now: Date },
): Promise<number> {
  const [row] = await tx.execute<{ touched: number }>(sql`
    with given as materialized (${rowsIn(setAside(after))}),
    written as (
      insert into answers (delegate_id, question_id, value)
      select d.id, a.key, a.value
      from given join delegates d using (external_reference) cross join jsonb_each(given.answers) a
      on conflict (delegate_id, question_id) do update set value = excluded.value
      where answers.value is distinct from excluded.value
      returning delegate_id),
    touched as (
      update delegates set revision = revision + 1, changed_at = ${instantOf(now)}
      where id in (select delegate_id from written) and changed_at < ${instantOf(now)} returning 1)
    select count(*)::integer as touched from touched`);
  return row?.touched ?? 0;
}

/** Puts these delegates, approved as yet, on the waiting list: among each other in the order of their ids. */
export async function waitlistNewcomers(tx: Queryable, ids: readonly string[], now: Date): Promise<void> {
  await tx.execute(sql`
    update delegates set status = 'submitted', waitlisted_at = ${instantOf(now)}
    where id in (select n::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) n)`);
}

const rowsWrittenAtOnce = 500;

/** The next ones, as one JSON array. */
const setAside = (after: number): SQL => sql`(select coalesce(jsonb_agg(row), '[]')
  from (select row from import_aside where line > ${after} order by line limit ${rowsWrittenAtOnce}) next)`;

const instantOf = (now: Date): SQL => sql`${now.toISOString()}::timestamptz`;

const rowsIn = (array: SQL): SQL => sql`
  select r.*, decode(r.document_hex, 'hex') as document_hash from jsonb_to_recordset(${array}) as r(id uuid, line integer,
    external_reference text, name text, name_latin text, country text, category text, affiliation text, email text,
    birth_date date, document_country text, document_hex text, document_last4 text, status text, answers jsonb)`;

const written = sql.raw(`id, external_reference, name, name_latin, country, category, affiliation, email, birth_date,
  document_country, document_hash, document_last4, status`);

const insertion = (now: Date): SQL => sql`
  insert into delegates (${written}, submitted_at, created_at, changed_at)
  select ${written}, case when status in ('submitted', 'approved', 'declined') then ${instantOf(now)} end,
    ${instantOf(now)}, ${instantOf(now)} from given`;

const isOther = (given: ColumnsGiven): SQL => sql`
  (delegates.name, delegates.name_latin, delegates.country, delegates.category, delegates.affiliation,
    delegates.email, delegates.birth_date, delegates.document_country, delegates.document_hash,
    delegates.document_last4) is distinct from (${incoming(given)})`;

/** What a column becomes: what the file says, unless it says nothing of it or it was settled here. */
const taken = (word: ImportedWord, given: ColumnsGiven, column: string = word): SQL =>
  sql.raw(
    isGiven(word, given)
      ? `case when '${word}' = any(delegates.settled_here) then delegates.${column} else excluded.${column} end`
      : `delegates.${column}`,
  );

function incoming(given: ColumnsGiven): SQL {
  // A Latin name made from the name changes with it, and only then.
  const nameLatin = given.nameLatin
    ? taken('name_latin', given)
    : sql`case when excluded.name = delegates.name or delegates.settled_here && '{name,name_latin}'
        then delegates.name_latin else excluded.name_latin end`;
  return sql`${taken('name', given)}, ${nameLatin}, ${taken('country', given)}, ${taken('category', given)}, ${taken('affiliation', given)},
    ${taken('email', given)}, ${taken('birth_date', given)}, ${taken('document_country', given)},
    ${taken('document_number', given, 'document_hash')}, ${taken('document_number', given, 'document_last4')}`;
}

const compared = {
  ...{ name: 'name', name_latin: 'name_latin', country: 'country', category: 'category', affiliation: 'affiliation' },
  ...{ email: 'email', birth_date: 'birth_date', document_country: 'document_country' },
  document_number: 'document_hash',
} as const satisfies Record<ImportedWord, string>;

const isGiven = (word: ImportedWord, given: ColumnsGiven): boolean =>
  ({
    ...{ name: true, email: true, name_latin: given.nameLatin, country: given.country, category: given.category },
    ...{ affiliation: given.affiliation, birth_date: given.birthDate, document_country: given.documentCountry },
    document_number: given.documentNumber,
  })[word];

const wordsGiven = (given: ColumnsGiven): ImportedWord[] =>
  (Object.keys(compared) as ImportedWord[]).filter((word) => isGiven(word, given));

/** The fields settled here of which the file says something. */
const settledAmong = (given: ColumnsGiven): SQL =>
  sql.raw(
    `to_jsonb(array(select unnest(settled_here) intersect select unnest('{${wordsGiven(given).join()}}'::text[]) order by 1))`,
  );

/** Whether the file says something else of a field that was settled here. */
const isKept = (given: ColumnsGiven): SQL =>
  sql.raw(
    `(delegates.settled_here <> '{}' and (${wordsGiven(given)
      .map(
        (word) =>
          `('${word}' = any(delegates.settled_here) and delegates.${compared[word]} is distinct from excluded.${compared[word]})`,
      )
      .join(' or ')}))`,
  );

/** What a preview shows of a row. Of a document number there are the last four characters, and whether it is another. */
const shown = (row: 'old' | 'new' | 'delegates' | 'excluded') =>
  sql.raw(`jsonb_build_object('reference', ${row}.external_reference, 'name', ${row}.name, 'name_latin', ${row}.name_latin,
    'country', ${row}.country, 'category', ${row}.category, 'affiliation', ${row}.affiliation, 'email', ${row}.email,
    'birth_date', ${row}.birth_date, 'document_country', ${row}.document_country,
    'document_number', ${row}.document_last4, 'document_hash', encode(${row}.document_hash, 'hex'))`);
