import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { NetworkAuthority } from '../network-access.contract.ts';
import { lockAuthorities, markSucceeded } from './authorities.queries.ts';
import { described } from './list-authorities.ts';
import { makeAuthority } from './make-authority.ts';

/** A new authority signs from now on. The one before stays trusted until it is retired, so that no phone is set up anew. */
export async function succeedAuthority(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
): Promise<NetworkAuthority> {
  return inTransaction(deps.database, async (tx) => {
    await lockAuthorities(tx);
    const before = await markSucceeded(tx, deps.clock.now());
    return described(await makeAuthority(deps, actor, tx, before));
  });
}
