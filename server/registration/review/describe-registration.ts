import type { Queryable } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { describeQuotas } from '../forms/describe-terms.ts';
import { listCompanions } from '../forms/drafts.queries.ts';
import { registrationFaults } from '../registration.errors.ts';
import { entryOf, standingAfter, standingOf } from './describe-standing.ts';
import { describeQueueRow, queueTerms } from './list-queue.ts';
import { type AnswerRow, findQueueRow, hasPhotograph, listAlike, listAnswersWithQuestions } from './queue.queries.ts';
import type { ReviewDetails } from './review.contract.ts';
import { type DelegateRecord, findDelegateRecord, listReviewsOf } from './review.queries.ts';
import { sayAnswer } from './say-answer.ts';

/** One registration whole: what was sent, what is worth a look, whom it is like, and what was decided so far. */
export async function describeRegistration(deps: Pick<Dependencies, 'database'>, id: string): Promise<ReviewDetails> {
  const db = deps.database.drizzle;
  const delegate = await findDelegateRecord(db, id);
  const row = delegate && (await findQueueRow(db, await queueTerms(db), id));
  if (!delegate || !row) throw new DomainError(registrationFaults.delegate_unknown);
  const { categories } = await describeQuotas(deps);
  const reviews = await listReviewsOf(db, [id]);
  const standing = standingAfter(delegate, reviews[0]);
  const { birthDate, documentCountry, documentLast4, locale } = delegate;
  return {
    ...describeQueueRow(row, { standing, asked: reviews[0], categories }),
    ...(birthDate && { birthDate }),
    ...(documentCountry && { documentCountry }),
    ...(documentLast4 && { documentLast4 }),
    locale,
    ...(await guardianOf(db, delegate)),
    hasPhotograph: await hasPhotograph(db, id),
    answers: (await listAnswersWithQuestions(db, id)).map(describeAnswer),
    companions: await companionsOf(db, id),
    alike: await listAlike(db, id),
    history: reviews.map(entryOf),
  };
}

async function guardianOf(
  db: Queryable,
  { guardianId, guardianName, guardianPhone }: DelegateRecord,
): Promise<Pick<ReviewDetails, 'guardian'>> {
  const delegate = guardianId ? await findDelegateRecord(db, guardianId) : undefined;
  if (!delegate && !guardianName) return {};
  return {
    guardian: {
      ...(delegate && { delegate: { id: delegate.id, name: delegate.name } }),
      ...(guardianName && { name: guardianName }),
      ...(guardianPhone && { phone: guardianPhone }),
    },
  };
}

async function companionsOf(db: Queryable, id: string): Promise<ReviewDetails['companions']> {
  const companions = [];
  for (const companion of await listCompanions(db, id)) {
    companions.push({ id: companion.id, name: companion.name, standing: await standingOf(db, companion) });
  }
  return companions;
}

const describeAnswer = ({ question_id, value, label, options }: AnswerRow): ReviewDetails['answers'][number] => ({
  ...{ questionId: question_id, label, value },
  text: sayAnswer(value, options),
});
