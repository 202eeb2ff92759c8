import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetCertificatesOf } from '../access-points/access-points.queries.ts';
import type { retirement } from '../network-access.contract.ts';
import { networkAccessFaults } from '../network-access.errors.ts';
import { listAuthorityRows, lockAuthorities, markRetired, revokeCredentialsOf } from './authorities.queries.ts';
import { isSigning, settleSuccession } from './settle-succession.ts';

/**
 * An authority is trusted no more, and all that it has signed for devices and access points ends with it: they are set up
 * anew. One that waits has signed nothing. Throws `network_access.authority_unknown`, and `authority_signs` for the one that
 * signs.
 */
export async function retireAuthority(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  authorityId: string,
): Promise<z.infer<typeof retirement>> {
  return inTransaction(database, async (tx) => {
    await lockAuthorities(tx);
    await settleSuccession({ clock }, tx);
    const row = (await listAuthorityRows(tx)).find(({ id }) => id === authorityId);
    if (!row || row.retiredAt) throw new DomainError(networkAccessFaults.authority_unknown);
    if (isSigning(row)) throw new DomainError(networkAccessFaults.authority_signs);
    // The ledger first: what the end of a credential waits for comes after it everywhere.
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'network_authority_retired',
      details: { authorityId },
    });
    const now = clock.now();
    await markRetired(tx, authorityId, now);
    const accessPoints = await forgetCertificatesOf(tx, authorityId);
    return { credentials: await revokeCredentialsOf(tx, authorityId, now), accessPoints };
  });
}
