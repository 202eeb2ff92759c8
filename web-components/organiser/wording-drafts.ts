import type { DelegateLocale, LetterKind } from '../../db/vocabulary.ts';
import type { LetterWording } from '../../server/registration/letters/wordings.contract.ts';

/** What is in the fields for one kind of letter in one language; empty is ours. */
export interface WordingDraft {
  readonly subject: string;
  readonly words: string;
}

const isOf = (kind: LetterKind, locale: DelegateLocale) => (wording: LetterWording) =>
  wording.kind === kind && wording.locale === locale;

/** The stored wording of a kind in a language, or the one that nobody ever put. */
export const storedFor = (
  wordings: readonly LetterWording[],
  kind: LetterKind,
  locale: DelegateLocale,
): LetterWording => wordings.find(isOf(kind, locale)) ?? { kind, locale, revision: 0 };

/** Whether there are own words, in this language or in any. */
export const hasOwnWords = (wordings: readonly LetterWording[], kind: LetterKind, locale?: DelegateLocale): boolean =>
  wordings.some((each) => each.kind === kind && (!locale || each.locale === locale) && (each.subject || each.words));

export const draftOf = ({ subject = '', words = '' }: LetterWording): WordingDraft => ({ subject, words });

/** A stored wording with what is in the fields; spaces around it do not count. */
export function withDraft({ kind, locale, revision }: LetterWording, draft: WordingDraft): LetterWording {
  const [subject, words] = [draft.subject.trim(), draft.words.trim()];
  return { kind, locale, revision, ...(subject && { subject }), ...(words && { words }) };
}

export const isChanged = (stored: LetterWording, draft: WordingDraft): boolean => {
  const { subject, words } = withDraft(stored, draft);
  return subject !== stored.subject || words !== stored.words;
};

/** The list with one put in the place of what stood there. */
export const withStored = (wordings: readonly LetterWording[], stored: LetterWording): LetterWording[] => [
  ...wordings.filter((each) => !isOf(stored.kind, stored.locale)(each)),
  stored,
];
