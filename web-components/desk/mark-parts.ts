import { foldText, mustBeginWord, spellOut } from '../../server/registration/delegates/fold-text.ts';

/** A piece of a name, and whether the search found it there. */
export interface Part {
  text: string;
  isHit: boolean;
}

/** A name as it is searched, and for each of its letters the place in the name that it comes from. */
interface Folded {
  text: string;
  origins: number[];
}

/** Cuts a name at what the folded words of a search match in it: the beginning of a word, else the first place of each. */
export function markParts(name: string, words: readonly string[]): Part[] {
  const letters = lettersOf(name);
  const hits = letters.map(() => false);
  const spellings = [fold(letters, foldText), fold(letters, (letter) => foldText(spellOut(letter)))];
  spellings.push(withoutE(spellings[0] ?? { text: '', origins: [] }));
  for (const word of words) markFirst(spellings, word, hits);
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

function fold(letters: readonly string[], folding: (letter: string) => string): Folded {
  const folded: Folded = { text: '', origins: [] };
  const add = (text: string, origin: number) => {
    for (const letter of text) {
      if (letter === ' ' && folded.text.endsWith(' ')) continue;
      folded.text += letter;
      for (let unit = 0; unit < letter.length; unit++) folded.origins.push(origin);
    }
  };
  add(' ', 0);
  for (const [i, letter] of letters.entries()) add(partedAsInText(letter, folding(letter)), i);
  add(' ', letters.length);
  return folded;
}

/** A letter alone folds to itself: the space that it brings about, between other letters, is put back. */
function partedAsInText(letter: string, folded: string): string {
  const among = foldText(`x${letter}x`);
  if (!among.includes(' ')) return folded;
  return folded === '' ? ' ' : ` ${folded} `;
}

/** As Mueller is searched for whoever types Müller. */
function withoutE({ text, origins }: Folded): Folded {
  const kept = Array.from(text.split(''), (letter, i) => ({ letter, i })).flatMap(({ letter, i }) =>
    letter === 'e' && 'aou'.includes(text[i - 1] ?? ' ') ? [] : [i],
  );
  return { text: kept.map((i) => text[i]).join(''), origins: kept.map((i) => origins[i] ?? 0) };
}

function markFirst(spellings: readonly Folded[], word: string, hits: boolean[]): void {
  for (const { text, origins } of spellings) {
    const at = placeOf(word, text);
    if (at < 0) continue;
    for (let i = at; i < at + word.length; i++) {
      if (text[i] === ' ') continue;
      // An apostrophe within the match is no letter, and belongs to the mark all the same.
      const isWithin = i + 1 < at + word.length && text[i + 1] !== ' ';
      const [from = 0, to = from + 1] = [origins[i], isWithin ? origins[i + 1] : undefined];
      hits.fill(true, from, Math.max(to, from + 1));
    }
    return;
  }
}

function placeOf(word: string, text: string): number {
  const beginning = text.indexOf(` ${word}`);
  if (beginning >= 0) return beginning + 1;
  return mustBeginWord(word) ? -1 : text.indexOf(word);
}
