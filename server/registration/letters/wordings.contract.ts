import { z } from 'zod';
import { delegateLocales, type LetterKind, letterKinds, registrationStatuses } from '../../../db/vocabulary.ts';
import { lineOfText, paragraphs, turnsDirection } from '../../kernel/values.contract.ts';

/** What may stand in own words in braces, such as `{name}`, and is put in when a letter is composed. */
export const placeholders = ['name', 'conference', 'days', 'category'] as const;
export type Placeholder = (typeof placeholders)[number];

const withCategory: ReadonlySet<LetterKind> = new Set(['invitation', 'received', 'approved', 'new_link']);

/** What is known whenever a letter of this kind is written: of who has only begun a form, not even the name. */
export const placeholdersOf = (kind: LetterKind): readonly Placeholder[] =>
  placeholders.filter((each) => {
    if (each === 'name') return kind !== 'form_link';
    return each === 'category' ? withCategory.has(kind) : true;
  });

const inBraces = /\{(\w+)\}/g;

/** What stands in braces and is no placeholder of this kind of letter, and braces that are not closed or not opened. */
export function strayBraces(kind: LetterKind, words: string): string[] {
  const known: readonly string[] = placeholdersOf(kind);
  const rest = words.replaceAll(inBraces, (whole, name: string) => (known.includes(name) ? '' : whole));
  return rest.match(/\{[^{}\n]{0,40}\}?|\}/g) ?? [];
}

/** The words with what is known in the place of its placeholders, once: what is put in is not looked at again. */
export const fillIn = (words: string, known: Readonly<Partial<Record<Placeholder, string | undefined>>>): string =>
  words.replaceAll(inBraces, (whole, name: string) =>
    placeholders.some((each) => each === name) ? (known[name as Placeholder] ?? '') : whole,
  );

/** Own words. What is absent is ours. The letter's link, reason and due date are ours always, and follow `words`. */
export const letterWords = z.object({
  subject: lineOfText(200)
    .refine((subject) => !turnsDirection.test(subject), { message: 'text, without characters that turn its direction' })
    .optional(),
  /** Plain text; an empty line parts paragraphs. */
  words: paragraphs(4_000).optional(),
});
export type LetterWords = z.infer<typeof letterWords>;

const ofLetter = z.object({ kind: z.enum(letterKinds), locale: z.enum(delegateLocales) });

const fits = ({ kind, subject, words }: z.infer<typeof ofLetter> & LetterWords): boolean =>
  strayBraces(kind, `${subject ?? ''}\n${words ?? ''}`).length === 0;
const braces = { message: 'only the placeholders of this letter in braces: name, conference, days, category' };

/** `revision` is 0 for a letter that never had words of the organiser's own. */
export const letterWording = ofLetter.extend(letterWords.shape).extend({ revision: z.number().int().min(0) });
export type LetterWording = z.infer<typeof letterWording>;

/**
 * PUT /api/letters/wordings: own words for one kind in one language; without `subject` and `words` it is ours again.
 * Another `revision` than the stored one answers `registration.changed_meanwhile`.
 */
export const wordingToPut = letterWording.refine(fits, braces);

/** GET /api/letters/wordings: all that were ever put; what is not in the list is ours, with revision 0. */
export const letterWordingList = z.object({ wordings: z.array(letterWording) });

/** POST /api/letters/preview: a letter with words that are not saved, as it would go to an invented delegate. */
export const letterDraft = ofLetter
  .extend(letterWords.shape)
  .extend({ status: z.enum(registrationStatuses).default('invited') })
  .refine(fits, braces);
