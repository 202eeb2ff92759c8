import type { Queryable } from '../../../db/client.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { latestAdultBirth } from '../forms/age.ts';
import { describeQuotas } from '../forms/describe-terms.ts';
import type { RegistrationStanding } from '../forms/forms.contract.ts';
import { findTerms } from '../forms/terms.queries.ts';
import { pageOf } from '../keyset.ts';
import { findConference } from '../registration.queries.ts';
import { entryOf } from './describe-standing.ts';
import { type CategoryPlaces, noticesOn } from './notices.ts';
import { countQueue, listQueue, type QueueFilter, type QueueRow, type QueueTerms } from './queue.queries.ts';
import type { QueuedRegistration, ReviewPage } from './review.contract.ts';
import { listReviewsOf, type SignedReview } from './review.queries.ts';

export type QueueQuestion = Omit<QueueFilter, 'afterId'> & { after?: string | undefined };

/** One page of registrations that wait for a decision, were asked for more, or are on the waiting list; oldest first. */
export async function listReviewQueue(
  deps: Pick<Dependencies, 'database'>,
  { after, ...filter }: QueueQuestion,
): Promise<ReviewPage> {
  const db = deps.database.drizzle;
  const terms = await queueTerms(db);
  const [rows, total, { categories }] = await Promise.all([
    listQueue(db, terms, { ...filter, afterId: after, limit: filter.limit + 1 }),
    countQueue(db, terms, filter),
    describeQuotas(deps),
  ]);
  const { page, ...next } = pageOf(rows, filter.limit, ({ id }) => id);
  const reviews =
    filter.standing === 'asked'
      ? await listReviewsOf(
          db,
          page.map(({ id }) => id),
        )
      : [];
  const registrations = page.map((row) => {
    const asked = reviews.find(({ delegateId }) => delegateId === row.id);
    return describeQueueRow(row, { standing: filter.standing, asked, categories });
  });
  return { registrations, total, ...next };
}

/** What notices are told by. */
export async function queueTerms(db: Queryable): Promise<QueueTerms> {
  const [conference, { minorBelow, asksForPhotograph }] = [await findConference(db), await findTerms(db)];
  return { latestAdultBirth: latestAdultBirth(conference, minorBelow), asksForPhotograph };
}

export interface QueuedBeside {
  standing: RegistrationStanding;
  /** Of `asked`: the last decision. */
  asked?: SignedReview | undefined;
  categories: readonly CategoryPlaces[];
}

/** A registration as a row of the queue. */
export function describeQueueRow(row: QueueRow, { standing, asked, categories }: QueuedBeside): QueuedRegistration {
  const { id, revision, reference, name, country, category, affiliation, email } = row;
  const { companion_id, companion_name, group_id, group_name } = row;
  return {
    ...{ id, revision, reference, name, nameLatin: row.name_latin, country, category, affiliation, email, standing },
    submittedAt: new Date(row.submitted_at).toISOString(),
    ...(row.waitlisted_at && { waitlistedAt: new Date(row.waitlisted_at).toISOString() }),
    ...(asked && standing === 'asked' && { asked: entryOf(asked) }),
    isMinor: row.is_minor,
    ...(companion_id && companion_name && { companionOf: { id: companion_id, name: companion_name } }),
    ...(group_id && group_name && { group: { id: group_id, name: group_name } }),
    notices: noticesOn(row, categories),
  };
}
