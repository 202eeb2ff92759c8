import type { Role, VerificationOutcome } from '../../db/vocabulary.ts';
import type { Fault } from '../kernel/domain-error.ts';
import { leaseSeconds } from './identity.contract.ts';
import { identityFaults } from './identity.errors.ts';

/** As much of a verification as says who may do what with it now. */
export interface Leased {
  readonly outcome: VerificationOutcome | null;
  readonly takenSignIn: string | null;
  readonly takenUntil: Date | null;
  readonly passedOnAt: Date | null;
}

/** An officer as a lease sees them: the sign-in holds the lease, not the person. */
export interface LeaseHolder {
  readonly signInId: string;
  readonly roles: readonly Role[];
}

/** Until when a lease that is taken or renewed now lasts: a minute, or as long as a proposal keeps the person already. */
export const leaseEnd = (now: Date, keptUntil?: Date | null): Date =>
  new Date(Math.max(now.getTime() + leaseSeconds * 1000, keptUntil?.getTime() ?? 0));

/** Why this officer cannot take this person now, or nothing when they can. */
export function faultOfTaking(verification: Leased | undefined, officer: LeaseHolder, now: Date): Fault | undefined {
  const fault = faultOfOpen(verification, officer, now);
  if (fault) return fault;
  const isForSupervisors = verification?.passedOnAt && !officer.roles.includes('supervisor');
  return isForSupervisors ? identityFaults.for_supervisors : undefined;
}

/** Why this officer cannot decide about this person now, or nothing when they can: it needs a living lease of their own. */
export function faultOfDeciding(verification: Leased | undefined, officer: LeaseHolder, now: Date): Fault | undefined {
  const fault = faultOfOpen(verification, officer, now);
  if (fault) return fault;
  return verification && isLiving(verification, now) ? undefined : identityFaults.lease_over;
}

function faultOfOpen(verification: Leased | undefined, officer: LeaseHolder, now: Date): Fault | undefined {
  if (!verification) return identityFaults.verification_unknown;
  if (verification.outcome !== null) return identityFaults.verification_decided;
  const isAnothers = isLiving(verification, now) && verification.takenSignIn !== officer.signInId;
  return isAnothers ? identityFaults.taken_by_another : undefined;
}

const isLiving = ({ takenUntil }: Leased, now: Date): boolean => takenUntil !== null && takenUntil > now;
