import type { z } from 'zod';
import type { DelegateLocale, LetterKind } from '../../../db/vocabulary.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { detailsOf } from '../describe-conference.ts';
import { findConference } from '../registration.queries.ts';
import { composeLetter } from './compose-letter.ts';
import type { LetterContent, LetterPreview, letterPreviewQuery } from './letters.contract.ts';
import type { LetterWords, letterDraft } from './wordings.contract.ts';
import { listWordingsFor } from './wordings.queries.ts';

type PreviewDependencies = Pick<Dependencies, 'database' | 'publicOrigin'>;

/** Nobody's: a link as long as a real one. */
const content = { name: 'Ilse Brandt', category: 'attendee', link: '/delegate/#…' } as const;
/** What staff would have written. */
const because = '…';
const tellsWhy: ReadonlySet<LetterKind> = new Set(['declined', 'more_needed', 'withdrawn']);

/** A letter as it would go to an invented delegate, in the organiser's words where there are any. */
export async function previewLetter(
  deps: PreviewDependencies,
  { kind, locale, status }: z.infer<typeof letterPreviewQuery>,
): Promise<LetterPreview> {
  const sent = sentKindOf(kind, status);
  const [row] = await listWordingsFor(deps.database.drizzle, [{ kind: sent, locale }]);
  return compose(deps, sent, locale, { subject: row?.subject ?? undefined, words: row?.words ?? undefined });
}

/** The same with words that are not saved, or with none. */
export const previewDraft = (
  deps: PreviewDependencies,
  { kind, locale, status, subject, words }: z.infer<typeof letterDraft>,
): Promise<LetterPreview> => compose(deps, sentKindOf(kind, status), locale, { subject, words });

const sentKindOf = (kind: LetterKind, status: string): LetterKind =>
  kind === 'invitation' && status === 'approved' ? 'approved' : kind;

async function compose(
  { database, publicOrigin }: PreviewDependencies,
  kind: LetterKind,
  locale: DelegateLocale,
  wording: LetterWords,
): Promise<LetterPreview> {
  const row = await findConference(database.drizzle);
  const dueOn = row.startsAt.toISOString().slice(0, 10);
  return composeLetter({ kind, locale, content: sampleOf(kind, dueOn), wording }, detailsOf(row), publicOrigin);
}

function sampleOf(kind: LetterKind, dueOn: string): LetterContent {
  if (kind === 'form_link') return { link: content.link };
  if (!tellsWhy.has(kind)) return content;
  return { ...content, because, ...(kind === 'more_needed' && { dueOn }) };
}
