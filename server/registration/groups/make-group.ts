import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { describeGroup } from './describe-groups.ts';
import type { GroupDetails } from './groups.contract.ts';
import { groupsFaults } from './groups.errors.ts';
import { countGroups, deleteGroup, insertGroup, listMembers, lockGroup } from './groups.queries.ts';

const groupsAtMost = 1_000;

type GroupDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'>;

/** Makes a group with nobody in it. Throws `group_exists`, `groups_too_many`. */
export async function makeGroup(
  deps: GroupDependencies,
  actor: Actor,
  { name }: { name: string },
): Promise<GroupDetails> {
  const now = deps.clock.now();
  const id = uuidv7(now);
  await inTransaction(deps.database, async (tx) => {
    if ((await countGroups(tx)) >= groupsAtMost) throw new DomainError(groupsFaults.groups_too_many);
    const row = await insertGroup(tx, { id, name, headId: null, createdAt: now, changedAt: now });
    if (!row) throw new DomainError(groupsFaults.group_exists);
    await appendLedger(deps, actor, tx, { action: 'group_changed', details: { groupId: id, name } });
  });
  return describeGroup(deps, id);
}

/** Removes a group that nobody is in. Throws `group_unknown`, `group_not_empty`. */
export async function removeGroup(deps: GroupDependencies, actor: Actor, groupId: string): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    if (!(await lockGroup(tx, groupId))) throw new DomainError(groupsFaults.group_unknown);
    if ((await listMembers(tx, groupId)).length > 0) throw new DomainError(groupsFaults.group_not_empty);
    await deleteGroup(tx, groupId);
    await appendLedger(deps, actor, tx, { action: 'group_changed', details: { groupId, isRemoved: true } });
  });
}
