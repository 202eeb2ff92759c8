import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { type StaffMember, staffTopic } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { updateStaff } from './staff.queries.ts';

/** Lets a member of staff who was disabled sign in again, by a new link. Throws `identity.staff_unknown`. */
export async function enableStaff(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor,
  staffId: string,
): Promise<StaffMember> {
  const member = await inTransaction(database, async (tx) => {
    const enabled = await updateStaff(tx, staffId, { disabledAt: null });
    if (!enabled) throw new DomainError(identityFaults.staff_unknown);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'staff_changed',
      details: { staffId, disabled: false },
    });
    return enabled;
  });
  live.wake(staffTopic, {});
  return member;
}
