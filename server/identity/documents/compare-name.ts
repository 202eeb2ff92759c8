// shared with pages: pure

/** The name as a zone has it: capital letters and spaces. */
export interface ZoneName {
  readonly surname: string;
  readonly givenNames: string;
  readonly isNameCut: boolean;
}

/**
 * What one letter becomes in a zone where it is not just bare of its marks (ICAO Doc 9303-3, section 6): each writes it
 * in one of two ways.
 */
const spellings: Record<string, readonly [string, string]> = {
  Ä: ['AE', 'A'],
  Ö: ['OE', 'O'],
  Ü: ['UE', 'U'],
  Å: ['AA', 'A'],
  Ø: ['OE', 'O'],
  Æ: ['AE', 'A'],
  Œ: ['OE', 'O'],
  ß: ['SS', 'SS'],
  ẞ: ['SS', 'SS'],
  Ñ: ['N', 'NXX'],
  Þ: ['TH', 'TH'],
  Ð: ['D', 'D'],
  Đ: ['D', 'D'],
  Ł: ['L', 'L'],
  Ħ: ['H', 'H'],
  İ: ['I', 'I'],
  ı: ['I', 'I'],
  Ə: ['E', 'A'],
};

/**
 * Whether the name in a zone is the registered one in Latin letters, but for marks on letters, hyphens, the order of given
 * name and surname, where a name is parted, further given names that only the document has, and an end that was cut off.
 */
export function isSameName(registered: string, zone: ZoneName): boolean {
  return [0, 1].some((way) => isSpelledSo(wordsOf(registered, way), zone));
}

function isSpelledSo(words: readonly string[], { surname, givenNames, isNameCut }: ZoneName): boolean {
  const family = wordsOf(surname, 0);
  const given = wordsOf(givenNames, 0);
  const said = words.join('');
  if (said === '') return false;
  const orders = [[...family, ...given].join(''), [...given, ...family].join('')];
  if (orders.includes(said)) return true;
  if (isNameCut) return isCutOf(words, family, given);
  const more = leftOver(words, [...family, ...given]);
  // What the document has beside is given names: of two surnames neither may be missing.
  return more !== undefined && given.length > 0 && more.length < given.length && isWithin(more, given);
}

/** The zone ends in the middle of a name: what stands there is registered, and its last word begins a registered one. */
function isCutOf(words: readonly string[], family: readonly string[], given: readonly string[]): boolean {
  const there = [...family, ...given];
  const last = there.at(-1) ?? '';
  const others = there.slice(0, -1);
  const left = leftOver(others, words);
  return left !== undefined && others.length > 0 && left.some((word) => word.startsWith(last));
}

/** What remains of `all` when each of `some` is taken away once; nothing where one of them is not there. */
function leftOver(some: readonly string[], all: readonly string[]): string[] | undefined {
  const left = [...all];
  for (const word of some) {
    const at = left.indexOf(word);
    if (at < 0) return undefined;
    left.splice(at, 1);
  }
  return left;
}

const isWithin = (some: readonly string[], all: readonly string[]): boolean => leftOver(some, all) !== undefined;

function wordsOf(name: string, way: number): string[] {
  const spelled = [...name.toUpperCase().normalize('NFC')].map((letter) => spellings[letter]?.[way] ?? letter).join('');
  return spelled
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ`.]/gu, '')
    .split(/[^A-Z]+/)
    .filter((word) => word !== '');
}
