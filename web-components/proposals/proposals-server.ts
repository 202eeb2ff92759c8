import type { Role } from '../../db/vocabulary.ts';
import { answer, client } from '../api/client.ts';
import { requireSignIn } from '../api/sign-in.ts';

/** What this page asks of the server beside what it follows. Each call rejects with an ApiProblem. */
export interface ProposalsServer {
  confirm(proposalId: string): Promise<unknown>;
  decline(proposalId: string, because: string): Promise<unknown>;
  withdraw(proposalId: string): Promise<unknown>;
  /** Who is signed in. */
  self(): Promise<Self>;
}

export interface Self {
  readonly id: string;
  readonly roles: readonly Role[];
}

const proposal = client.api.proposals[':proposalId'];

export const httpProposalsServer: ProposalsServer = {
  confirm: (proposalId) => answer(proposal.confirm.$post({ param: { proposalId } })),
  decline: (proposalId, because) => answer(proposal.decline.$post({ param: { proposalId }, json: { because } })),
  withdraw: (proposalId) => answer(proposal.withdraw.$post({ param: { proposalId } })),
  self: async () => (await requireSignIn()).staff,
};
