import type { Queryable } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { identityFaults } from '../identity.errors.ts';
import { userHandleOf } from './make-passkey.ts';
import type { ShownCredential } from './passkeys.contract.ts';
import { lockPasskeyByCredential, markPasskeyUsed } from './passkeys.queries.ts';
import { type Expected, verifyShown } from './relying-party.ts';

/**
 * Whose of the staff the passkey is that answered, within the caller's transaction. Throws `identity.passkey_unknown`,
 * `passkey_revoked`, `passkey_elsewhere`, `challenge_over`, `passkey_copied` or `passkey_refused`.
 */
export async function acceptPasskey(
  { clock, publicOrigin }: Pick<Dependencies, 'clock' | 'publicOrigin'>,
  tx: Queryable,
  { credential, useChallenge }: { credential: ShownCredential } & Pick<Expected, 'useChallenge'>,
): Promise<string> {
  // Locked, so that of two answers with one count the second is seen to be a copy.
  const known = await lockPasskeyByCredential(tx, Buffer.from(credential.id, 'base64url'));
  if (!known?.staffId) throw new DomainError(identityFaults.passkey_unknown);
  const { userHandle } = credential.response;
  const isOwner = !userHandle || userHandle === userHandleOf(known.staffId).toString('base64url');
  if (!isOwner) throw new DomainError(identityFaults.passkey_refused);
  const { counter, isSynced } = await verifyShown({ publicOrigin, useChallenge }, credential, known);
  // Told only to whoever holds it.
  if (known.revokedAt) throw new DomainError(identityFaults.passkey_revoked);
  await markPasskeyUsed(tx, known.id, { counter, backedUp: isSynced, usedAt: clock.now() });
  return known.staffId;
}
