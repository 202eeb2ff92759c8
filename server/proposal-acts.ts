import { verifyWithoutProof } from './identity/verify-without-proof.ts';
import { type ErasingDependencies, eraseDelegateAct } from './privacy/erasure/erase-delegate-act.ts';
import type { ProposalActs } from './proposals/proposal-act.ts';
import { liftRejection } from './registration/vetting/lift-rejection.ts';

/** What each decision that takes two comes to: proposals know no capability, so that none needs itself. */
export const proposalActs = (dependencies: ErasingDependencies): ProposalActs => ({
  verify_without_proof: verifyWithoutProof(dependencies),
  lift_rejection: liftRejection(dependencies),
  erase_delegate: eraseDelegateAct(dependencies),
});
