import type { z } from 'zod';
import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { uuidv7 } from '../../kernel/ids.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { requestFaults } from '../../kernel/problem.ts';
import { hashOf, newToken } from '../../kernel/secrets.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { madeCollectorKey, newCollectorKey } from '../identity.contract.ts';
import { insertCollectorKey } from './collector-keys.queries.ts';

/**
 * Makes a key for a program, good for one purpose. It is told this once: only its hash is kept. With a key for vetting
 * people are let in or kept out, so it takes an administrator; throws `request.role_needed`.
 */
export async function makeCollectorKey(
  { database, clock, secrets }: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  { name, purpose = 'readings' }: z.input<typeof newCollectorKey>,
): Promise<z.infer<typeof madeCollectorKey>> {
  if (purpose === 'vetting' && actor.kind === 'staff' && !actor.roles.includes('administrator'))
    throw new DomainError(requestFaults.role_needed);
  const key = newToken();
  const createdAt = clock.now();
  return inTransaction(database, async (tx) => {
    const made = await insertCollectorKey(tx, {
      id: uuidv7(createdAt),
      name,
      purpose,
      keyHash: hashOf(key),
      createdAt,
    });
    await appendLedger({ secrets, clock }, actor, tx, {
      action: 'collector_key_made',
      details: { collectorKeyId: made.id, name, purpose },
    });
    return { ...made, key };
  });
}
