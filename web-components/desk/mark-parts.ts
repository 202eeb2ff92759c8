import { foldText } from '../../server/registration/delegates/fold-text.ts';

/** A piece of a name, and whether the search found it there. */
export interface Part {
  text: string;
  isHit: boolean;
}

/** Cuts a name at what the folded words of a search match in it: the first place of each. */
export function markParts(name: string, words: readonly string[]): Part[] {
  const letters = lettersOf(name);
  const folded = letters.map(foldText);
  const hits = letters.map(() => false);
  for (const word of words) markFirst(folded, word, hits);
  const parts: Part[] = [];
  for (const [i, letter] of letters.entries()) {
    const isHit = hits[i] ?? false;
    const last = parts.at(-1);
    if (last?.isHit === isHit) last.text += letter;
    else parts.push({ text: letter, isHit });
  }
  return parts;
}

/** What a reader takes for one letter, accents and vowel signs included, so that a mark never parts them. */
const lettersOf = (name: string): string[] =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(name)].map(({ segment }) => segment);

function markFirst(folded: readonly string[], word: string, hits: boolean[]): void {
  const at = folded.join('').indexOf(word);
  if (at < 0) return;
  let position = 0;
  for (const [i, letter] of folded.entries()) {
    const end = position + letter.length;
    if (end > at && position < at + word.length) hits[i] = true;
    position = end;
  }
}
