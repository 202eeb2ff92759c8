import { readPlaceCode } from '../../server/wayfinding/places/place-code.ts';
import type { SignedPlace } from './way-world.ts';

const unfit = 4;

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim();

function rankOf({ name, code }: SignedPlace, wanted: string, wantedCode: string | undefined): number {
  if (code === wantedCode) return 0;
  const names = Object.values(name).map(folded);
  if (names.some((each) => each.startsWith(wanted))) return 1;
  if (names.some((each) => each.includes(wanted))) return 2;
  return names.some((each) => hasWords(each, wanted.split(' '))) ? 3 : unfit;
}

/** Each word that was typed, in any order, begins one of the name. */
const hasWords = (name: string, typed: readonly string[]): boolean => {
  const words = name.split(' ');
  return typed.every((word) => words.some((each) => each.startsWith(word)));
};

/** Places by part of a name in any language, whatever its commas, by its words, or by code; the best first, then in the order of their names here. */
export function findPlaces(
  places: readonly SignedPlace[],
  typed: string,
  { nameOf, atMost }: { nameOf: (place: SignedPlace) => string; atMost: number },
): SignedPlace[] {
  const wanted = folded(typed);
  if (wanted === '') return [];
  const code = readPlaceCode(typed);
  return places
    .map((place) => ({ place, rank: rankOf(place, wanted, code) }))
    .filter(({ rank }) => rank < unfit)
    .sort((a, b) => a.rank - b.rank || nameOf(a.place).localeCompare(nameOf(b.place)))
    .slice(0, atMost)
    .map(({ place }) => place);
}
