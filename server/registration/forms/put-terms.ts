import type { Actor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { appendLedger } from '../../kernel/ledger.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { registrationFaults } from '../registration.errors.ts';
import { termsOf } from './describe-terms.ts';
import type { StoredTerms } from './terms.contract.ts';
import { findTerms, lockTerms, updateTerms } from './terms.queries.ts';

/**
 * Changes the terms of registration. What was decided before stays decided. Throws `changed_meanwhile` where somebody
 * else changed them since `changedAt`.
 */
export async function putTerms(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  { changedAt: seen, ...terms }: StoredTerms,
): Promise<StoredTerms> {
  return inTransaction(deps.database, async (tx) => {
    const before = await lockTerms(tx);
    if (before.changedAt.getTime() !== Date.parse(seen)) throw new DomainError(registrationFaults.changed_meanwhile);
    await updateTerms(tx, {
      ...terms,
      opensAt: terms.opensAt ? new Date(terms.opensAt) : null,
      closesAt: terms.closesAt ? new Date(terms.closesAt) : null,
      introduction: terms.introduction ?? null,
      replyTo: terms.replyTo ?? null,
      // Always another instant, since it is what tells one state of the terms from the next.
      changedAt: new Date(Math.max(deps.clock.now().getTime(), before.changedAt.getTime() + 1)),
    });
    await appendLedger(deps, actor, tx, { action: 'registration_terms_changed', details: terms });
    return termsOf(await findTerms(tx));
  });
}
