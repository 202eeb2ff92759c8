import type { DelegateLocale } from '../../../db/vocabulary.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { formLifeMs } from './begin-form.ts';
import { sealContent } from './draft-content.ts';
import { updateDraftContent } from './drafts.queries.ts';
import { findDraftBySecret } from './find-draft-by-secret.ts';
import type { FormContent } from './forms.contract.ts';
import { formsFaults } from './forms.errors.ts';

export interface FormToSave {
  secret: string;
  revision: number;
  content: FormContent;
  locale?: DelegateLocale | undefined;
}

/**
 * Keeps a form as far as it is filled in, right or wrong, for another thirty days. Throws `form_saved_elsewhere`,
 * `form_already_sent`, `form_unknown`, `form_expired`.
 */
export async function saveForm(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  { secret, revision, content, locale }: FormToSave,
): Promise<{ revision: number; savedAt: string }> {
  const draft = await findDraftBySecret(deps, secret);
  if (draft.submittedAt) throw new DomainError(formsFaults.form_already_sent);
  const now = deps.clock.now();
  const isSaved = await updateDraftContent(
    deps.database.drizzle,
    { id: draft.id, revision },
    {
      sealedContent: sealContent(deps.secrets, content),
      changedAt: now,
      expiresAt: new Date(now.getTime() + formLifeMs),
      locale: locale ?? draft.locale,
    },
  );
  if (!isSaved) throw new DomainError(formsFaults.form_saved_elsewhere);
  return { revision: revision + 1, savedAt: now.toISOString() };
}
