import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import type { ProposalAct } from '../../proposals/proposal-act.ts';
import { vettingFaults } from './vetting.errors.ts';
import { lockVetting, updateVetting } from './vetting.queries.ts';

/**
 * What comes of a proposal to lift a rejection: the delegate counts as cleared, which two persons answer for. A station
 * looks again who they are. Throws `registration.not_rejected`.
 */
export function liftRejection({ clock, secrets }: Pick<Dependencies, 'clock' | 'secrets'>): ProposalAct {
  return {
    confirm: async (tx, actor, { delegateId, proposedBy, because }) => {
      const delegate = await lockVetting(tx, delegateId);
      if (delegate?.vetting !== 'rejected') throw new DomainError(vettingFaults.not_rejected);
      await updateVetting(tx, new Map([[delegateId, 'cleared']]), clock.now());
      await appendLedger({ secrets, clock }, actor, tx, {
        action: 'rejection_lifted',
        delegateId,
        details: { proposedBy, because },
      });
      return () => undefined;
    },
  };
}
