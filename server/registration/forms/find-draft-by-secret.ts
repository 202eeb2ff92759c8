import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { hashOf } from '../../kernel/secrets.ts';
import { type DraftRow, findDraft } from './drafts.queries.ts';
import { formsFaults } from './forms.errors.ts';

/** The draft that a secret opens, sent or not. Throws `form_unknown`, `form_taken_back`, or `form_expired` for one not sent in time. */
export async function findDraftBySecret(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  secret: string,
): Promise<DraftRow> {
  const draft = await findDraft(database.drizzle, hashOf(secret));
  if (!draft) throw new DomainError(formsFaults.form_unknown);
  if (draft.takenBackAt) throw new DomainError(formsFaults.form_taken_back);
  if (!draft.submittedAt && draft.expiresAt <= clock.now()) throw new DomainError(formsFaults.form_expired);
  return draft;
}
