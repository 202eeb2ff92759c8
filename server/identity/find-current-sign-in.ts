import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { requestFaults } from '../kernel/problem.ts';
import type { CurrentSignIn } from './identity.contract.ts';
import { findSignInExpiry } from './sign-ins.queries.ts';
import { findStaff } from './staff.queries.ts';

/** Who the asker is, what they may do and until when. */
export async function findCurrentSignIn(
  { database }: Pick<Dependencies, 'database'>,
  actor: StaffActor,
): Promise<CurrentSignIn> {
  const [member, expiresAt] = await Promise.all([
    findStaff(database.drizzle, actor.id),
    findSignInExpiry(database.drizzle, actor.signInId),
  ]);
  if (!member || !expiresAt) throw new DomainError(requestFaults.sign_in_needed);
  return { staff: member, expiresAt: expiresAt.toISOString() };
}
