import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { describeGroup } from './describe-groups.ts';
import type { GroupChange, GroupDetails } from './groups.contract.ts';
import { groupsFaults } from './groups.errors.ts';
import { isNameTaken, lockGroup, lockPeople, updateGroup } from './groups.queries.ts';

/** Renames a group, or says who speaks for it. Throws `group_unknown`, `group_exists`, `not_of_this_group`. */
export async function changeGroup(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  { groupId, name, headId }: GroupChange & { groupId: string },
): Promise<GroupDetails> {
  await inTransaction(deps.database, async (tx) => {
    if (!(await lockGroup(tx, groupId))) throw new DomainError(groupsFaults.group_unknown);
    if (name !== undefined && (await isNameTaken(tx, name, groupId))) throw new DomainError(groupsFaults.group_exists);
    if (headId) {
      const [head] = await lockPeople(tx, [headId]);
      if (head?.groupId !== groupId) throw new DomainError(groupsFaults.not_of_this_group);
    }
    const changes = { ...(name !== undefined && { name }), ...(headId !== undefined && { headId }) };
    await updateGroup(tx, groupId, { ...changes, changedAt: deps.clock.now() });
    await appendLedger(deps, actor, tx, {
      action: 'group_changed',
      ...(headId && { delegateId: headId }),
      details: { groupId, ...changes },
    });
  });
  return describeGroup(deps, groupId);
}
