import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import { markRemoved } from './credentials.queries.ts';

/**
 * A delegate removes a device of theirs: it joins no more, and where it is connected the database has it disconnected.
 * Throws `network_access.credential_unknown`.
 */
export async function removeCredential(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  actor: DelegateActor,
  id: string,
): Promise<void> {
  const isRemoved = await markRemoved(database.drizzle, { id, delegateId: actor.id }, clock.now());
  if (!isRemoved) throw new DomainError(networkAccessFaults.credential_unknown);
}
