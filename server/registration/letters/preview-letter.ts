import type { z } from 'zod';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { detailsOf } from '../describe-conference.ts';
import { findConference } from '../registration.queries.ts';
import { composeLetter } from './compose-letter.ts';
import type { LetterPreview, letterPreviewQuery } from './letters.contract.ts';

/** Nobody's: a link as long as a real one. */
const content = { name: 'Ilse Brandt', category: 'attendee', because: '…', link: '/delegate/#…' } as const;

/** A letter as it would go to an invented delegate. */
export async function previewLetter(
  { database, publicOrigin }: Pick<Dependencies, 'database' | 'publicOrigin'>,
  { kind, locale, status }: z.infer<typeof letterPreviewQuery>,
): Promise<LetterPreview> {
  const conference = detailsOf(await findConference(database.drizzle));
  const sent = kind === 'invitation' && status === 'approved' ? 'approved' : kind;
  return composeLetter({ kind: sent, locale, content }, conference, publicOrigin);
}
