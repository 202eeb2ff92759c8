import type { StaffActor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { inTransaction } from '../kernel/transaction.ts';
import type { ConfirmDependencies } from './confirm-proposal.ts';
import { lockProposal } from './lock-proposal.ts';
import { proposalsTopic } from './proposals.contract.ts';
import { proposalsFaults } from './proposals.errors.ts';
import { closeProposal } from './proposals.queries.ts';

/**
 * Who proposed takes it back, before a second person has decided; nobody's decision, so the ledger has only that it was
 * proposed. Throws as `lockProposal`, and `proposals.not_own_proposal`.
 */
export async function withdrawProposal(
  { database, clock, live, acts }: Omit<ConfirmDependencies, 'secrets'>,
  actor: StaffActor,
  proposalId: string,
): Promise<void> {
  const now = clock.now();
  const afterwards = await inTransaction(database, async (tx) => {
    const proposal = await lockProposal(tx, proposalId, now);
    if (proposal.proposedBy !== actor.id) throw new DomainError(proposalsFaults.not_own_proposal);
    await closeProposal(tx, proposalId, { outcome: 'withdrawn', decidedAt: now, decidedBy: actor.id });
    return acts[proposal.kind]?.drop?.(tx, proposal, 'withdrawn');
  });
  live.wake(proposalsTopic, {});
  afterwards?.();
}
