import type { Queryable } from '../../db/client.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { forgetAuthentications } from './authenticate.ts';
import { endDelegateLinkRows, hasDelegate } from './delegate-access.queries.ts';
import { identityFaults } from './identity.errors.ts';

/** Ends all links of a delegate and signs them out everywhere, at once. Throws `identity.delegate_unknown`. */
export async function endDelegateLinks(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  actor: Actor,
  delegateId: string,
): Promise<{ ended: number }> {
  const ended = await inTransaction(deps.database, async (tx) => {
    if (!(await hasDelegate(tx, delegateId))) throw new DomainError(identityFaults.delegate_unknown);
    const count = await endLinksWithin(deps, tx, [delegateId]);
    await appendLedger(deps, actor, tx, { action: 'delegate_links_ended', delegateId, details: { ended: count } });
    return count;
  });
  forgetAuthentications(deps.database);
  return { ended };
}

/**
 * As `endDelegateLinks`, for several delegates within the caller's transaction, which writes the ledger; afterwards the
 * caller calls `forgetAuthentications`, so that it holds from the next request on.
 */
export const endLinksWithin = (
  { clock }: { clock: Clock },
  tx: Queryable,
  delegateIds: readonly string[],
): Promise<number> => endDelegateLinkRows(tx, delegateIds, clock.now());
