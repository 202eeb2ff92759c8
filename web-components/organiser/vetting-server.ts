import {
  type VettingAnswer,
  type VettingTerms,
  vettingAnswer,
} from '../../server/registration/vetting/vetting.contract.ts';
import { answer, client } from '../api/client.ts';

/** What the panel of vetting asks of the server; tests bring their own. Each throws an ApiProblem. */
export interface VettingServer {
  terms(): Promise<VettingTerms>;
  putTerms(terms: VettingTerms): Promise<VettingTerms>;
  upload(file: Blob): Promise<VettingAnswer>;
}

const { vetting } = client.api;

export const httpVettingServer: VettingServer = {
  terms: () => answer(vetting.terms.$get()),
  putTerms: (json) => answer(vetting.terms.$put({ json })),
  upload: async (body) => {
    const headers = { 'content-type': 'text/csv' };
    return vettingAnswer.parse(await answer(fetch('/api/vetting/files', { method: 'POST', headers, body })));
  },
};
