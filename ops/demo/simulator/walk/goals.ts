import type { Random } from '../../random.ts';
import type { Venue, WalkPlace, WalkPlan } from '../../venue/venue.ts';
import type { Person } from '../person.ts';

type Walker = Pick<Person, 'zoneId' | 'spotId' | 'entranceId' | 'placeKey'>;

/** Between which places somebody walks. */
export interface Goals {
  readonly placeOf: (person: Walker) => string;
  readonly goalIn: (zoneId: string | undefined, person: Walker, random: Random) => string;
}

/** Where one goes when there is nothing to hear. */
const comforts: ReadonlySet<string> = new Set(['restaurant', 'hotel', 'pier', 'toilet', 'accessible_toilet', 'desk']);
/** So many of those who come out of a hall go where the break is laid on: at the first restaurant of the plan. */
const hungryShare = 0.85;

export function goalsOf({ places }: Pick<WalkPlan, 'places'>, zones: Venue['zones']): Goals {
  const byKey = new Map(places.map((place) => [place.key, place]));
  const pleasant = places.filter(({ kind }) => comforts.has(kind)).map(({ key }) => key);
  const table = places.find(({ kind }) => kind === 'restaurant')?.key;
  const parts = new Set(zones.flatMap(({ id, parentId }) => (parentId === undefined ? [] : [id])));
  /** The first hall of a zone; a town has many, and none is meant. */
  const hallOf = (zoneId: string | undefined): WalkPlace | undefined => {
    if (zoneId === undefined || !parts.has(zoneId)) return undefined;
    const named = byKey.get(zoneId);
    return named?.zoneId === zoneId ? named : places.find((place) => place.zoneId === zoneId);
  };
  return {
    placeOf: ({ placeKey, spotId, zoneId, entranceId }) => {
      const known = [placeKey, spotId, zoneId].find((id) => id !== undefined && byKey.has(id));
      return known ?? hallOf(zoneId)?.key ?? entranceId;
    },
    goalIn: (zoneId, person, random) => {
      if (zoneId === undefined) return person.entranceId;
      const [there, left] = [hallOf(zoneId), hallOf(person.zoneId)];
      if (there) return there.key;
      if (left && table !== undefined && random.chance(hungryShare)) return table;
      return pleasant.length > 0 ? random.pick(pleasant) : person.entranceId;
    },
  };
}
