import type { z } from 'zod';
import type { StaffActor } from '../kernel/actor.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { appendLedger } from '../kernel/ledger.ts';
import { inTransaction } from '../kernel/transaction.ts';
import { addDelegateLinks } from './add-delegate-links.ts';
import type { delegateLink } from './delegate-access.contract.ts';
import { hasDelegate } from './delegate-access.queries.ts';
import { identityFaults } from './identity.errors.ts';

/**
 * Makes a link to a delegate's page for somebody who stands at the desk; the links that they have stay good.
 * Throws `identity.delegate_unknown`.
 */
export async function makeDelegateLink(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'publicOrigin'>,
  actor: StaffActor,
  delegateId: string,
): Promise<z.infer<typeof delegateLink>> {
  return inTransaction(deps.database, async (tx) => {
    if (!(await hasDelegate(tx, delegateId))) throw new DomainError(identityFaults.delegate_unknown);
    const [path] = await addDelegateLinks(deps, tx, [delegateId], actor.id);
    await appendLedger(deps, actor, tx, { action: 'delegate_link_made', delegateId, details: {} });
    return { url: `${deps.publicOrigin}${path}` };
  });
}
