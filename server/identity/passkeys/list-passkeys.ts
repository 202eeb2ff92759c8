import type { DelegateActor, StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { identityFaults } from '../identity.errors.ts';
import type { DelegatePasskey, Passkey } from './passkeys.contract.ts';
import { listPasskeysOf, ownerOf, type PasskeyRow, renamePasskeyRow } from './passkeys.queries.ts';

export const asPasskey = ({ id, name, madeAt, usedAt, backedUp }: PasskeyRow): Passkey => ({
  id,
  name,
  madeAt: madeAt.toISOString(),
  ...(usedAt && { usedAt: usedAt.toISOString() }),
  isSynced: backedUp,
});

export const asDelegatePasskey = (row: PasskeyRow): DelegatePasskey => ({
  ...asPasskey(row),
  isBound: row.boundAt !== null,
});

/** The asker's own, the oldest first; `as` says how they are told. */
export const listOwnPasskeys = async <Told>(
  { database }: Pick<Dependencies, 'database'>,
  actor: StaffActor | DelegateActor,
  as: (row: PasskeyRow) => Told,
): Promise<Told[]> => (await listPasskeysOf(database.drizzle, ownerOf(actor))).map(as);

/** Names one of the asker's own passkeys anew. Throws `identity.passkey_unknown`. */
export async function renamePasskey<Told>(
  { database }: Pick<Dependencies, 'database'>,
  actor: StaffActor | DelegateActor,
  passkey: { id: string; name: string },
  as: (row: PasskeyRow) => Told,
): Promise<Told> {
  const row = await renamePasskeyRow(database.drizzle, { ...passkey, owner: ownerOf(actor) });
  if (!row) throw new DomainError(identityFaults.passkey_unknown);
  return as(row);
}
