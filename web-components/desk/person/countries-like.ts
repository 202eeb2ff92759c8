export interface Country {
  /** Two letters of ISO 3166. */
  readonly code: string;
  /** In the page's language. */
  readonly name: string;
  readonly nameEnglish: string;
}

const most = 6;

/** Those that somebody may mean: by their two letters first, then by the beginning of the name, of a word in it, or any part. */
export function countriesLike(typed: string, all: readonly Country[]): Country[] {
  const wanted = fold(typed);
  const ranked = all.map((country) => ({ country, rank: rankOf(country, wanted) }));
  return ranked
    .filter(({ rank }) => rank < 9)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ country }) => country);
}

function rankOf({ code, name, nameEnglish }: Country, wanted: string): number {
  if (fold(code) === wanted) return 0;
  return Math.min(...[name, nameEnglish].map((one) => rankOfName(fold(one), wanted)));
}

function rankOfName(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.split(/[\s'’-]+/).some((word) => word.startsWith(wanted))) return 2;
  return name.includes(wanted) ? 3 : 9;
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
