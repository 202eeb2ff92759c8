import type { Transaction } from '../../../db/client.ts';
import { theSystem } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import { type AuthorityRow, holdSigningAuthority, lockAuthorities } from './authorities.queries.ts';
import { makeAuthority } from './make-authority.ts';
import { settleSuccession } from './settle-succession.ts';

/**
 * The authority that signs, until the transaction ends; made when it is asked for first. Throws
 * `network_access.authority_expired` where it signs nothing any more that anybody would believe.
 */
export async function ensureAuthority(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: Transaction,
): Promise<AuthorityRow> {
  await settleSuccession(deps, tx);
  const signs = (await holdSigningAuthority(tx)) ?? (await makeFirst(deps, tx));
  if (signs.expiresAt <= deps.clock.now()) throw new DomainError(networkAccessFaults.authority_expired);
  return signs;
}

async function makeFirst(deps: Pick<Dependencies, 'clock' | 'secrets'>, tx: Transaction): Promise<AuthorityRow> {
  // Who was first has made it meanwhile, or is succeeding it: both hold the lock until it can be seen.
  await lockAuthorities(tx);
  return (await holdSigningAuthority(tx)) ?? makeAuthority(deps, theSystem, tx, {});
}
