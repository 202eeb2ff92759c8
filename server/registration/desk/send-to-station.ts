import { referDelegates } from '../../identity/refer-delegates.ts';
import { wakeStations } from '../../identity/wake-stations.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { findDelegate } from '../delegates/delegates.queries.ts';
import { registrationFaults } from '../registration.errors.ts';
import type { SentToStation } from './desk.contract.ts';
import { deskFaults } from './desk.errors.ts';

/**
 * Sends somebody who stands at the desk to the station that is least busy, where they are expected from then on; who is
 * expected somewhere already stays so. Throws `delegate_unknown`, `delegate_not_approved`, `verified_already`, `no_station`.
 */
export async function sendToStation(
  deps: Pick<Dependencies, 'database' | 'clock' | 'live'>,
  _actor: StaffActor,
  delegateId: string,
): Promise<SentToStation> {
  const at = deps.clock.now();
  const sent = await inTransaction(deps.database, async (tx) => {
    const standing = await findDelegate(tx, delegateId, at);
    if (!standing) throw new DomainError(registrationFaults.delegate_unknown);
    if (standing.delegate.status !== 'approved') throw new DomainError(registrationFaults.delegate_not_approved);
    if (standing.verifiedAt) throw new DomainError(deskFaults.verified_already);
    const referral = { delegateId, reason: 'identity_not_verified', at } as const;
    return (await referDelegates(tx, [referral])).get(delegateId);
  });
  if (!sent) throw new DomainError(deskFaults.no_station);
  wakeStations(deps.live, [sent.stationId]);
  const { stationId, number, place, waiting } = sent;
  return { station: { id: stationId, number, place, waiting } };
}
