import type { z } from 'zod';
import type { LetterKind } from '../../../db/vocabulary.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { detailsOf } from '../describe-conference.ts';
import { findConference } from '../registration.queries.ts';
import { composeLetter } from './compose-letter.ts';
import type { LetterPreview, letterPreviewQuery } from './letters.contract.ts';

/** Nobody's: a link as long as a real one. */
const content = { name: 'Ilse Brandt', category: 'attendee', link: '/delegate/#…' } as const;
/** What staff would have written. */
const because = '…';
const tellsWhy: ReadonlySet<LetterKind> = new Set(['declined', 'more_needed', 'withdrawn']);

/** A letter as it would go to an invented delegate. */
export async function previewLetter(
  { database, publicOrigin }: Pick<Dependencies, 'database' | 'publicOrigin'>,
  { kind, locale, status }: z.infer<typeof letterPreviewQuery>,
): Promise<LetterPreview> {
  const conference = detailsOf(await findConference(database.drizzle));
  const sent = kind === 'invitation' && status === 'approved' ? 'approved' : kind;
  const whole = tellsWhy.has(kind) ? { ...content, because } : content;
  return composeLetter({ kind: sent, locale, content: whole }, conference, publicOrigin);
}
