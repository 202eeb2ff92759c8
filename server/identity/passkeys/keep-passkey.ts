import type { Queryable } from '../../../db/client.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { identityFaults } from '../identity.errors.ts';
import type { MadeCredential } from './passkeys.contract.ts';
import { countPasskeysOf, insertPasskey, type PasskeyOwner, type PasskeyRow } from './passkeys.queries.ts';
import { transportsOf, type VerifiedNewPasskey } from './relying-party.ts';

/**
 * Keeps a passkey that was verified, within the caller's transaction, which has locked its owner and writes the ledger.
 * Throws `identity.passkeys_full` where the owner has `atMost` of them, or `passkey_known`.
 */
export async function keepPasskey(
  tx: Queryable,
  owner: PasskeyOwner,
  {
    made,
    credential,
    name,
    atMost,
    now,
  }: { made: VerifiedNewPasskey; credential: MadeCredential; name: string; atMost: number; now: Date },
): Promise<PasskeyRow> {
  if ((await countPasskeysOf(tx, owner)) >= atMost) throw new DomainError(identityFaults.passkeys_full);
  const row = await insertPasskey(tx, {
    id: uuidv7(now),
    staffId: null,
    delegateId: null,
    ...owner,
    credentialId: made.credentialId,
    publicKey: made.publicKey,
    relyingParty: made.relyingParty,
    counter: made.counter,
    transports: transportsOf(credential),
    backupEligible: made.isEligible,
    backedUp: made.isSynced,
    name,
    madeAt: now,
  });
  if (!row) throw new DomainError(identityFaults.passkey_known);
  return row;
}
