import { foldText } from '../../server/registration/delegates/fold-text.ts';
import { readPlaceCode } from '../../server/wayfinding/places/place-code.ts';
import type { SignedPlace } from './way-world.ts';

const unfit = 4;

const namesOfPlace = new WeakMap<SignedPlace, readonly string[]>();

/** In all languages, and those that a programme or people call it by. */
function namesOf(place: SignedPlace): readonly string[] {
  const known = namesOfPlace.get(place);
  if (known) return known;
  const names = [...Object.values(place.name), ...(place.aliases ?? [])].map(foldText);
  namesOfPlace.set(place, names);
  return names;
}

function rankOf(place: SignedPlace, wanted: string, wantedCode: string | undefined): number {
  if (place.code === wantedCode) return 0;
  const names = namesOf(place);
  if (names.some((each) => each.startsWith(wanted))) return 1;
  if (names.some((each) => each.includes(wanted))) return 2;
  return names.some((each) => hasWords(each, wanted.split(' '))) ? 3 : unfit;
}

/** Each word that was typed, in any order, begins one of the name. */
const hasWords = (name: string, typed: readonly string[]): boolean => {
  const words = name.split(' ');
  return typed.every((word) => words.some((each) => each.startsWith(word)));
};

/** Places by part of any of their names, whatever its commas, by its words, or by code; the best first, then in the order of their names here. */
export function findPlaces(
  places: readonly SignedPlace[],
  typed: string,
  { nameOf, atMost }: { nameOf: (place: SignedPlace) => string; atMost: number },
): SignedPlace[] {
  const wanted = foldText(typed);
  if (wanted === '') return [];
  const code = readPlaceCode(typed);
  return places
    .map((place) => ({ place, rank: rankOf(place, wanted, code) }))
    .filter(({ rank }) => rank < unfit)
    .sort((a, b) => a.rank - b.rank || nameOf(a.place).localeCompare(nameOf(b.place)))
    .slice(0, atMost)
    .map(({ place }) => place);
}
