import type { Queryable } from '../../../db/client.ts';
import type { StaffActor } from '../../kernel/actor.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { identityFaults } from '../identity.errors.ts';
import type { LockedVerification } from '../verifications.queries.ts';
import { isRecent } from './is-recent.ts';
import { lockProof } from './phone-proofs.queries.ts';

/** A decision on a person whom the officer has, within its transaction, that a phone speaks for. */
export interface WithPhone {
  /** As `lockOwnPerson` gave them. */
  readonly own: Pick<LockedVerification, 'id' | 'delegateId' | 'stationId'>;
  readonly phoneProofId: string;
  readonly now: Date;
}

export interface UsedPasskey {
  readonly passkeyId: string;
  /** It was shown together with a document before. */
  readonly isBound: boolean;
}

/**
 * The passkey of a phone that this officer has recognised for this person, less than five minutes ago. Throws
 * `identity.phone_proof_unusable` for any other.
 */
export async function usePhoneProof(
  tx: Queryable,
  { signInId }: Pick<StaffActor, 'signInId'>,
  { own, phoneProofId, now }: WithPhone,
): Promise<UsedPasskey> {
  const found = await lockProof(tx, phoneProofId);
  const { proof, passkey, hasLater } = found ?? {};
  const isTheirs = proof?.verificationId === own.id && proof.signInId === signInId && !hasLater;
  const isLiving = passkey?.delegateId === own.delegateId && passkey.revokedAt === null;
  const isMatch = proof?.isMatch === true && isRecent(proof.answeredAt, now);
  if (!isTheirs || !isLiving || !isMatch || !proof.passkeyId)
    throw new DomainError(identityFaults.phone_proof_unusable);
  return { passkeyId: proof.passkeyId, isBound: passkey.boundAt !== null };
}
