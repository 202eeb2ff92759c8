import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { requestFaults } from '../kernel/problem.ts';
import { isProven } from './begin-sign-in.ts';
import type { CurrentSignIn } from './identity.contract.ts';
import { findSignIn } from './sign-ins.queries.ts';
import { findStaff } from './staff.queries.ts';

/** Who the asker is, what they may do and until when. */
export async function findCurrentSignIn(
  { database, linksSuffice }: Pick<Dependencies, 'database' | 'linksSuffice'>,
  actor: StaffActor,
): Promise<CurrentSignIn> {
  const [member, signIn] = await Promise.all([
    findStaff(database.drizzle, actor.id),
    findSignIn(database.drizzle, actor.signInId),
  ]);
  if (!member || !signIn) throw new DomainError(requestFaults.sign_in_needed);
  const { proof, expiresAt } = signIn;
  const needsPasskey = !isProven(proof, linksSuffice);
  // Who came by their badge holds only what serves at this device.
  const staff = proof === 'badge' ? { ...member, roles: [...actor.roles] } : member;
  return { id: actor.signInId, staff, expiresAt: expiresAt.toISOString(), proof, needsPasskey };
}
