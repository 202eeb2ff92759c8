import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { giveUpLettersOfForm } from '../letters/give-up-letters-of-form.ts';
import { deleteDraftPhotograph } from '../photographs/photographs.queries.ts';
import { lockDraft, updateDraftTakenBack } from './drafts.queries.ts';
import { formsFaults } from './forms.errors.ts';

/**
 * Takes back a companion's form that was begun and not sent, for who began it: its link opens nothing any more, what was
 * typed is gone, and its place is free. Taking back twice is once. Throws `form_unknown` for a form of somebody else's
 * companion, `form_already_sent`.
 */
export async function takeCompanionBack(
  deps: Pick<Dependencies, 'database' | 'clock' | 'live'>,
  actor: DelegateActor,
  formId: string,
): Promise<void> {
  await inTransaction(deps.database, async (tx) => {
    const draft = await lockDraft(tx, formId);
    if (draft?.companionOf !== actor.id) throw new DomainError(formsFaults.form_unknown);
    if (draft.submittedAt) throw new DomainError(formsFaults.form_already_sent);
    if (draft.takenBackAt) return;
    await updateDraftTakenBack(tx, draft.id, deps.clock.now());
    await deleteDraftPhotograph(tx, draft.id);
    await giveUpLettersOfForm(deps, tx, draft.id);
  });
}
