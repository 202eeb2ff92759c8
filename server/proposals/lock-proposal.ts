import type { Queryable } from '../../db/client.ts';
import type { StaffActor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { WaitingProposal } from './proposal-act.ts';
import { mayConfirm } from './proposals.contract.ts';
import { proposalsFaults } from './proposals.errors.ts';
import { isProposalKnown, lockWaitingProposal } from './proposals.queries.ts';

/** A proposal that waits, locked until the transaction ends. Throws `proposals.proposal_unknown` or `proposal_over`. */
export async function lockProposal(tx: Queryable, proposalId: string, now: Date): Promise<WaitingProposal> {
  const waiting = await lockWaitingProposal(tx, proposalId, now);
  if (waiting) return waiting;
  const isKnown = await isProposalKnown(tx, proposalId);
  throw new DomainError(isKnown ? proposalsFaults.proposal_over : proposalsFaults.proposal_unknown);
}

/**
 * As `lockProposal`, for a second person to decide. People are told apart as members of staff: another sign-in makes
 * nobody a second one. Throws also `proposals.own_proposal` and `other_role_needed`.
 */
export async function lockProposalOfAnother(
  tx: Queryable,
  actor: StaffActor,
  proposalId: string,
  now: Date,
): Promise<WaitingProposal> {
  const waiting = await lockProposal(tx, proposalId, now);
  if (waiting.proposedBy === actor.id) throw new DomainError(proposalsFaults.own_proposal);
  if (!mayConfirm(waiting.kind, actor.roles)) throw new DomainError(proposalsFaults.other_role_needed);
  return waiting;
}
