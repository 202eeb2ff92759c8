import type { Queryable } from '../../../db/client.ts';
import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { standingOf } from '../review/describe-standing.ts';
import { type AddedDraft, addDraft, told } from './begin-form.ts';
import { linkOfForm, secretOfDraft } from './draft-content.ts';
import { type DelegateRecord, findDelegateRecord, findDraftOf, listAnswersOf, lockDelegate } from './drafts.queries.ts';
import type { BegunForm, FormContent } from './forms.contract.ts';
import { formsFaults } from './forms.errors.ts';

type OwnFormDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets'>;

/**
 * The form of a delegate who was invited, or asked for more: the one that they have begun, or a new one that holds what
 * is known of them. Throws `form_not_needed` for whoever else asks.
 */
export async function openOwnForm(deps: OwnFormDependencies, actor: DelegateActor): Promise<BegunForm> {
  return inTransaction(deps.database, async (tx) => {
    const delegate = await lockDelegate(tx, actor.id);
    const standing = delegate && (await standingOf(tx, delegate));
    if (!delegate || (standing !== 'invited' && standing !== 'asked'))
      throw new DomainError(formsFaults.form_not_needed);
    return told(await formOfDelegate(deps, tx, delegate));
  });
}

/** The form that this delegate, locked by the caller, has begun, or a new one filled with what is known of them. */
export async function formOfDelegate(
  deps: Pick<Dependencies, 'clock' | 'secrets'>,
  tx: Queryable,
  delegate: DelegateRecord,
): Promise<AddedDraft> {
  const begun = await findDraftOf(tx, delegate.id, deps.clock.now());
  if (begun) {
    const secret = secretOfDraft(deps.secrets, begun.id);
    const { id: draftId, expiresAt, locale } = begun;
    return { draftId, secret, expiresAt: expiresAt.toISOString(), link: linkOfForm(secret), locale };
  }
  const { id: delegateId, email, locale } = delegate;
  const guardian = delegate.guardianId ? await findDelegateRecord(tx, delegate.guardianId) : undefined;
  const content = {
    ...contentOf(delegate, await listAnswersOf(tx, delegateId)),
    ...(guardian && { guardian: { delegate: guardian.externalReference } }),
  };
  return addDraft(deps, tx, { email, locale, content, delegateId });
}

/** Without the document's number, which nobody keeps. */
function contentOf(delegate: DelegateRecord, answers: NonNullable<FormContent['answers']>): FormContent {
  const { name, nameLatin, country, category, affiliation, email, birthDate, documentCountry } = delegate;
  const { guardianName, guardianPhone } = delegate;
  const guardian = { ...(guardianName && { name: guardianName }), ...(guardianPhone && { phone: guardianPhone }) };
  return {
    ...{ name, nameLatin, country, category, affiliation, email, answers },
    ...(birthDate && { birthDate }),
    ...(documentCountry && { documentCountry }),
    ...(Object.keys(guardian).length > 0 && { guardian }),
  };
}
