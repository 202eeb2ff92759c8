import type { z } from 'zod';
import type { StoredTerms } from '../../server/registration/forms/terms.contract.ts';
import type { LetterPreview } from '../../server/registration/letters/letters.contract.ts';
import type { LetterWording, letterDraft } from '../../server/registration/letters/wordings.contract.ts';
import { answer, client } from '../api/client.ts';

/** What the organiser's own words for letters ask of the server; tests bring their own. Each throws an ApiProblem. */
export interface WordingsServer {
  wordings(): Promise<LetterWording[]>;
  putWording(wording: LetterWording): Promise<LetterWording>;
  preview(draft: z.input<typeof letterDraft>): Promise<LetterPreview>;
  terms(): Promise<StoredTerms>;
  putTerms(terms: StoredTerms): Promise<StoredTerms>;
}

const { letters, registration } = client.api;

export const httpWordingsServer: WordingsServer = {
  wordings: async () => (await answer(letters.wordings.$get())).wordings,
  putWording: (json) => answer(letters.wordings.$put({ json })),
  preview: (json) => answer(letters.preview.$post({ json })),
  terms: () => answer(registration.terms.$get()),
  putTerms: (json) => answer(registration.terms.$put({ json })),
};
