// shared with pages: pure
const marks =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of them is meant alone
  /[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u093c\u094d\u09bc\u09cd\u0a3c\u0a4d\u0abc\u0acd\u0bcd\u0c4d\u0cbc\u0ccd\u0d4d\u0e47-\u0e4e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u00ad]/gu;
const apart =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they part words, as all that is no letter does
  /[\u0001-/:-@[-`{-\u00bf\u00d7\u00f7\u02b0-\u02ff\u055a-\u055f\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u1680\u2000-\u206f\u20a0-\u20c0\u2190-\u2bff\u3000-\u303f]+/gu;
/** Characters that are words of their own: Chinese ones and Japanese syllables. */
const wholeWord = /[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}]/gu;

const [from, to] = ['øłđıŧħςىیېةکٱ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९', 'oldithσيييهكا012345678901234567890123456789'];
const inPlace = new Map<string, string>([...from].map((letter, i) => [letter, to[i] ?? '']));
for (const letter of "'’‘ʻʼʽʾʿ`") inPlace.set(letter, '');
for (const [letter, two] of ['æae', 'œoe', 'ßss', 'þth'].map((each) => [each[0] ?? '', each.slice(1)] as const)) {
  inPlace.set(letter, two);
}

/**
 * What is the same to somebody who searches: small letters without accents and vowel points, one form of each Arabic
 * letter, Western digits, one space for whatever is no letter, and each Chinese character a word of its own. The database
 * folds alike (`fold_text`).
 */
export function foldText(text: string): string {
  const plain = text.normalize('NFKD').toLowerCase().replace(marks, '');
  const letters = Array.from(plain, (letter) => inPlace.get(letter) ?? letter).join('');
  return letters
    .replace(wholeWord, ' $& ')
    .replace(apart, ' ')
    .replace(/^ +| +$/g, '');
}

/**
 * The words of a search, folded; eight at most. One with a sign or a Chinese character in it has spaces: its parts must
 * stand beside each other.
 */
export const searchWords = (search: string): string[] =>
  search.trim().split(/\s+/).map(foldText).filter(Boolean).slice(0, 8);

/** Whether a folded word is looked for at the beginnings of words only: of one or two letters, or made of characters. */
export const mustBeginWord = (word: string): boolean => [...word].length < 3 || word.search(wholeWord) >= 0;

/** The same where dots and strokes are spelt out (Mueller for Müller). */
export const spellOut = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüøå]/g, (letter) => (letter === 'å' ? 'aa' : `${foldText(letter)}e`));
