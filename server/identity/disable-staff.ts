import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { forgetAuthentications } from './authenticate.ts';
import { type StaffMember, staffTopic } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { endSignInRowsOf, voidLinksOf } from './sign-ins.queries.ts';
import { findStaff, lockAdministrators, updateStaff } from './staff.queries.ts';

/**
 * Shuts a member of staff out at once: their sign-ins end and their links are used up. Disabling again changes nothing.
 * Throws `identity.staff_unknown`, and `identity.last_administrator` when nobody would be left to administer.
 */
export async function disableStaff(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor,
  staffId: string,
): Promise<StaffMember> {
  const now = clock.now();
  const disabled = await inTransaction(database, async (tx) => {
    const administrators = await lockAdministrators(tx);
    const known = await findStaff(tx, staffId);
    if (!known) throw new DomainError(identityFaults.staff_unknown);
    if (known.disabledAt) return known;
    if (administrators.length === 1 && administrators[0] === staffId) {
      throw new DomainError(identityFaults.last_administrator);
    }
    await endSignInRowsOf(tx, staffId, now);
    await voidLinksOf(tx, staffId, now);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'staff_changed',
      details: { staffId, disabled: true },
    });
    return updateStaff(tx, staffId, { disabledAt: now });
  });
  forgetAuthentications(database);
  live.wake(staffTopic, {});
  if (!disabled) throw new DomainError(identityFaults.staff_unknown);
  return disabled;
}
