import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { readPhotographToken } from './address-photograph.ts';
import { photographFaults } from './photographs.errors.ts';
import { findDraftPhotographByVersion, findPhotographByVersion } from './photographs.queries.ts';
import { unsealPhotograph } from './seal-photograph.ts';

/** The JPEG at an address that a form was told. Throws `photograph_address_unknown` and `photograph_address_expired`. */
export async function openDraftPhotograph(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  token: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const version = readPhotographToken(deps, { kind: 'form' }, token);
  const { drizzle } = deps.database;
  // Only what a form was told has such an address, so it may be the delegate's own as well.
  const row =
    (await findDraftPhotographByVersion(drizzle, version)) ?? (await findPhotographByVersion(drizzle, version));
  if (!row) throw new DomainError(photographFaults.photograph_address_unknown);
  return unsealPhotograph(deps, row);
}
