import type { Transaction } from '../../../db/client.ts';
import type { DeviceActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError, type Fault } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { hashOf } from '../../kernel/secrets.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { type StaffMember, staffTopic } from '../identity.contract.ts';
import { identityFaults } from '../identity.errors.ts';
import { findStaff } from '../staff.queries.ts';
import { isPin } from './pin-hash.ts';
import { rolesByBadge } from './roles-by-badge.ts';
import { staffBadgeIn } from './staff-badge-text.ts';
import { wrongPinsAtMost } from './staff-badges.contract.ts';
import { countWrongPin, lockLivingBadge, type StaffBadgeRow } from './staff-badges.queries.ts';

type Needed = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

/** What somebody shows at a device: their badge as it was read, and the PIN. */
export interface ShownBadge {
  readonly badge: string;
  readonly pin: string;
}

/** What is thrown after the commit, for what was counted must stay counted. */
interface Refused {
  readonly fault: Fault;
  readonly isNewlyLocked?: boolean;
}

/**
 * Does `work` for whoever shows their badge and PIN at an enrolled device where they have work, in the transaction in which
 * both are tried. A badge that is not known and a wrong PIN take as long as each other, and are answered alike. Throws
 * `identity.badge_refused`, `badge_locked`, `pin_missing`, `staff_disabled` or `badge_elsewhere`.
 */
export async function byBadge<T>(
  deps: Needed,
  device: DeviceActor,
  { badge: read, pin }: ShownBadge,
  work: (tx: Transaction, member: StaffMember) => Promise<T>,
): Promise<T> {
  const { database, secrets, live } = deps;
  const text = staffBadgeIn(read) ?? '';
  const tried = await inTransaction(database, async (tx): Promise<Refused | { done: T }> => {
    const badge = await lockLivingBadge(tx, hashOf(text));
    const isRight = await isPin(secrets, pin, pinOf(badge));
    if (!badge) return { fault: identityFaults.badge_refused };
    const fault = await faultOf(deps, tx, device, badge, isRight);
    if (fault) return fault;
    return { done: await work(tx, servingAt(await findStaff(tx, badge.staffId), device)) };
  });
  if ('done' in tried) return tried.done;
  if (tried.isNewlyLocked) live.wake(staffTopic, {});
  throw new DomainError(tried.fault);
}

const pinOf = (badge: StaffBadgeRow | undefined) =>
  badge?.pinSalt && badge.pinHash ? { salt: badge.pinSalt, hash: badge.pinHash } : undefined;

/** Counts what was wrong, and locks the badge with the last that may be; a right PIN begins anew. */
async function faultOf(
  { clock, secrets }: Needed,
  tx: Transaction,
  device: DeviceActor,
  { id, staffId, pinHash, wrongPins, lockedAt }: StaffBadgeRow,
  isRight: boolean,
): Promise<Refused | undefined> {
  if (!pinHash) return { fault: identityFaults.pin_missing };
  if (lockedAt) return { fault: identityFaults.badge_locked };
  if (isRight) {
    await countWrongPin(tx, id, { wrongPins: 0, lockedAt: null });
    return undefined;
  }
  const isNewlyLocked = wrongPins + 1 >= wrongPinsAtMost;
  await countWrongPin(tx, id, { wrongPins: wrongPins + 1, lockedAt: isNewlyLocked ? clock.now() : null });
  if (!isNewlyLocked) return { fault: identityFaults.badge_refused };
  const details = { staffId, badgeId: id, deviceId: device.id };
  await appendLedger({ secrets, clock }, device, tx, { action: 'pin_locked', details });
  return { fault: identityFaults.badge_locked, isNewlyLocked };
}

/** Told only to whoever has shown both. */
function servingAt(member: StaffMember | undefined, { deviceKind }: DeviceActor): StaffMember {
  if (!member || member.disabledAt) throw new DomainError(identityFaults.staff_disabled);
  const roles = rolesByBadge(member.roles, deviceKind);
  if (roles.length === 0) throw new DomainError(identityFaults.badge_elsewhere);
  return { ...member, roles };
}
