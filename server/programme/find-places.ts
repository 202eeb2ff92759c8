import type { Dependencies } from '../kernel/dependencies.ts';
import { foldText, searchWords } from '../registration/delegates/fold-text.ts';
import type { PlaceList } from './programme.contract.ts';
import { listPlaces } from './rooms.queries.ts';

const shown = 20;

/** Places of the plan that is published, by any of their names; twenty at most. */
export async function findPlaces({ database }: Pick<Dependencies, 'database'>, search: string): Promise<PlaceList> {
  const words = searchWords(search);
  const places = await listPlaces(database.drizzle);
  const found = places.filter(({ key, name, aliases }) => {
    const text = [key, ...Object.values(name), ...(aliases ?? [])].map(foldText).join(' ');
    return words.every((word) => text.includes(word));
  });
  return { places: found.slice(0, shown).map(({ key, name, level }) => ({ key, name, level })) };
}
