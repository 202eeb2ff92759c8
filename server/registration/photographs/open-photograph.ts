import type { DelegateActor, StaffActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { readPhotographToken, viewerOf } from './address-photograph.ts';
import { photographFaults } from './photographs.errors.ts';
import { findPhotographByVersion } from './photographs.queries.ts';
import { unsealPhotograph } from './seal-photograph.ts';

/**
 * The JPEG at an address. Throws `photograph_address_unknown` for what was made for another viewer, or names a
 * photograph that was replaced or removed since, and `photograph_address_expired`.
 */
export async function openPhotograph(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: StaffActor | DelegateActor,
  token: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const version = readPhotographToken(deps, viewerOf(actor), token);
  const row = await findPhotographByVersion(deps.database.drizzle, version);
  const isTheirs = actor.kind === 'staff' || row?.delegateId === actor.id;
  if (!row || !isTheirs) throw new DomainError(photographFaults.photograph_address_unknown);
  return unsealPhotograph(deps, row);
}
