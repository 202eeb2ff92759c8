import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { Live } from '../../live/live.ts';
import { registrationFaults } from '../registration.errors.ts';
import { wakeReviewQueue } from '../review/wake-review-queue.ts';
import { describeGroup } from './describe-groups.ts';
import type { GroupDetails } from './groups.contract.ts';
import { groupsFaults } from './groups.errors.ts';
import { clearHeads, lockGroup, lockPeople, updateGroup, updateMembership } from './groups.queries.ts';

export interface MembersChange {
  groupId: string;
  add: readonly string[];
  remove: readonly string[];
}

/**
 * Puts delegates into a group, from wherever they were, and takes others out. Who was head of what they leave is so no
 * more. Who is in already, or out already, stays as they are. Throws `group_unknown`, `delegate_unknown`.
 */
export async function putMembers(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'> & { live: Pick<Live, 'wake'> },
  actor: Actor,
  { groupId, add, remove }: MembersChange,
): Promise<GroupDetails> {
  const added = new Set(add);
  const named = [...new Set([...add, ...remove])];
  await inTransaction(deps.database, async (tx) => {
    if (!(await lockGroup(tx, groupId))) throw new DomainError(groupsFaults.group_unknown);
    const people = await lockPeople(tx, named);
    if (people.length < named.length) throw new DomainError(registrationFaults.delegate_unknown);
    const coming = people.filter((person) => added.has(person.id) && person.groupId !== groupId).map(({ id }) => id);
    const leaving = people.filter((person) => !added.has(person.id) && person.groupId === groupId).map(({ id }) => id);
    const now = deps.clock.now();
    await updateMembership(tx, coming, groupId, now);
    await updateMembership(tx, leaving, null, now);
    await clearHeads(tx, coming, groupId);
    await clearHeads(tx, leaving);
    await updateGroup(tx, groupId, { changedAt: now });
    const details = { groupId, added: coming.length, removed: leaving.length, coming, leaving };
    await appendLedger(deps, actor, tx, { action: 'group_changed', details });
  });
  wakeReviewQueue(deps.live);
  return describeGroup(deps, groupId);
}
