import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import type { DelegateCategory, RegistrationStatus } from '../../../db/vocabulary.ts';

/** One registration of the queue, with what is worth a look about the person. Instants are texts. */
export interface QueueRow extends Record<string, unknown> {
  id: string;
  revision: number;
  reference: string;
  name: string;
  name_latin: string;
  country: string;
  category: DelegateCategory;
  affiliation: string;
  email: string;
  status: RegistrationStatus;
  submitted_at: string;
  waitlisted_at: string | null;
  companion_id: string | null;
  companion_name: string | null;
  group_id: string | null;
  group_name: string | null;
  is_minor: boolean;
  lacks_guardian: boolean;
  lacks_photograph: boolean;
  same_email: number;
  same_document: number;
  same_person: number;
}

export interface QueueTerms {
  /** As text, such as 2008-11-24: who was born later is a minor. */
  latestAdultBirth: string;
  asksForPhotograph: boolean;
}

export interface QueueFilter {
  standing: 'waiting' | 'asked' | 'waitlisted';
  category?: DelegateCategory | undefined;
  country?: string | undefined;
  groupId?: string | undefined;
  hasNotices?: boolean | undefined;
  afterId?: string | undefined;
  limit: number;
}

const asked = sql`exists (select from reviews r where r.delegate_id = d.id and r.decision = 'asked'
  and r.at >= d.submitted_at and not exists (
    select from reviews l where l.delegate_id = d.id and l.revision > r.revision))`;

const standings: Readonly<Record<QueueFilter['standing'], SQL>> = {
  asked,
  waitlisted: sql`d.waitlisted_at is not null and not ${asked}`,
  waiting: sql`d.waitlisted_at is null and not ${asked}`,
};

const minor = (latestAdult: string, who: SQL) => sql`coalesce(${who}.birth_date::text > ${latestAdult}, false)`;

/** Date of birth and name in either script: `o` against another row. */
const isSamePerson = (one: SQL) => sql`(o.birth_date = ${one}.birth_date
  and (lower(o.name_latin) = lower(${one}.name_latin) or o.name = ${one}.name))`;

/** Of each registration the columns of `QueueRow`; names `d` what is looked at. */
const columns = ({ latestAdultBirth, asksForPhotograph }: QueueTerms) => {
  const isMinor = minor(latestAdultBirth, sql`d`);
  return sql`d.id, d.revision, d.external_reference as reference, d.name, d.name_latin, d.country, d.category,
    d.affiliation, d.email, d.status, coalesce(d.submitted_at, d.created_at) as submitted_at, d.waitlisted_at,
    c.id as companion_id, c.name as companion_name, g.id as group_id, g.name as group_name, ${isMinor} as is_minor,
    ${isMinor} and not coalesce(d.guardian_name is not null and d.guardian_phone is not null
      or (w.status in ('submitted', 'approved') and not ${minor(latestAdultBirth, sql`w`)}), false) as lacks_guardian,
    ${asksForPhotograph}::boolean and not exists (select from photographs p where p.delegate_id = d.id)
      as lacks_photograph,
    (select count(*)::integer from delegates o where lower(o.email) = lower(d.email) and o.id <> d.id
      and o.merged_into is null) as same_email,
    (select count(*)::integer from delegates o where o.document_hash = d.document_hash and o.id <> d.id
      and o.merged_into is null) as same_document,
    (select count(*)::integer from delegates o where ${isSamePerson(sql`d`)} and o.id <> d.id
      and o.merged_into is null) as same_person`;
};

const joined = sql`delegates d left join delegates c on c.id = d.companion_of left join groups g on g.id = d.group_id
  left join delegates w on w.id = d.guardian_id`;

const isNoticed = sql`lacks_guardian or lacks_photograph or same_email > 0 or same_document > 0 or same_person > 0`;

/** Those in the queue that fit the filter, whether or not they have notices. */
function fits({ standing, category, country, groupId }: QueueFilter): SQL {
  const conditions = [sql`d.status = 'submitted'`, standings[standing]];
  if (category) conditions.push(sql`d.category = ${category}`);
  if (country) conditions.push(sql`d.country = ${country}`);
  if (groupId) conditions.push(sql`d.group_id = ${groupId}::uuid`);
  return sql.join(conditions, sql` and `);
}

const noticed = ({ hasNotices }: QueueFilter) =>
  hasNotices === undefined ? sql`true` : hasNotices ? sql`(${isNoticed})` : sql`not (${isNoticed})`;

