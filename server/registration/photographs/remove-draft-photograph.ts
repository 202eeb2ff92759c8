import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { openDraft } from './open-draft.ts';
import { photographFaults } from './photographs.errors.ts';
import { deleteDraftPhotograph, deletePhotograph, findHolder } from './photographs.queries.ts';

/**
 * Removes the photograph that a form shows: the one sent with it, or else the one that its delegate had before; where
 * there is none, nothing happens. Throws `photograph_draft_unknown` and `photograph_settled`.
 */
export async function removeDraftPhotograph(
  deps: Pick<Dependencies, 'database' | 'clock'>,
  secret: string,
): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    const draft = await openDraft(deps, tx, secret);
    const removed = await deleteDraftPhotograph(tx, draft.id);
    if (removed || !draft.delegateId) return;
    const holder = await findHolder(tx, draft.delegateId);
    if (holder?.isVerified) throw new DomainError(photographFaults.photograph_settled);
    await deletePhotograph(tx, draft.delegateId);
  });
}
