import type { StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { identityFaults } from '../identity.errors.ts';
import type { Passkey } from './passkeys.contract.ts';
import { listPasskeysOfStaff, type PasskeyRow, renamePasskeyRow } from './passkeys.queries.ts';

export const asPasskey = ({ id, name, madeAt, usedAt, backedUp }: PasskeyRow): Passkey => ({
  id,
  name,
  madeAt: madeAt.toISOString(),
  ...(usedAt && { usedAt: usedAt.toISOString() }),
  isSynced: backedUp,
});

/** The asker's own, the oldest first. */
export const listOwnPasskeys = async (
  { database }: Pick<Dependencies, 'database'>,
  actor: StaffActor,
): Promise<Passkey[]> => (await listPasskeysOfStaff(database.drizzle, actor.id)).map(asPasskey);

/** Names one of the asker's own passkeys anew. Throws `identity.passkey_unknown`. */
export async function renamePasskey(
  { database }: Pick<Dependencies, 'database'>,
  actor: StaffActor,
  passkey: { id: string; name: string },
): Promise<Passkey> {
  const row = await renamePasskeyRow(database.drizzle, { ...passkey, staffId: actor.id });
  if (!row) throw new DomainError(identityFaults.passkey_unknown);
  return asPasskey(row);
}
