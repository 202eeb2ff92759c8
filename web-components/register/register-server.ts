import type { BegunForm, FormContent, FormOutcome, OpenForm } from '../../server/registration/forms/forms.contract.ts';
import type { RegistrationForm } from '../../server/registration/forms/terms.contract.ts';
import {
  draftSecretHeader,
  type PhotographAnswer,
} from '../../server/registration/photographs/photographs.contract.ts';
import { answer, client } from '../api/client.ts';
import type { Language } from '../styles/locale.ts';

/** What a form is saved with: `revision` is the one seen last. */
export interface FormSaving {
  readonly secret: string;
  readonly revision: number;
  readonly content: FormContent;
  readonly locale: Language;
}

/** What the page of the form asks of the server; tests bring their own. Each throws an ApiProblem. */
export interface RegisterServer {
  describe(): Promise<RegistrationForm>;
  begin(email: string, locale: Language): Promise<BegunForm>;
  open(secret: string): Promise<OpenForm>;
  save(saving: FormSaving): Promise<{ revision: number }>;
  submit(secret: string, revision: number): Promise<FormOutcome>;
  /** The form's photograph with an address that serves for a short while. */
  photograph(secret: string): Promise<PhotographAnswer>;
  putPhotograph(secret: string, file: Blob): Promise<PhotographAnswer>;
  removePhotograph(secret: string): Promise<void>;
}

const { form, drafts } = client.api.registration;

const ofForm = (secret: string) => ({ header: { [draftSecretHeader]: secret } });

export const httpRegisterServer: RegisterServer = {
  describe: () => answer(form.$get()),
  begin: (email, locale) => answer(drafts.$post({ json: { email, locale } })),
  open: (secret) => answer(drafts.open.$post({ json: { secret } })),
  save: (saving) => answer(drafts.content.$put({ json: saving })),
  submit: (secret, revision) => answer(drafts.submit.$post({ json: { secret, revision } })),
  photograph: (secret) => answer(drafts['photograph-address'].$post(ofForm(secret))),
  putPhotograph: (secret, body) => answer(drafts.photograph.$put(ofForm(secret), { init: { body } })),
  removePhotograph: async (secret) => void (await answer<unknown>(drafts.photograph.$delete(ofForm(secret)))),
};
