import { and, asc, count, eq, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Queryable } from '../../../db/client.ts';
import { delegates, groups } from '../../../db/schema/index.ts';
import type { DelegateCategory, RegistrationStatus } from '../../../db/vocabulary.ts';

export type GroupRow = typeof groups.$inferSelect;

/** A member with what other tables say of them. */
export interface MemberRow extends Record<string, unknown> {
  id: string;
  group_id: string;
  name: string;
  name_latin: string;
  reference: string;
  country: string;
  category: DelegateCategory;
  status: RegistrationStatus;
  revision: number;
  is_asked: boolean;
  is_waitlisted: boolean;
  is_verified: boolean;
  zone_id: string | null;
}

/** None where another group has the name. */
export async function insertGroup(tx: Queryable, group: GroupRow): Promise<GroupRow | undefined> {
  const [row] = await tx.insert(groups).values(group).onConflictDoNothing().returning();
  return row;
}

export async function countGroups(tx: Queryable): Promise<number> {
  const [row] = await tx.select({ count: count() }).from(groups);
  return row?.count ?? 0;
}

export async function listGroups(db: Queryable): Promise<GroupRow[]> {
  return db
    .select()
    .from(groups)
    .orderBy(asc(sql`lower(${groups.name})`), asc(groups.id));
}

export async function findGroup(db: Queryable, id: string): Promise<GroupRow | undefined> {
  const [row] = await db.select().from(groups).where(eq(groups.id, id));
  return row;
}

/** A group, kept from changing until the transaction ends. */
export async function lockGroup(tx: Queryable, id: string): Promise<GroupRow | undefined> {
  const [row] = await tx.select().from(groups).where(eq(groups.id, id)).for('update');
  return row;
}

export async function isNameTaken(db: Queryable, name: string, exceptId: string): Promise<boolean> {
  const rows = await db
    .select({ id: groups.id })
    .from(groups)
    .where(and(sql`lower(${groups.name}) = lower(${name})`, ne(groups.id, exceptId)));
  return rows.length > 0;
}

export async function updateGroup(
  tx: Queryable,
  id: string,
  changes: Partial<Pick<GroupRow, 'name' | 'headId' | 'changedAt'>>,
): Promise<void> {
  await tx.update(groups).set(changes).where(eq(groups.id, id));
}

export async function deleteGroup(tx: Queryable, id: string): Promise<void> {
  await tx.delete(groups).where(eq(groups.id, id));
}

/** Groups that are headed by one of these delegates lose their head, but for the group that they stay in. */
export async function clearHeads(tx: Queryable, delegateIds: readonly string[], exceptId?: string): Promise<void> {
  if (delegateIds.length === 0) return;
  await tx
    .update(groups)
    .set({ headId: null })
    .where(and(inArray(groups.headId, [...delegateIds]), exceptId ? ne(groups.id, exceptId) : undefined));
}

/** Locks these delegates in one order; tells which are there and not merged into another, with their groups. */
export async function lockPeople(tx: Queryable, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .select({ id: delegates.id, groupId: delegates.groupId })
    .from(delegates)
    .where(and(inArray(delegates.id, [...ids]), isNull(delegates.mergedInto)))
    .orderBy(asc(delegates.id))
    .for('update');
}

/** Puts delegates into a group, or out of any; each counts it as a change. */
export async function updateMembership(
  tx: Queryable,
  ids: readonly string[],
  groupId: string | null,
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(delegates)
    .set({ groupId, changedAt: at, revision: sql`${delegates.revision} + 1` })
    .where(inArray(delegates.id, [...ids]));
}

/** The group that a delegate is in. */
export async function findGroupOf(db: Queryable, delegateId: string): Promise<GroupRow | undefined> {
  const [row] = await db
    .select({ group: groups })
    .from(delegates)
    .innerJoin(groups, eq(groups.id, delegates.groupId))
    .where(eq(delegates.id, delegateId));
  return row?.group;
}

/** Members of one group, or of all, by Latin name. */
export async function listMembers(db: Queryable, groupId?: string): Promise<MemberRow[]> {
  const rows = await db.execute<MemberRow>(sql`
    select d.id, d.group_id, d.name, d.name_latin, d.external_reference as reference, d.country, d.category, d.status,
      d.revision, d.waitlisted_at is not null as is_waitlisted,
      coalesce((select r.decision = 'asked' and r.at >= d.submitted_at from reviews r where r.delegate_id = d.id
        order by r.revision desc limit 1), false) as is_asked,
      coalesce((select v.outcome = 'verified' from verifications v where v.delegate_id = d.id
        and v.outcome in ('verified', 'refused') order by v.decided_at desc limit 1), false) as is_verified,
      p.zone_id
    from delegates d left join presences p on p.delegate_id = d.id
    where d.group_id is not null ${groupId ? sql`and d.group_id = ${groupId}::uuid` : sql``}
    order by lower(d.name_latin) collate "C", d.id`);
  return [...rows];
}
