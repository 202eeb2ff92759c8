const words = new Intl.Segmenter('und', { granularity: 'word' });
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Scripts that are written without spaces: a line may be broken between two words of theirs. */
const unspaced =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]$/u;

const firstOf = (text: string) => String.fromCodePoint(text.codePointAt(0) ?? 0);

/** Where a line of this text may end: after a space, after a hyphen as given, between words that have no spaces. */
export function breaksOf(text: string): number[] {
  const places: number[] = [];
  let before = '';
  for (const { index, segment } of words.segment(text)) {
    const last = before.at(-1) ?? '';
    const isAfterSpace = /^[\s\u200b]$/.test(last) && !/^\s/.test(segment);
    const isAfterHyphen = /^[-\u2010\u2013/]$/.test(last) && !/^[\s-]/.test(segment);
    const isBetweenWords = unspaced.test(last) && unspaced.test(firstOf(segment));
    if (index > 0 && (isAfterSpace || isAfterHyphen || isBetweenWords)) places.push(index);
    before = segment;
  }
  return places;
}

/** Between any two characters as people see them. */
export const graphemeBreaksOf = (text: string): number[] =>
  [...graphemes.segment(text)].map(({ index }) => index).filter((index) => index > 0);
