import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { NetworkCredential } from '../network-access.contract.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import { updateDeviceName } from './credentials.queries.ts';
import { describeCredential } from './describe-credential.ts';

/** A delegate calls a device of theirs something else. Throws `network_access.credential_unknown`. */
export async function renameCredential(
  { database }: Pick<Dependencies, 'database'>,
  actor: DelegateActor,
  { id, deviceName }: { id: string; deviceName: string },
): Promise<NetworkCredential> {
  const row = await updateDeviceName(database.drizzle, { id, delegateId: actor.id }, deviceName);
  if (!row) throw new DomainError(networkAccessFaults.credential_unknown);
  return describeCredential(row);
}