/** Registrations in the order of their turn: those on the waiting list by when they came on it, others as submitted. */
export async function listQueue(db: Queryable, terms: QueueTerms, filter: QueueFilter): Promise<QueueRow[]> {
  const turn = sql.raw(filter.standing === 'waitlisted' ? 'd.waitlisted_at' : 'd.submitted_at');
  const after = filter.afterId
    ? sql`and (${turn}, d.id) > (select ${turn}, d.id from delegates d where d.id = ${filter.afterId}::uuid)`
    : sql``;
  const rows = await db.execute<QueueRow>(sql`
    select * from (select ${columns(terms)}, ${turn} as turn from ${joined} where ${fits(filter)} ${after}) q
    where ${noticed(filter)} order by turn, id limit ${filter.limit}`);
  return [...rows];
}

export async function countQueue(db: Queryable, terms: QueueTerms, filter: QueueFilter): Promise<number> {
  const rows =
    filter.hasNotices === undefined
      ? await db.execute<{ count: number }>(
          sql`select count(*)::integer as count from delegates d where ${fits(filter)}`,
        )
      : await db.execute<{ count: number }>(sql`
          select count(*)::integer as count from (select ${columns(terms)} from ${joined} where ${fits(filter)}) q
          where ${noticed(filter)}`);
  return rows[0]?.count ?? 0;
}

/** One registration as the queue would show it, in the queue or not. */
export async function findQueueRow(db: Queryable, terms: QueueTerms, id: string): Promise<QueueRow | undefined> {
  const [row] = await db.execute<QueueRow>(sql`select ${columns(terms)} from ${joined} where d.id = ${id}::uuid`);
  return row;
}

export interface QueueCount extends Record<string, unknown> {
  category: DelegateCategory;
  waiting: number;
  asked: number;
  waitlisted: number;
  /** Of ids and revisions: another one where somebody came, left or was changed. */
  mark: string;
}

/** How many of each category are in the queue, and how. */
export async function countQueues(db: Queryable): Promise<QueueCount[]> {
  const rows = await db.execute<QueueCount>(sql`
    select category, count(*) filter (where is_asked)::integer as asked,
      count(*) filter (where not is_asked and waitlisted_at is not null)::integer as waitlisted,
      count(*) filter (where not is_asked and waitlisted_at is null)::integer as waiting,
      sum(hashtextextended(id::text, revision))::text as mark
    from (select d.*, ${asked} as is_asked from delegates d where d.status = 'submitted') d
    group by category order by category`);
  return [...rows];
}

export interface AlikeRow extends Record<string, unknown> {
  notice: 'same_email' | 'same_document' | 'same_person';
  id: string;
  name: string;
  reference: string;
  category: DelegateCategory;
  status: RegistrationStatus;
}

/** Whom the notices on a registration mean, ten at most for each. */
export async function listAlike(db: Queryable, id: string): Promise<AlikeRow[]> {
  const others = (notice: AlikeRow['notice'], condition: SQL) => sql`
    (select ${sql.raw(`'${notice}'`)} as notice, o.id, o.name, o.external_reference as reference, o.category, o.status
      from delegates o, me where ${condition} and o.id <> me.id and o.merged_into is null
      order by o.created_at, o.id limit 10)`;
  const rows = await db.execute<AlikeRow>(sql`
    with me as (select * from delegates where id = ${id}::uuid)
    ${others('same_document', sql`o.document_hash = me.document_hash`)} union all
    ${others('same_person', isSamePerson(sql`me`))} union all
    ${others('same_email', sql`lower(o.email) = lower(me.email)`)}`);
  return [...rows];
}

export interface AnswerRow extends Record<string, unknown> {
  question_id: string;
  value: string | number | boolean | string[];
  label: { en: string; [tag: string]: string };
  options: { value: string; label: { en: string; [tag: string]: string } }[];
}

/** What a delegate answered, in the order in which it was asked, also to questions retired since. */
export async function listAnswersWithQuestions(db: Queryable, delegateId: string): Promise<AnswerRow[]> {
  const rows = await db.execute<AnswerRow>(sql`
    select a.question_id, a.value, q.label, q.options from answers a join questions q on q.id = a.question_id
    where a.delegate_id = ${delegateId}::uuid order by q.retired_at is not null, q.position, q.id`);
  return [...rows];
}

/** Whether a delegate has a photograph. */
export async function hasPhotograph(db: Queryable, delegateId: string): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from photographs where delegate_id = ${delegateId}::uuid`);
  return rows.length > 0;
}
