import type { Secrets } from '../../kernel/secrets.ts';
import type { DraftRow } from './drafts.queries.ts';
import { type FormContent, formContent } from './forms.contract.ts';

/**
 * The secret of a draft's link. It is derived from the draft's id under the server's secret, so that a letter can name it
 * again while the database keeps its SHA-256 alone.
 */
export const secretOfDraft = (secrets: Secrets, draftId: string): string =>
  secrets.keyedHash('draft-links', draftId).toString('base64url');

/** Path and fragment of the form's page. */
export const linkOfForm = (secret: string): string => `/register/#${secret}`;

export const sealContent = (secrets: Secrets, content: FormContent): Buffer =>
  secrets.seal('drafts', Buffer.from(JSON.stringify(content)));

/** What is in a draft; nothing where it is empty, or was sent. */
export function openContent(secrets: Secrets, { sealedContent }: Pick<DraftRow, 'sealedContent'>): FormContent {
  return sealedContent ? formContent.parse(JSON.parse(secrets.open('drafts', sealedContent).toString())) : {};
}
