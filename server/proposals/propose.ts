import type { Transaction } from '../../db/client.ts';
import type { ProposalKind } from '../../db/vocabulary.ts';
import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { uuidv7 } from '../kernel/ids.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { type MadeProposal, proposalMinutes } from './proposals.contract.ts';
import { proposalsFaults } from './proposals.errors.ts';
import { expireProposals, insertProposal } from './proposals.queries.ts';

/** What takes a second person; a verification is named where the kind is `verify_without_proof`. */
export interface NewProposal {
  readonly kind: ProposalKind;
  readonly delegateId: string;
  readonly verificationId?: string;
  readonly because: string;
}

/**
 * Proposes what another person must confirm, in the transaction of the capability that it belongs to, which has looked
 * whether it makes sense and wakes `proposalsTopic` after the commit. Throws `proposals.proposed_already`.
 */
export async function propose(
  { clock, secrets }: Pick<Dependencies, 'clock' | 'secrets'>,
  actor: StaffActor,
  tx: Transaction,
  { kind, delegateId, verificationId, because }: NewProposal,
): Promise<MadeProposal> {
  const now = clock.now();
  const id = uuidv7(now);
  const expiresAt = new Date(now.getTime() + proposalMinutes * 60_000);
  await expireProposals(tx, { delegateId, kind, now });
  const isNew = await insertProposal(tx, {
    ...{ id, kind, delegateId, verificationId: verificationId ?? null, because },
    ...{ proposedAt: now, proposedBy: actor.id, expiresAt },
  });
  if (!isNew) throw new DomainError(proposalsFaults.proposed_already);
  await appendLedger({ secrets, clock }, actor, tx, {
    action: 'proposal_made',
    delegateId,
    details: { proposalId: id, kind, because, ...(verificationId && { verificationId }) },
  });
  return { id, expiresAt: expiresAt.toISOString() };
}
