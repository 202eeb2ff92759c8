import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import type { ProposalAct } from '../proposals/proposal-act.ts';
import { identityFaults } from './identity.errors.ts';
import { leaseEnd } from './lease.ts';
import { closeVerification, leaseEndsAt, lockVerification } from './verifications.queries.ts';
import { wakeStations } from './wake-stations.ts';

/**
 * What comes of an officer's proposal to verify somebody who has neither document nor passkey. Confirmed, it closes the
 * verification; who confirms answers for it beside who proposed. Declined or taken back, the officer goes on with the
 * person. Throws `identity.verification_unknown` or `verification_decided`.
 */
export function verifyWithoutProof({
  clock,
  secrets,
  live,
}: Pick<Dependencies, 'clock' | 'secrets' | 'live'>): ProposalAct {
  return {
    confirm: async (tx, actor, { delegateId, verificationId, because: note, proposedBy }) => {
      const open = verificationId ? await lockVerification(tx, verificationId) : undefined;
      if (!open) throw new DomainError(identityFaults.verification_unknown);
      if (open.outcome !== null) throw new DomainError(identityFaults.verification_decided);
      const { id, stationId } = open;
      const method = 'supervisor';
      const decision = { method, proposedBy, decidedAt: clock.now(), decidedBy: actor.id, note } as const;
      await closeVerification(tx, id, { outcome: 'verified', ...decision });
      await appendLedger({ secrets, clock }, actor, tx, {
        action: 'identity_verified',
        delegateId,
        details: { verificationId: id, stationId, method, proposedBy, note },
      });
      return () => wakeStations(live, [stationId]);
    },
    drop: async (tx, { verificationId }) => {
      const open = verificationId ? await lockVerification(tx, verificationId) : undefined;
      if (!open || open.outcome !== null) return () => undefined;
      await leaseEndsAt(tx, open.id, leaseEnd(clock.now()));
      return () => wakeStations(live, [open.stationId]);
    },
  };
}
