import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { RegistrationStanding } from '../forms/forms.contract.ts';
import type { GroupDetails, GroupMember, GroupSummary, OwnGroup } from './groups.contract.ts';
import { groupsFaults } from './groups.errors.ts';
import { findGroup, findGroupOf, type GroupRow, listGroups, listMembers, type MemberRow } from './groups.queries.ts';

type ReadDependencies = Pick<Dependencies, 'database'>;

/** All groups by name, each with how its members stand. */
export async function describeGroups({ database }: ReadDependencies): Promise<{ groups: GroupSummary[] }> {
  const [rows, members] = await Promise.all([listGroups(database.drizzle), listMembers(database.drizzle)]);
  const byGroup = new Map(rows.map(({ id }) => [id, [] as MemberRow[]]));
  for (const member of members) byGroup.get(member.group_id)?.push(member);
  return { groups: rows.map((row) => summaryOf(row, byGroup.get(row.id) ?? [])) };
}

/** One group with its members. Throws `group_unknown`. */
export async function describeGroup({ database }: ReadDependencies, id: string): Promise<GroupDetails> {
  const row = await findGroup(database.drizzle, id);
  if (!row) throw new DomainError(groupsFaults.group_unknown);
  const members = await listMembers(database.drizzle, id);
  const memberList = members.map(memberOf);
  return { ...summaryOf(row, members), changedAt: row.changedAt.toISOString(), memberList };
}

/** The group of the delegate whose page it is; its head sees how each member stands. Throws `no_group`. */
export async function describeOwnGroup({ database }: ReadDependencies, actor: DelegateActor): Promise<OwnGroup> {
  const row = await findGroupOf(database.drizzle, actor.id);
  if (!row) throw new DomainError(groupsFaults.no_group);
  const members = await listMembers(database.drizzle, row.id);
  const head = members.find(({ id }) => id === row.headId);
  const isHead = head?.id === actor.id;
  const told = members.map((member) => {
    const { name, nameLatin, standing, isVerified, zoneId } = memberOf(member);
    return { name, nameLatin, standing, isVerified, isInside: zoneId !== undefined };
  });
  return { name: row.name, isHead, ...(head && { headName: head.name }), ...(isHead && { members: told }) };
}

function summaryOf({ id, name, headId }: GroupRow, members: readonly MemberRow[]): GroupSummary {
  const head = members.find((member) => member.id === headId);
  const number = (holds: (member: MemberRow) => boolean) => members.filter(holds).length;
  return {
    ...{ id, name },
    ...(head && { head: { id: head.id, name: head.name, nameLatin: head.name_latin } }),
    members: members.length,
    waiting: number((member) => standingOfMember(member) === 'waiting'),
    approved: number(({ status }) => status === 'approved'),
    verified: number(({ is_verified }) => is_verified),
    inside: number(({ zone_id }) => zone_id !== null),
  };
}

function memberOf(row: MemberRow): GroupMember {
  const { id, name, revision, reference, country, category } = row;
  return {
    ...{ id, name, nameLatin: row.name_latin, revision, reference, country, category },
    standing: standingOfMember(row),
    isVerified: row.is_verified,
    ...(row.zone_id !== null && { zoneId: row.zone_id }),
  };
}

function standingOfMember({ status, is_asked, is_waitlisted }: MemberRow): RegistrationStanding {
  if (status !== 'submitted') return status;
  return is_asked ? 'asked' : is_waitlisted ? 'waitlisted' : 'waiting';
}
