import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { type MadeProposal, proposalsTopic } from '../../proposals/proposals.contract.ts';
import { propose } from '../../proposals/propose.ts';
import { registrationFaults } from '../registration.errors.ts';
import { vettingFaults } from './vetting.errors.ts';
import { lockVetting } from './vetting.queries.ts';

/**
 * Proposes to let a delegate in though their clearance was refused: another person confirms. Throws
 * `registration.delegate_unknown`, `not_rejected`, and `proposals.proposed_already`.
 */
export async function proposeLifting(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  delegateId: string,
  { because }: { because: string },
): Promise<MadeProposal> {
  const made = await inTransaction(database, async (tx) => {
    const delegate = await lockVetting(tx, delegateId);
    if (!delegate) throw new DomainError(registrationFaults.delegate_unknown);
    if (delegate.vetting !== 'rejected') throw new DomainError(vettingFaults.not_rejected);
    return propose({ clock, secrets }, actor, tx, { kind: 'lift_rejection', delegateId, because });
  });
  live.wake(proposalsTopic, {});
  return made;
}
