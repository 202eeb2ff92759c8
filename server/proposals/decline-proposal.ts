import type { StaffActor } from '../kernel/actor.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import type { ConfirmDependencies } from './confirm-proposal.ts';
import { lockProposalOfAnother } from './lock-proposal.ts';
import { proposalsTopic } from './proposals.contract.ts';
import { closeProposal } from './proposals.queries.ts';

/** A second person says no, and why: nothing is done. Throws as `lockProposalOfAnother`. */
export async function declineProposal(
  { database, clock, secrets, live, acts }: ConfirmDependencies,
  actor: StaffActor,
  proposalId: string,
  { because }: { because: string },
): Promise<void> {
  const now = clock.now();
  const afterwards = await inTransaction(database, async (tx) => {
    const proposal = await lockProposalOfAnother(tx, actor, proposalId, now);
    const { kind, delegateId, proposedBy } = proposal;
    await closeProposal(tx, proposalId, { outcome: 'declined', decidedAt: now, decidedBy: actor.id });
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'proposal_declined',
      delegateId,
      details: { proposalId, kind, proposedBy, because },
    });
    return acts[kind]?.drop?.(tx, proposal, 'declined');
  });
  live.wake(proposalsTopic, {});
  afterwards?.();
}
