import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { type MadeProposal, proposalsTopic } from '../../proposals/proposals.contract.ts';
import { propose } from '../../proposals/propose.ts';
import { isDelegateKnown } from '../own-data/own-data.queries.ts';
import { privacyFaults } from '../privacy.errors.ts';

/**
 * Proposes to erase a delegate; an administrator, another person, confirms. Throws `privacy.delegate_unknown`, and
 * `proposals.proposed_already`.
 */
export async function proposeErasure(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  { delegateId, because }: { delegateId: string; because: string },
): Promise<MadeProposal> {
  const made = await inTransaction(database, async (tx) => {
    if (!(await isDelegateKnown(tx, delegateId))) throw new DomainError(privacyFaults.delegate_unknown);
    return propose({ clock, secrets }, actor, tx, { kind: 'erase_delegate', delegateId, because });
  });
  live.wake(proposalsTopic, {});
  return made;
}
