import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import type { LocalizedText } from '../../kernel/values.contract.ts';

export interface ListedRow extends Record<string, unknown> {
  delegate_id: string;
  name: string;
  name_latin: string;
  category: DelegateCategory;
  /** Of the badge that is good now, printed before phone. */
  serial: number | null;
}

const goodBadge = (now: Date): SQL => sql`left join lateral (
  select b.serial::float8 as serial from badges b where b.delegate_id = d.id and b.revoked_at is null
    and b.valid_until > ${now.toISOString()}::timestamptz order by b.medium desc limit 1) b on true`;

const person = sql`d.id as delegate_id, d.name, d.name_latin, d.category, b.serial`;

export interface InsideRow extends ListedRow {
  zone_id: string;
  zone_name: LocalizedText;
  group_name: string | null;
}

/** Everybody inside, or in these zones: by zone as laid out, group (those in none last) and Latin name. */
export async function listInside(
  db: Queryable,
  now: Date,
  zoneIds: readonly string[] | undefined,
): Promise<InsideRow[]> {
  const within = zoneIds ? sql`p.zone_id in ${[...zoneIds]}` : sql`p.zone_id is not null`;
  const rows = await db.execute<InsideRow>(sql`
    select ${person}, z.id as zone_id, z.name as zone_name, g.name as group_name
    from presences p join delegates d on d.id = p.delegate_id join zones z on z.id = p.zone_id
    left join groups g on g.id = d.group_id ${goodBadge(now)}
    where ${within}
    order by z.position, z.id, lower(g.name) nulls last, g.id, lower(d.name_latin), d.id`);
  return [...rows];
}

export interface EntrantRow extends ListedRow {
  is_verified: boolean;
}

/** Approved delegates of these categories with a badge that is good, by Latin name; of those vetted, who is cleared. */
export async function listEntrants(
  db: Queryable,
  now: Date,
  categories: readonly DelegateCategory[],
  vetted: ReadonlySet<DelegateCategory>,
): Promise<EntrantRow[]> {
  if (categories.length === 0) return [];
  const rows = await db.execute<EntrantRow>(sql`
    select ${person}, coalesce(v.outcome = 'verified', false) as is_verified
    from delegates d ${goodBadge(now)}
    left join lateral (select outcome from verifications where delegate_id = d.id and outcome in ('verified', 'refused')
      order by decided_at desc limit 1) v on true
    where d.status = 'approved' and d.category in ${[...categories]} and b.serial is not null
      and d.vetting is distinct from 'rejected'
      and (d.vetting = 'cleared' or d.category <> all(${`{${[...vetted].join()}}`}::text[]))
    order by lower(d.name_latin), d.id`);
  return [...rows];
}

export interface MemberRow extends ListedRow {
  /** Where none is good: of the newest that there ever was. */
  last_serial: number | null;
}

const member = (now: Date, condition: SQL): SQL => sql`
  select ${person}, (select max(o.serial)::float8 from badges o where o.delegate_id = d.id) as last_serial
  from delegates d ${goodBadge(now)} where ${condition} order by lower(d.name_latin), d.id`;

/** Members of a group who come or were to come, by Latin name. */
export async function listMembers(db: Queryable, now: Date, groupId: string): Promise<MemberRow[]> {
  return [
    ...(await db.execute<MemberRow>(
      member(now, sql`d.group_id = ${groupId}::uuid and d.status in ('invited', 'submitted', 'approved')`),
    )),
  ];
}

/** Some delegates, by Latin name. */
export async function listThese(db: Queryable, now: Date, ids: readonly string[]): Promise<MemberRow[]> {
  return [...(await db.execute<MemberRow>(member(now, sql`d.id in ${[...ids]}`)))];
}

export async function findGroup(db: Queryable, id: string): Promise<{ id: string; name: string } | undefined> {
  const [row] = await db.execute<{ id: string; name: string }>(sql`
    select id, name from groups where id = ${id}::uuid`);
  return row;
}

/** The group whose head holds this badge, while the badge is good. */
export async function findGroupOfHead(
  db: Queryable,
  now: Date,
  serial: number,
): Promise<{ id: string; name: string } | undefined> {
  const [row] = await db.execute<{ id: string; name: string }>(sql`
    select g.id, g.name from badges b join groups g on g.head_id = b.delegate_id
    where b.serial = ${serial} and b.revoked_at is null and b.valid_until > ${now.toISOString()}::timestamptz
    order by g.name limit 1`);
  return row;
}
