import { randomBytes } from 'node:crypto';
import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { hashOf } from '../../kernel/secrets.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetAuthentications } from '../authenticate.ts';
import { endBadgeSignInRowsOf } from '../end-sign-in-rows.ts';
import { staffTopic } from '../identity.contract.ts';
import { identityFaults } from '../identity.errors.ts';
import { findStaff, lockStaff } from '../staff.queries.ts';
import { wakeStations } from '../wake-stations.ts';
import { staffBadgeBytes, textOfStaffBadge } from './staff-badge-text.ts';
import type { MadeStaffBadge } from './staff-badges.contract.ts';
import { insertStaffBadge, revokeStaffBadgeRow } from './staff-badges.queries.ts';

/**
 * Makes a badge for a member of staff, told this once; the one that they had is revoked, with the sign-ins begun by it.
 * Its owner gives it a PIN, so that whoever makes it cannot use it. Throws `identity.staff_unknown` or `staff_disabled`.
 */
export async function makeStaffBadge(
  { database, clock, secrets, live }: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: StaffActor,
  staffId: string,
): Promise<MadeStaffBadge> {
  const text = textOfStaffBadge(randomBytes(staffBadgeBytes));
  const now = clock.now();
  const { name, stations } = await inTransaction(database, async (tx) => {
    await lockStaff(tx, staffId);
    const member = await findStaff(tx, staffId);
    if (!member) throw new DomainError(identityFaults.staff_unknown);
    if (member.disabledAt) throw new DomainError(identityFaults.staff_disabled);
    const formerId = await revokeStaffBadgeRow(tx, staffId, now);
    const left = formerId ? await endBadgeSignInRowsOf(tx, staffId, now) : [];
    const id = uuidv7(now);
    await insertStaffBadge(tx, { id, staffId, tokenHash: hashOf(text), issuedAt: now, issuedBy: actor.id });
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'staff_badge_made',
      details: { staffId, badgeId: id, ...(formerId && { revokedId: formerId }) },
    });
    return { name: member.name, stations: left };
  });
  forgetAuthentications(database);
  live.doubt(staffId);
  wakeStations(live, stations);
  live.wake(staffTopic, {});
  return { text, name, issuedAt: now.toISOString() };
}
