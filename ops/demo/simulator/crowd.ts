import type { Random } from '../random.ts';
import type { Spot } from '../venue/venue.ts';
import type { Coverage } from './hotspots/coverage.ts';
import type { Activity } from './hotspots/traffic.ts';
import type { Person } from './person.ts';

/** Whoever is moved about, with what they carry. */
export type Moved = Pick<Person, 'spotId' | 'placeKey' | 'standsAt' | 'devices'>;

/** At which spot the simulated people are, and their devices with them. */
export class Crowd {
  readonly #spotsOf = new Map<string, Spot[]>();
  readonly #coverage: Pick<Coverage, 'place'>;
  readonly #random: Random;

  constructor(spots: readonly Spot[], coverage: Pick<Coverage, 'place'>, random: Random) {
    this.#coverage = coverage;
    this.#random = random;
    for (const spot of spots) this.#spotsOf.set(spot.zoneId, [...(this.#spotsOf.get(spot.zoneId) ?? []), spot]);
  }

  /** Moves somebody to a spot of the zone, the one that is named or one that they like; or out of sight. */
  move(person: Moved, zoneId: string | undefined, activity: Activity, spotId?: string): void {
    const spots = zoneId === undefined ? [] : (this.#spotsOf.get(zoneId) ?? []);
    const named = spots.find(({ id }) => id === spotId);
    const liked = spots.length > 0 ? this.#random.weighted(spots, ({ appeal }) => appeal) : undefined;
    person.spotId = (named ?? liked)?.id;
    person.placeKey = undefined;
    person.standsAt = undefined;
    this.#coverage.place(person.devices, person.spotId, activity);
  }
}
