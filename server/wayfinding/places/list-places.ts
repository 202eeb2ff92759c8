import type { Actor, Monitor } from '../../kernel/actor.ts';
import { foldText } from '../../registration/delegates/fold-text.ts';
import type { VenuePlace } from '../venue/venue.contract.ts';
import { readPlaceCode } from './place-code.ts';
import type { PlaceList, PlacesQuery } from './places.contract.ts';
import { type CodedPlace, listed, type PlacesDependencies, placesOfAsker } from './places-of-asker.ts';

/** Places to go to, of those that who asks may be told of: what begins with the words that are looked for comes first. */
export async function listPlaces(
  deps: PlacesDependencies,
  actor: Actor | Monitor | undefined,
  { kind, search = '', limit }: PlacesQuery,
): Promise<PlaceList> {
  const places = await placesOfAsker(deps, actor);
  if (!places) return { places: [], count: 0 };
  const wanted = foldText(search);
  const code = readPlaceCode(search);
  const found = places
    .all()
    .filter((place) => kind === undefined || place.kind === kind)
    .map((place) => ({ place, rank: place.code === code ? 0 : rankOf(place, wanted) }))
    .filter(({ rank }) => rank < unfit)
    .sort((a, b) => a.rank - b.rank || byName(a.place, b.place));
  return { places: found.slice(0, limit).map(({ place }) => listed(places.ground, place)), count: found.length };
}

const unfit = 4;

/** 1: a name is just that; 2: one begins so; 3: one holds it. */
function rankOf(place: VenuePlace, wanted: string): number {
  if (wanted === '') return 3;
  const names = namesOf(place);
  if (names.includes(wanted)) return 1;
  if (names.some((name) => name.startsWith(wanted))) return 2;
  return names.some((name) => name.includes(wanted)) ? 3 : unfit;
}

const collator = new Intl.Collator('en', { numeric: true });
const byName = (a: CodedPlace, b: CodedPlace): number =>
  collator.compare(a.name.en, b.name.en) || (a.code < b.code ? -1 : 1);

const foldedNames = new WeakMap<VenuePlace['name'], readonly string[]>();

function namesOf({ name, aliases = [] }: VenuePlace): readonly string[] {
  const known = foldedNames.get(name);
  if (known) return known;
  const names = [...Object.values(name), ...aliases].map(foldText);
  foldedNames.set(name, names);
  return names;
}
