import type {
  CategoryStandings,
  QuestionsToPut,
  QuotaList,
  StoredQuestions,
  StoredTerms,
} from '../../server/registration/forms/terms.contract.ts';
import { answer, client } from '../api/client.ts';

/** What the organiser's page asks of the server; tests bring their own. Each throws an ApiProblem. */
export interface OrganiserServer {
  terms(): Promise<StoredTerms>;
  putTerms(terms: StoredTerms): Promise<StoredTerms>;
  quotas(): Promise<CategoryStandings>;
  putQuotas(list: QuotaList): Promise<CategoryStandings>;
  questions(): Promise<StoredQuestions>;
  putQuestions(list: QuestionsToPut): Promise<StoredQuestions>;
}

const { terms, quotas, questions } = client.api.registration;

export const httpOrganiserServer: OrganiserServer = {
  terms: () => answer(terms.$get()),
  putTerms: (json) => answer(terms.$put({ json })),
  quotas: () => answer(quotas.$get()),
  putQuotas: (json) => answer(quotas.$put({ json })),
  questions: () => answer(questions.$get()),
  putQuestions: (json) => answer(questions.$put({ json })),
};
