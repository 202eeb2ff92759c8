import type { RoomMatch } from '../../db/venue-vocabulary.ts';
import { foldText } from '../registration/delegates/fold-text.ts';
import type { StoredPlace, StoredRoom } from './rooms.queries.ts';

/** The place of a room, as far as it can be found, and how. */
export interface RoomPlace {
  readonly placeKey: string | null;
  readonly matched: RoomMatch | null;
}

const nowhereYet: RoomPlace = { placeKey: null, matched: null };

/** Finds the places of rooms: by their id, then by their name among all names and aliases, where one place alone has it. */
export class RoomMatcher {
  readonly #byKey: Map<string, StoredPlace>;
  /** Null: several have this name. */
  readonly #byName = new Map<string, string | null>();

  constructor(places: readonly StoredPlace[]) {
    this.#byKey = new Map(places.map((place) => [place.key, place]));
    for (const { key, name, aliases } of places) {
      for (const word of [...Object.values(name), ...(aliases ?? [])]) this.#learn(foldText(word), key);
    }
  }

  #learn(name: string, key: string): void {
    const known = this.#byName.get(name);
    if (name) this.#byName.set(name, known === undefined || known === key ? key : null);
  }

  place(key: string | null | undefined): StoredPlace | undefined {
    return key ? this.#byKey.get(key) : undefined;
  }

  /** What a person has said stays, also when a plan no longer has the place: nobody else may settle it then. */
  match(room: Pick<StoredRoom, 'key' | 'name'> & Partial<RoomPlace>): RoomPlace {
    if (room.matched === 'by_person') return { placeKey: room.placeKey ?? null, matched: 'by_person' };
    if (this.#byKey.has(room.key)) return { placeKey: room.key, matched: 'by_id' };
    const placeKey = this.#byName.get(foldText(room.name));
    return placeKey ? { placeKey, matched: 'by_name' } : nowhereYet;
  }
}

/** Whether nobody knows where it is: nothing was found, or the place that was is not there any more. */
export function isUnsettled({ placeKey, matched }: RoomPlace, matcher: RoomMatcher): boolean {
  return placeKey === null ? matched !== 'by_person' : matcher.place(placeKey) === undefined;
}
