import type { Transaction } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { identityFaults } from '../identity.errors.ts';
import { userHandleOf } from './make-passkey.ts';
import type { ShownCredential } from './passkeys.contract.ts';
import { countPasskeyUse, findStaffPasskey } from './passkeys.queries.ts';
import { type Expected, verifyShown } from './relying-party.ts';

/** A passkey of the staff that has answered; it counts once `usePasskey` has said so. */
export interface AnsweredPasskey {
  readonly id: string;
  readonly staffId: string;
  readonly counter: number;
  readonly isSynced: boolean;
}

/**
 * Whose of the staff the passkey is that answered: all that can be said before a transaction, so that none waits for
 * cryptography. Throws `identity.passkey_unknown`, `passkey_elsewhere`, `challenge_over`, `passkey_copied`,
 * `passkey_revoked` or `passkey_refused`.
 */
export async function examinePasskey(
  { database, publicOrigin }: Pick<Dependencies, 'database' | 'publicOrigin'>,
  { credential, useChallenge }: { credential: ShownCredential } & Pick<Expected, 'useChallenge'>,
): Promise<AnsweredPasskey> {
  const known = await findStaffPasskey(database, Buffer.from(credential.id, 'base64url'));
  if (!known) throw new DomainError(identityFaults.passkey_unknown);
  const { userHandle } = credential.response;
  const isOwner = !userHandle || userHandle === userHandleOf(known.staffId).toString('base64url');
  if (!isOwner) throw new DomainError(identityFaults.passkey_refused);
  const { counter, isSynced } = await verifyShown({ publicOrigin, useChallenge }, credential, known);
  // Told only to whoever holds it.
  if (known.revokedAt) throw new DomainError(identityFaults.passkey_revoked);
  return { id: known.id, staffId: known.staffId, counter, isSynced };
}

/**
 * Counts the answer, in the transaction that it is for. Throws `identity.passkey_revoked` where it was revoked since, and
 * `passkey_copied` where another answer has counted as far: of two answers with one count the second is a copy.
 */
export async function usePasskey(tx: Transaction, { id, ...used }: AnsweredPasskey, usedAt: Date): Promise<void> {
  const counted = await countPasskeyUse(tx, id, { ...used, usedAt });
  if (counted === 'revoked') throw new DomainError(identityFaults.passkey_revoked);
  if (counted === 'copied') throw new DomainError(identityFaults.passkey_copied);
}
