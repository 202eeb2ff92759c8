import type { NamesFound, WhereaboutsAnswer } from '../../server/admission/whereabouts/whereabouts.contract.ts';
import { answer, client } from '../api/client.ts';

/** What this page asks of the server. Each call rejects with an ApiProblem. */
export interface WhereaboutsServer {
  find(search: string): Promise<NamesFound>;
  /** Recorded, and told to the administrators, each time. */
  lookUp(delegateId: string, because: string): Promise<WhereaboutsAnswer>;
}

const { whereabouts, delegates } = client.api;

export const httpWhereaboutsServer: WhereaboutsServer = {
  find: (search) => answer(whereabouts.delegates.$get({ query: { search } })),
  lookUp: (delegateId, because) =>
    answer(delegates[':delegateId'].whereabouts.$post({ param: { delegateId }, json: { because } })),
};
