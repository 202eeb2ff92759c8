import type { Transaction } from '../../../db/client.ts';
import { theSystem } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { type AuthorityRow, holdSigningAuthority, lockAuthorities } from './authorities.queries.ts';
import { makeAuthority } from './make-authority.ts';

/** The authority that signs, until the transaction ends; made when it is asked for first. */
export async function ensureAuthority(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: Transaction,
): Promise<AuthorityRow> {
  const signs = await holdSigningAuthority(tx);
  if (signs) return signs;
  // Who was first has made it meanwhile, or is succeeding it: both hold the lock until it can be seen.
  await lockAuthorities(tx);
  return (await holdSigningAuthority(tx)) ?? makeAuthority(deps, theSystem, tx);
}
