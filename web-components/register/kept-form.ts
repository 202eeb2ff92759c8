import { type FormContent, formContent, formSecret } from '../../server/registration/forms/forms.contract.ts';

const secretAs = 'causeway.form';
const contentAs = 'causeway.form.content';

/** What this window keeps of a form, so that nothing typed is lost when the page is loaded again or has no network. */
export interface KeptForm {
  secret(): string | undefined;
  keepSecret(secret: string): void;
  /** What was typed since the last saving; none where all is saved. */
  content(): FormContent | undefined;
  keepContent(content: FormContent | undefined): void;
  forget(): void;
}

/**
 * In sessionStorage: of this window alone, and gone with it. The secret comes in the address's fragment, which is never
 * sent, and is taken out of the address at once, so that no history or screenshot keeps it.
 */
export const formKeptHere: KeptForm = {
  secret() {
    const inAddress = formSecret.safeParse(location.hash.slice(1));
    if (location.hash) history.replaceState(null, '', `${location.pathname}${location.search}`);
    if (inAddress.success && inAddress.data !== sessionStorage.getItem(secretAs)) {
      sessionStorage.removeItem(contentAs);
      sessionStorage.setItem(secretAs, inAddress.data);
    }
    return sessionStorage.getItem(secretAs) ?? undefined;
  },
  keepSecret(secret) {
    sessionStorage.setItem(secretAs, secret);
    sessionStorage.removeItem(contentAs);
  },
  content() {
    const kept = sessionStorage.getItem(contentAs);
    const read = kept === null ? undefined : formContent.safeParse(JSON.parse(kept));
    return read?.success ? read.data : undefined;
  },
  keepContent(content) {
    if (content) sessionStorage.setItem(contentAs, JSON.stringify(content));
    else sessionStorage.removeItem(contentAs);
  },
  forget() {
    sessionStorage.removeItem(secretAs);
    sessionStorage.removeItem(contentAs);
  },
};
