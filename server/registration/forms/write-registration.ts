import type { Queryable } from '../../../db/client.ts';
import { hashOfDocument } from '../../identity/documents/hash-document.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { findConference } from '../registration.queries.ts';
import { standingOf } from '../review/describe-standing.ts';
import { isMinor, latestAdultBirth } from './age.ts';
import { mayBringOneMore } from './begin-companion.ts';
import type { CheckedForm } from './check-form.ts';
import {
  type DelegateRecord,
  type DraftRow,
  findLastReviewAt,
  listGuardiansMeant,
  lockDelegate,
  replaceAnswers,
  updateSubmittedDelegate,
} from './drafts.queries.ts';
import { formsFaults } from './forms.errors.ts';
import type { GuardianNamed } from './read-guardian.ts';
import { type NewRegistration, registerDelegate } from './register-delegate.ts';
import { findTerms, listQuestions } from './terms.queries.ts';

type WriteDependencies = Pick<Dependencies, 'clock' | 'secrets'>;

export interface WrittenRegistration {
  readonly delegate: DelegateRecord;
  /** As it was before, where it was known. */
  readonly before?: DelegateRecord;
  readonly wasAsked: boolean;
}

/**
 * Writes what a form says into the register: a new delegate, or the one whose form it was. Throws `form_not_needed` where
 * that one is neither invited nor asked for more any longer, `companions_full`, `companion_not_possible`.
 */
export async function writeRegistration(
  deps: WriteDependencies,
  tx: Queryable,
  draft: DraftRow,
  form: CheckedForm,
): Promise<WrittenRegistration> {
  const written = draft.delegateId
    ? await writeKnown(deps, tx, draft.delegateId, form, draft)
    : { delegate: await writeNew(deps, tx, form, draft), wasAsked: false };
  const asked = (await listQuestions(tx)).map(({ id }) => id);
  await replaceAnswers(tx, written.delegate.id, asked, form.answers);
  return written;
}

async function writeNew(
  deps: WriteDependencies,
  tx: Queryable,
  form: CheckedForm,
  { companionOf, locale }: DraftRow,
): Promise<DelegateRecord> {
  if (companionOf) await mayBringOneMore(tx, await lockDelegate(tx, companionOf), 0);
  const fields = { ...(await fieldsOf(deps, tx, form)), locale, companionOf };
  return registerDelegate(deps, tx, fields);
}

async function writeKnown(
  deps: WriteDependencies,
  tx: Queryable,
  delegateId: string,
  form: CheckedForm,
  { locale }: DraftRow,
): Promise<WrittenRegistration> {
  const before = await lockDelegate(tx, delegateId);
  const standing = before && (await standingOf(tx, before));
  if (!before || (standing !== 'invited' && standing !== 'asked')) throw new DomainError(formsFaults.form_not_needed);
  const { documentHash, documentLast4, ...fields } = await fieldsOf(deps, tx, form, delegateId);
  const now = deps.clock.now();
  const lastReview = await findLastReviewAt(tx, delegateId);
  const delegate = await updateSubmittedDelegate(tx, before, {
    ...fields,
    // A document that is known stays so where the form names none: its number cannot be shown to be typed again.
    ...(documentHash && { documentHash, documentLast4 }),
    ...{ locale, status: 'submitted', changedAt: now },
    submittedAt: lastReview && lastReview >= now ? new Date(lastReview.getTime() + 1) : now,
  });
  if (!delegate) throw new Error('a delegate that was locked is not there');
  return { before, delegate, wasAsked: standing === 'asked' };
}

async function fieldsOf(
  { secrets }: WriteDependencies,
  tx: Queryable,
  form: CheckedForm,
  ownId?: string,
): Promise<Omit<NewRegistration, 'locale' | 'companionOf'>> {
  const { name, nameLatin, country, category, affiliation, email, birthDate, documentCountry, documentNumber } = form;
  const document = documentNumber && documentCountry && hashOfDocument(secrets, documentCountry, documentNumber);
  return {
    ...{ name, nameLatin, country, category, affiliation, email },
    birthDate: birthDate ?? null,
    documentCountry: documentCountry ?? null,
    documentHash: document ? document.hash : null,
    documentLast4: document ? document.last4 : null,
    ...(await guardianOf(tx, form.guardian, ownId)),
  };
}

/**
 * Who answers for them. A delegate who is not found is not told so, since that would tell strangers who is registered:
 * what was typed is kept as a name without a telephone, which reviewers see as a minor without guardian.
 */
async function guardianOf(tx: Queryable, named: GuardianNamed | undefined, ownId: string | undefined) {
  const none = { guardianId: null, guardianName: null, guardianPhone: null };
  if (!named) return none;
  if (!('delegate' in named)) return { ...none, guardianName: named.name, guardianPhone: named.phone };
  const latestAdult = latestAdultBirth(await findConference(tx), (await findTerms(tx)).minorBelow);
  const meant = (await listGuardiansMeant(tx, named.delegate)).find(
    ({ id, birthDate }) => id !== ownId && !isMinor(birthDate, latestAdult),
  );
  return meant ? { ...none, guardianId: meant.id } : { ...none, guardianName: named.delegate };
}
