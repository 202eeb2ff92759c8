import type { ErasureRequests, RetentionPeriods } from '../../server/privacy/privacy.contract.ts';
import { answer, client } from '../api/client.ts';

/** What this page asks of the server. Each call rejects with an ApiProblem. */
export interface PrivacyServer {
  requests(): Promise<ErasureRequests>;
  /** For how long what is of persons is kept here. */
  periods(): Promise<RetentionPeriods>;
  proposeErasure(delegateId: string, because: string): Promise<unknown>;
}

export const httpPrivacyServer: PrivacyServer = {
  requests: () => answer(client.api['erasure-requests'].$get()),
  periods: () => answer(client.api['retention-periods'].$get()),
  proposeErasure: (delegateId, because) =>
    answer(client.api.delegates[':delegateId'].erasure.$post({ param: { delegateId }, json: { because } })),
};
