import type { Queryable } from '../../../db/client.ts';
import type { Fault } from '../../kernel/domain-error.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { Secrets } from '../../kernel/secrets.ts';
import { identityFaults } from '../identity.errors.ts';
import { hashOfPhoneCode } from './phone-codes.ts';
import { lockProofByCode, type ProofAsked } from './phone-proofs.queries.ts';

/**
 * What a code is asked for, locked until the transaction ends, while it is. Throws `identity.phone_code_unknown`,
 * `phone_code_used`, `phone_code_over`, or `phone_not_asked` where the officer has the person no more.
 */
export async function lockQuestion(tx: Queryable, secrets: Secrets, code: string, now: Date): Promise<ProofAsked> {
  const codeHash = hashOfPhoneCode(secrets, code);
  const asked = codeHash && (await lockProofByCode(tx, codeHash));
  const fault = asked ? faultOf(asked, now) : identityFaults.phone_code_unknown;
  if (!asked || fault) throw new DomainError(fault ?? identityFaults.phone_code_unknown);
  return asked;
}

function faultOf({ proof, hasLater, lease, signIn, officer }: ProofAsked, now: Date): Fault | undefined {
  if (proof.answeredAt) return identityFaults.phone_code_used;
  if (hasLater || proof.expiresAt <= now) return identityFaults.phone_code_over;
  const isTheirs = lease.outcome === null && lease.takenSignIn === proof.signInId && isAfter(lease.takenUntil, now);
  const isSignedIn = signIn.endedAt === null && isAfter(signIn.expiresAt, now) && officer.disabledAt === null;
  return isTheirs && isSignedIn ? undefined : identityFaults.phone_not_asked;
}

const isAfter = (instant: Date | null, now: Date): boolean => instant !== null && instant > now;

/** All that an answer is bound to: the showing of the code with its minute, the station, the officer's sign-in, whom it asks. */
export const purposeOfQuestion = ({ proof, station }: ProofAsked): string =>
  `phone proof ${proof.id} at ${station.id} in ${proof.signInId} of ${proof.delegateId} until ${proof.expiresAt.toISOString()}`;
