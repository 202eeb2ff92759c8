import type { Queryable } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { detailsOf } from '../describe-conference.ts';
import { type ConferenceRow, findConference } from '../registration.queries.ts';
import { questionOf } from './put-questions.ts';
import type { RegistrationForm } from './terms.contract.ts';
import { countApproved, findTerms, listQuestions, listQuotas, type TermsRow } from './terms.queries.ts';

/** All that the page of the form needs to know before anybody says who they are. */
export async function describeForm({
  database,
  clock,
}: Pick<Dependencies, 'database' | 'clock'>): Promise<RegistrationForm> {
  const db = database.drizzle;
  const [conference, terms, questions] = await Promise.all([findConference(db), findTerms(db), listQuestions(db)]);
  const { opensAt, closesAt, introduction, locales, companionsAtMost, minorBelow } = terms;
  return {
    conference: detailsOf(conference),
    standing: standingOfForm(terms, conference, clock.now()),
    ...(opensAt && { opensAt: opensAt.toISOString() }),
    ...(closesAt && { closesAt: closesAt.toISOString() }),
    ...(introduction && { introduction }),
    ...{ locales, companionsAtMost, minorBelow },
    categories: await openCategories(db, terms),
    asksForPhotograph: terms.asksForPhotograph,
    asksForDocument: terms.asksForDocument,
    questions: questions.map(questionOf),
  };
}

/** Whether people may register by themselves now. */
export function standingOfForm(
  { opensAt, closesAt }: Pick<TermsRow, 'opensAt' | 'closesAt'>,
  { endsAt }: Pick<ConferenceRow, 'endsAt'>,
  now: Date,
): RegistrationForm['standing'] {
  if (now >= endsAt || (closesAt && now >= closesAt)) return 'closed';
  if (!opensAt) return 'never';
  return now < opensAt ? 'not_yet' : 'open';
}

async function openCategories(db: Queryable, { openTo, approvedByRule }: TermsRow) {
  const [quotas, taken] = await Promise.all([listQuotas(db), countApproved(db)]);
  return openTo.map((category) => {
    const places = quotas.find((quota) => quota.category === category)?.places;
    const isFull = places !== undefined && (taken.get(category) ?? 0) >= places;
    return { category, isFull, isReviewed: !approvedByRule.includes(category) };
  });
}
