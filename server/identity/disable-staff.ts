import type { Actor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { forgetAuthentications } from './authenticate.ts';
import { endAllSignInRowsOf } from './end-sign-in-rows.ts';
import { type StaffMember, staffTopic } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { voidLinksOf } from './sign-ins.queries.ts';
import { findStaff, lockAdministrators, updateStaff } from './staff.queries.ts';
import { wakeStations } from './wake-stations.ts';

/**
 * Shuts a member of staff out at once: their sign-ins end, whom they had in hand waits again, and their links are used up. Disabling again changes nothing.
 * Throws `identity.staff_unknown`, and `identity.last_administrator` when nobody would be left to administer.
 */
export async function disableStaff(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor,
  staffId: string,
): Promise<StaffMember> {
  const now = clock.now();
  const { member, stations } = await inTransaction(database, async (tx) => {
    const administrators = await lockAdministrators(tx);
    const known = await findStaff(tx, staffId);
    if (!known) throw new DomainError(identityFaults.staff_unknown);
    if (known.disabledAt) return { member: known, stations: [] };
    if (administrators.length === 1 && administrators[0] === staffId) {
      throw new DomainError(identityFaults.last_administrator);
    }
    const { stations } = await endAllSignInRowsOf(tx, staffId, now);
    await voidLinksOf(tx, staffId, now);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'staff_changed',
      details: { staffId, disabled: true },
    });
    return { member: await updateStaff(tx, staffId, { disabledAt: now }), stations };
  });
  forgetAuthentications(database);
  live.doubt(staffId);
  wakeStations(live, stations);
  live.wake(staffTopic, {});
  if (!member) throw new DomainError(identityFaults.staff_unknown);
  return member;
}
