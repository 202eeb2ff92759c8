import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { NetworkAuthority } from '../network-access.contract.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import { listAuthorityRows, lockAuthorities } from './authorities.queries.ts';
import { describeAuthorities } from './list-authorities.ts';
import { makeAuthority } from './make-authority.ts';
import { isSigning, isWaiting, settleSuccession } from './settle-succession.ts';

/**
 * A new authority, which devices trust from now on and which signs once each FreeRADIUS has started with files that hold it.
 * The one before stays trusted until it is retired, so that no phone is set up anew. Throws `network_access.authority_waits`
 * while there is one that does not sign yet.
 */
export async function succeedAuthority(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
): Promise<NetworkAuthority> {
  return inTransaction(deps.database, async (tx) => {
    await lockAuthorities(tx);
    await settleSuccession(deps, tx);
    const rows = await listAuthorityRows(tx);
    if (rows.some(isWaiting)) throw new DomainError(networkAccessFaults.authority_waits);
    const { id } = await makeAuthority(deps, actor, tx, { succeeds: rows.find(isSigning)?.id });
    await settleSuccession(deps, tx);
    const { authorities } = await describeAuthorities(deps, tx);
    const made = authorities.find((authority) => authority.id === id);
    if (!made) throw new Error('an authority was made, and is not there');
    return made;
  });
}
