import type { Queryable } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { describeStanding } from '../review/describe-standing.ts';
import { openContent } from './draft-content.ts';
import { type DelegateRecord, type DraftRow, findDelegateRecord } from './drafts.queries.ts';
import { findDraftBySecret } from './find-draft-by-secret.ts';
import type { OpenForm } from './forms.contract.ts';
import { outcomeOf } from './submit-form.ts';
import { findTerms } from './terms.queries.ts';

/** A form as far as it is filled in, or what became of it. Throws `form_unknown`, `form_expired`. */
export async function openForm(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets'>,
  { secret }: { secret: string },
): Promise<OpenForm> {
  const db = deps.database.drizzle;
  const draft = await findDraftBySecret(deps, secret);
  const [terms, outcome] = [await findTerms(db), await outcomeOf(db, draft)];
  const delegate = draft.delegateId ? await findDelegateRecord(db, draft.delegateId) : undefined;
  const accompanied = draft.companionOf ? await findDelegateRecord(db, draft.companionOf) : undefined;
  return {
    revision: draft.revision,
    locale: draft.locale,
    email: draft.email,
    content: openContent(deps.secrets, draft),
    expiresAt: draft.expiresAt.toISOString(),
    ...(await whoseForm(db, draft, delegate)),
    ...(accompanied && { companionOf: accompanied.name }),
    categories: [...new Set([...terms.openTo, ...(delegate ? [delegate.category] : [])])],
    ...(outcome && { outcome }),
  };
}

async function whoseForm(
  db: Queryable,
  draft: DraftRow,
  delegate: DelegateRecord | undefined,
): Promise<Pick<OpenForm, 'kind' | 'asked'>> {
  if (draft.companionOf) return { kind: 'companion' };
  if (!delegate || draft.submittedAt) return { kind: 'new' };
  const { standing, last } = await describeStanding(db, delegate);
  if (standing !== 'asked' || !last) return { kind: 'invited' };
  return { kind: 'asked', asked: { because: last.because ?? '', ...(last.dueOn && { dueOn: last.dueOn }) } };
}
