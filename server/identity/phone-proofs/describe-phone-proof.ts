import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { identityFaults } from '../identity.errors.ts';
import { type PhoneProofState, phoneCodesAtMost } from './phone-proofs.contract.ts';
import { findPhoneState, type PhoneProofRow } from './phone-proofs.queries.ts';

/** How the code for one person stands now. Throws `identity.verification_unknown`. */
export async function describePhoneProof(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  verificationId: string,
): Promise<PhoneProofState> {
  const found = await findPhoneState(database.drizzle, verificationId, clock.now());
  if (!found) throw new DomainError(identityFaults.verification_unknown);
  const { stationId, station, owned, newest, shown } = found;
  return {
    ...{ stationId, station, passkey: bestOf(owned), codesLeft: Math.max(0, phoneCodesAtMost - shown) },
    ...(newest && { proof: describe(newest.proof, newest.boundAt !== null) }),
  };
}

function bestOf(owned: readonly { boundAt: Date | null }[]): PhoneProofState['passkey'] {
  if (owned.length === 0) return 'none';
  return owned.some(({ boundAt }) => boundAt !== null) ? 'bound' : 'unbound';
}

function describe(proof: PhoneProofRow, isBound: boolean): PhoneProofState['proof'] {
  const step = stepOf(proof);
  return {
    ...{ id: proof.id, expiresAt: proof.expiresAt.toISOString(), step },
    ...(proof.choices && { choices: proof.choices, isBound }),
  };
}

function stepOf({ openedAt, answeredAt, isMatch }: PhoneProofRow): NonNullable<PhoneProofState['proof']>['step'] {
  if (isMatch !== null) return isMatch ? 'matched' : 'failed';
  if (answeredAt) return 'answered';
  return openedAt ? 'opened' : 'shown';
}
