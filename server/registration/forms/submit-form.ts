import type { Queryable, Transaction } from '../../../db/client.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { keepDraftPhotograph } from '../photographs/keep-draft-photograph.ts';
import { findConference } from '../registration.queries.ts';
import { standingOf } from '../review/describe-standing.ts';
import { holdPlaces } from '../review/hold-places.ts';
import { type MoveUpDependencies, moveUpWaitingList } from '../review/move-up-waiting-list.ts';
import { wakeReviewQueue } from '../review/wake-review-queue.ts';
import { latestAdultBirth } from './age.ts';
import { mustBeOpen } from './begin-form.ts';
import { type CheckedForm, checkForm } from './check-form.ts';
import { openContent } from './draft-content.ts';
import { type DraftRow, findDelegateRecord, lockDraft, updateDraftSubmitted } from './drafts.queries.ts';
import { findDraftBySecret } from './find-draft-by-secret.ts';
import type { FormOutcome } from './forms.contract.ts';
import { formsFaults } from './forms.errors.ts';
import { questionOf } from './put-questions.ts';
import { recordBonds } from './record-bonds.ts';
import { settleSubmission } from './settle-submission.ts';
import { findTerms, listQuestions } from './terms.queries.ts';
import { writeRegistration } from './write-registration.ts';

type SubmitDependencies = MoveUpDependencies;

/**
 * Sends a form as it was saved last: the delegate is registered, and the terms say whether they are approved by rule, go
 * on the waiting list, or wait for review. A form sent before is answered with what became of it, and changes nothing.
 * Throws `form_faulty` with all faults, `form_saved_elsewhere`, `form_not_open`, `form_closed`, `form_not_needed`,
 * `companions_full`, `companion_not_possible`.
 */
export async function submitForm(
  deps: SubmitDependencies,
  { secret, revision }: { secret: string; revision: number },
): Promise<FormOutcome> {
  const { id } = await findDraftBySecret(deps, secret);
  const outcome = await inTransaction(deps.database, (tx) => submitIn(deps, tx, id, revision));
  // Where a place was free and somebody waited, both move up in their order.
  const hasMoved = outcome.standing === 'waitlisted' && (await moveUpWaitingList(deps)) > 0;
  wakeReviewQueue(deps.live);
  if (!hasMoved) return outcome;
  const db = deps.database.drizzle;
  return (await outcomeOf(db, await findDraftBySecret(deps, secret))) ?? outcome;
}

async function submitIn(
  deps: SubmitDependencies,
  tx: Transaction,
  draftId: string,
  revision: number,
): Promise<FormOutcome> {
  const draft = await lockDraft(tx, draftId);
  if (!draft) throw new DomainError(formsFaults.form_unknown);
  const sent = await outcomeOf(tx, draft);
  if (sent) return sent;
  if (draft.revision !== revision) throw new DomainError(formsFaults.form_saved_elsewhere);
  const form = await checkDraft(deps, tx, draft);
  const { approvedByRule } = await findTerms(tx);
  const isByRule = approvedByRule.includes(form.category);
  const places = isByRule ? await holdPlaces(tx, [form.category]) : undefined;
  const { before, delegate, wasAsked } = await writeRegistration(deps, tx, draft, form);
  await keepDraftPhotograph(tx, { draftId: draft.id, delegateId: delegate.id });
  await updateDraftSubmitted(tx, draft.id, delegate.id, deps.clock.now());
  await recordBonds(deps, { kind: 'delegate', id: delegate.id }, tx, { before, delegate });
  // Who was asked for more is looked at by who asked.
  await settleSubmission(deps, tx, { delegate, isMinor: form.isMinor, places: wasAsked ? undefined : places });
  const outcome = await outcomeOf(tx, { ...draft, delegateId: delegate.id, submittedAt: deps.clock.now() });
  if (!outcome) throw new Error('a form that was sent has no outcome');
  return outcome;
}

/** What became of a form that was sent; none for one that was not. */
export async function outcomeOf(
  db: Queryable,
  { delegateId, submittedAt }: Pick<DraftRow, 'delegateId' | 'submittedAt'>,
): Promise<FormOutcome | undefined> {
  const delegate = submittedAt && delegateId ? await findDelegateRecord(db, delegateId) : undefined;
  if (!delegate || !submittedAt) return undefined;
  const standing = await standingOf(db, delegate);
  return { reference: delegate.externalReference, submittedAt: submittedAt.toISOString(), standing };
}

async function checkDraft(deps: SubmitDependencies, tx: Queryable, draft: DraftRow): Promise<CheckedForm> {
  const [conference, terms] = [await findConference(tx), await findTerms(tx)];
  const now = deps.clock.now();
  // Who was invited, or comes with somebody, is not held to the time in which anybody may register.
  if (!draft.delegateId && !draft.companionOf) await mustBeOpen(deps, tx);
  else if (now >= conference.endsAt) throw new DomainError(formsFaults.form_closed);
  const known = draft.delegateId ? await findDelegateRecord(tx, draft.delegateId) : undefined;
  const checked = checkForm(openContent(deps.secrets, draft), {
    today: now.toISOString().slice(0, 10),
    categories: [...terms.openTo, ...(known ? [known.category] : [])],
    questions: (await listQuestions(tx)).map(questionOf),
    minorBelow: terms.minorBelow,
    latestAdultBirth: latestAdultBirth(conference, terms.minorBelow),
    needsDocument: terms.asksForDocument && !known?.documentHash,
    email: draft.email,
  });
  if ('form' in checked) return checked.form;
  throw new DomainError(formsFaults.form_faulty, undefined, checked.faults);
}
