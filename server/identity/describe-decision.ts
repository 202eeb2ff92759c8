import { assertMayAt, type StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import type { VerificationDecision } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';
import { findDecision } from './verifications.queries.ts';

/**
 * What was decided of somebody who waited, and by whom: the officer who had them in hand while a second person decided
 * reads it once they are off the queue. Throws `identity.verification_unknown`, and `request.elsewhere` for an officer of other
 * stations.
 */
export async function describeDecision(
  { database }: Pick<Dependencies, 'database'>,
  actor: StaffActor,
  verificationId: string,
): Promise<VerificationDecision> {
  const found = await findDecision(database.drizzle, verificationId);
  if (!found) throw new DomainError(identityFaults.verification_unknown);
  const { stationId, outcome, decidedBy } = found;
  assertMayAt(permissions.verify, actor, { stationId });
  return { ...(outcome && { outcome }), ...(decidedBy && { decidedBy }) };
}
