import type { StaffActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { DecideDependencies } from '../review/decide-registration.ts';
import { decideRegistrations } from '../review/decide-registrations.ts';
import type { DecisionAnswers } from '../review/review.contract.ts';
import { groupsFaults } from './groups.errors.ts';
import { findGroup, listMembers } from './groups.queries.ts';

export interface GroupDecision {
  groupId: string;
  decision: 'approved' | 'declined';
  because?: string | undefined;
  /** With the revisions that were seen. */
  members: readonly { id: string; revision: number }[];
}

/**
 * Decides on members of a group together: each for itself, and each answered, as in the review queue. Throws
 * `group_unknown`, `not_of_this_group`, and then decides on nobody.
 */
export async function decideGroup(
  deps: DecideDependencies,
  actor: StaffActor,
  { groupId, decision, because, members }: GroupDecision,
): Promise<DecisionAnswers> {
  const db = deps.database.drizzle;
  if (!(await findGroup(db, groupId))) throw new DomainError(groupsFaults.group_unknown);
  const known = new Set((await listMembers(db, groupId)).map(({ id }) => id));
  if (members.some(({ id }) => !known.has(id))) throw new DomainError(groupsFaults.not_of_this_group);
  return decideRegistrations(deps, actor, { decision, because, registrations: members });
}
