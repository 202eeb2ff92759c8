import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import type { StaffMember } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { updateStaff } from './staff.queries.ts';

/** Lets a member of staff who was disabled sign in again, by a new link. Throws `identity.staff_unknown`. */
export async function enableStaff(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  staffId: string,
): Promise<StaffMember> {
  return inTransaction(database, async (tx) => {
    const enabled = await updateStaff(tx, staffId, { disabledAt: null });
    if (!enabled) throw new DomainError(identityFaults.staff_unknown);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'staff_changed',
      details: { staffId, disabled: false },
    });
    return enabled;
  });
}
