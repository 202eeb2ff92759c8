import type { Queryable } from '../../../db/client.ts';
import type { RegistrationStanding } from '../forms/forms.contract.ts';
import type { ReviewEntry } from './review.contract.ts';
import { type DelegateRecord, findLastReview, type SignedReview } from './review.queries.ts';

type Registration = Pick<DelegateRecord, 'id' | 'status' | 'submittedAt' | 'waitlistedAt'>;

/** Where a registration stands, with the last thing that was decided on it, of whatever kind. */
export async function describeStanding(
  db: Queryable,
  registration: Registration,
): Promise<{ standing: RegistrationStanding; last?: ReviewEntry }> {
  const last = await findLastReview(db, registration.id);
  return { standing: standingAfter(registration, last), ...(last && { last: entryOf(last) }) };
}

export async function standingOf(db: Queryable, registration: Registration): Promise<RegistrationStanding> {
  return (await describeStanding(db, registration)).standing;
}

/** Where a registration stands, given the last decision on it. */
export function standingAfter(
  { status, submittedAt, waitlistedAt }: Registration,
  last: Pick<SignedReview, 'decision' | 'at'> | undefined,
): RegistrationStanding {
  if (status !== 'submitted') return status;
  // What came after the question is the answer to it.
  if (last?.decision === 'asked' && (!submittedAt || last.at >= submittedAt)) return 'asked';
  return waitlistedAt ? 'waitlisted' : 'waiting';
}

/** A decision as it is told to staff; the delegate is never told who made it. */
export function entryOf({ at, decision, by, category, because, dueOn }: SignedReview): ReviewEntry {
  return {
    at: at.toISOString(),
    decision,
    ...(by && { by }),
    ...(category && { category }),
    ...(because && { because }),
    ...(dueOn && { dueOn }),
  };
}
