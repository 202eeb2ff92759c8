import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { forgetAuthentications } from '../authenticate.ts';
import { identityFaults } from '../identity.errors.ts';
import { type CollectorKey, markCollectorKeyRevoked } from './collector-keys.queries.ts';

/** Revokes a collector's key, which then opens nothing. Throws `identity.collector_key_unknown`. */
export async function revokeCollectorKey(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  collectorKeyId: string,
): Promise<CollectorKey> {
  const revoked = await inTransaction(database, async (tx) => {
    const key = await markCollectorKeyRevoked(tx, collectorKeyId, clock.now());
    if (!key) throw new DomainError(identityFaults.collector_key_unknown);
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'collector_key_revoked',
      details: { collectorKeyId },
    });
    return key;
  });
  forgetAuthentications(database);
  return revoked;
}
