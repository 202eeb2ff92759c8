import type { DelegateCategory } from '../../../db/vocabulary.ts';
import type { PhotographAnswer } from '../../../server/registration/photographs/photographs.contract.ts';
import type {
  DecisionAnswers,
  decisionsToMake,
  ReviewPage,
  ReviewToDecide,
} from '../../../server/registration/review/review.contract.ts';
import { answer, client } from '../../api/client.ts';

export type Decision = (typeof decisionsToMake)[number];

/** Which registrations are looked at; `waiting` is the queue. */
export interface ReviewFilter {
  readonly standing: 'waiting' | 'asked' | 'waitlisted';
  readonly category?: DelegateCategory | undefined;
  readonly hasNotices?: boolean | undefined;
}

/** What is decided of each of these, with the revisions that were seen. */
export interface DecisionToSend {
  readonly decision: Decision;
  readonly because?: string | undefined;
  readonly category?: DelegateCategory | undefined;
  readonly dueOn?: string | undefined;
  readonly registrations: readonly { readonly id: string; readonly revision: number }[];
}

/** What a review asks of the server; tests bring their own. Each throws an ApiProblem. */
export interface ReviewServer {
  list(
    filter: ReviewFilter,
    options: { after?: string | undefined; limit: number; signal?: AbortSignal },
  ): Promise<ReviewPage>;
  look(delegateId: string): Promise<ReviewToDecide>;
  photograph(delegateId: string): Promise<PhotographAnswer>;
  decide(decision: DecisionToSend): Promise<DecisionAnswers>;
}

const { reviews, delegates } = client.api;

export const httpReviewServer: ReviewServer = {
  list: ({ standing, category, hasNotices }, { after, limit, signal }) => {
    const query = {
      standing,
      ...(category && { category }),
      ...(hasNotices && { hasNotices: 'true' as const }),
      ...(after && { after }),
      limit: String(limit),
    };
    return answer(reviews.$get({ query }, { init: signal ? { signal } : {} }));
  },
  look: (delegateId) => answer(reviews[':delegateId'].$get({ param: { delegateId } })),
  photograph: (delegateId) => answer(delegates[':delegateId']['photograph-address'].$post({ param: { delegateId } })),
  decide: ({ registrations, ...decision }) =>
    answer(reviews.$post({ json: { ...decision, registrations: [...registrations] } })),
};
