import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { openDraft } from './open-draft.ts';
import { deleteDraftPhotograph } from './photographs.queries.ts';

/** Removes the photograph of a form; where there is none, nothing happens. Throws `photograph_draft_unknown`. */
export async function removeDraftPhotograph(
  deps: Pick<Dependencies, 'database' | 'clock'>,
  secret: string,
): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    const draft = await openDraft(deps, tx, secret);
    await deleteDraftPhotograph(tx, draft.id);
  });
}
