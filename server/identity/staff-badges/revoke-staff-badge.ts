import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetAuthentications } from '../authenticate.ts';
import { endBadgeSignInRowsOf } from '../end-sign-in-rows.ts';
import { staffTopic } from '../identity.contract.ts';
import { identityFaults } from '../identity.errors.ts';
import { lockStaff } from '../staff.queries.ts';
import { wakeStations } from '../wake-stations.ts';
import { revokeStaffBadgeRow } from './staff-badges.queries.ts';

/**
 * Revokes the badge of a member of staff, and ends the sign-ins begun by it. Throws `identity.staff_unknown`, and
 * `staff_badge_unknown` where they have none.
 */
export async function revokeStaffBadge(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  staffId: string,
): Promise<void> {
  const stations = await inTransaction(database, async (tx) => {
    if (!(await lockStaff(tx, staffId))) throw new DomainError(identityFaults.staff_unknown);
    const now = clock.now();
    const badgeId = await revokeStaffBadgeRow(tx, staffId, now);
    if (!badgeId) throw new DomainError(identityFaults.staff_badge_unknown);
    const left = await endBadgeSignInRowsOf(tx, staffId, now);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'staff_badge_revoked',
      details: { staffId, badgeId },
    });
    return left;
  });
  forgetAuthentications(database);
  live.doubt(staffId);
  wakeStations(live, stations);
  live.wake(staffTopic, {});
}
