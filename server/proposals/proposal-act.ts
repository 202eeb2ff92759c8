import type { Transaction } from '../../db/client.ts';
import type { ProposalKind } from '../../db/vocabulary.ts';
import type { StaffActor } from '../kernel/actor.ts';

/** A proposal that waits, as those see it who carry it out. */
export interface WaitingProposal {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly delegateId: string;
  /** Of the kind `verify_without_proof`. */
  readonly verificationId: string | null;
  readonly because: string;
  readonly proposedBy: string;
}

/** What is done after the commit: mostly, waking topics. */
export type Afterwards = () => void;

/** What comes of a proposal, by the capability that it belongs to. */
export interface ProposalAct {
  /**
   * Does what was proposed, in the transaction of the confirmation, whose ledger entry is written already; writes its own
   * entry beside it. What it throws undoes the confirmation, and is answered to who confirmed.
   */
  confirm(tx: Transaction, confirmedBy: StaffActor, proposal: WaitingProposal): Promise<Afterwards>;
  /** It was declined or taken back, in the transaction of that. */
  drop?(tx: Transaction, proposal: WaitingProposal, outcome: 'declined' | 'withdrawn'): Promise<Afterwards>;
}

/** One for each kind that this server carries out. */
export type ProposalActs = Partial<Record<ProposalKind, ProposalAct>>;
