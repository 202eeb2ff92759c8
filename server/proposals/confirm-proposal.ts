import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { lockProposalOfAnother } from './lock-proposal.ts';
import type { ProposalActs } from './proposal-act.ts';
import { proposalsTopic } from './proposals.contract.ts';
import { proposalsFaults } from './proposals.errors.ts';
import { closeProposal } from './proposals.queries.ts';

export type ConfirmDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'> & {
  readonly acts: ProposalActs;
};

/**
 * A second person confirms: what was proposed is done, by the same transaction. Throws as `lockProposalOfAnother`,
 * `proposals.not_done_here`, and what the act itself finds wrong.
 */
export async function confirmProposal(
  { database, clock, secrets, live, acts }: ConfirmDependencies,
  actor: StaffActor,
  proposalId: string,
): Promise<void> {
  const now = clock.now();
  const afterwards = await inTransaction(database, async (tx) => {
    const proposal = await lockProposalOfAnother(tx, actor, proposalId, now);
    const { kind, delegateId, proposedBy, because } = proposal;
    const act = acts[kind];
    if (!act) throw new DomainError(proposalsFaults.not_done_here);
    await closeProposal(tx, proposalId, { outcome: 'confirmed', decidedAt: now, decidedBy: actor.id });
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'proposal_confirmed',
      delegateId,
      details: { proposalId, kind, proposedBy, because },
    });
    return act.confirm(tx, actor, proposal);
  });
  live.wake(proposalsTopic, {});
  afterwards();
}
