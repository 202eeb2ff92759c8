import type { Queryable } from '../../db/client.ts';
import { assertMayAt, type StaffActor } from '../kernel/actor.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { faultOfDeciding } from './lease.ts';
import { type LockedVerification, lockVerification } from './verifications.queries.ts';

/**
 * The person whom this officer has now, locked until the transaction ends. Throws `identity.verification_unknown`,
 * `verification_decided`, `taken_by_another` or `lease_over`, and `request.elsewhere` for an officer of other stations.
 */
export async function lockOwnPerson(
  tx: Queryable,
  actor: StaffActor,
  verificationId: string,
  now: Date,
): Promise<LockedVerification> {
  const own = await lockVerification(tx, verificationId);
  const fault = faultOfDeciding(own, actor, now);
  if (!own || fault) throw new DomainError(fault ?? identityFaults.verification_unknown);
  assertMayAt(permissions.verify, actor, own);
  return own;
}
