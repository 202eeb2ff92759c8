import { verifyWithoutProof } from './identity/verify-without-proof.ts';
import type { Dependencies } from './kernel/dependencies.ts';
import type { ProposalActs } from './proposals/proposal-act.ts';

/** What each decision that takes two comes to: proposals know no capability, so that none needs itself. */
export const proposalActs = (dependencies: Pick<Dependencies, 'clock' | 'secrets' | 'live'>): ProposalActs => ({
  verify_without_proof: verifyWithoutProof(dependencies),
});
