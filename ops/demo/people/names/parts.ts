import type { Random } from '../../random.ts';

/** A name in its own script and in Latin letters. */
export interface PersonName {
  readonly own: string;
  readonly latin: string;
}

export type NameMaker = (random: Random) => PersonName;

/** A piece of a name: `вода:voda` in a table. */
type Part = readonly [own: string, latin: string];

/** Reads a table of pieces, `own:latin` parted by spaces. */
export function parts(table: string): Part[] {
  return table
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [own = '', latin = ''] = entry.split(':');
      return [own, latin];
    });
}

/** Joins one piece of each table into a word; its Latin form gets one capital. */
export function word(random: Random, ...tables: readonly (readonly Part[])[]): PersonName {
  const chosen = tables.map((table) => random.pick(table));
  return {
    own: chosen.map(([own]) => own).join(''),
    latin: capitalised(chosen.map(([, latin]) => latin).join('')),
  };
}

export function joined(words: readonly PersonName[], latinWords: readonly PersonName[] = words, gap = ' '): PersonName {
  return { own: words.map(({ own }) => own).join(gap), latin: latinWords.map(({ latin }) => latin).join(' ') };
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const unfoldable: Record<string, string> = {
  ...{ ß: 'ss', Ø: 'O', ø: 'o', Æ: 'Ae', æ: 'ae', Œ: 'Oe', œ: 'oe', Þ: 'Th', þ: 'th', Ð: 'D', ð: 'd' },
  ...{ Ł: 'L', ł: 'l', Đ: 'D', đ: 'd', ı: 'i', İ: 'I', Ə: 'A', ə: 'a', ʻ: '', '’': '' },
};

/** Latin letters without marks, as passports have them in their lower lines. */
export const folded = (text: string): string =>
  [...text]
    .map((letter) => unfoldable[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
