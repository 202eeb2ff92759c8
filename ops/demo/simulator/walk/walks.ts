import type { Random } from '../../random.ts';
import type { Venue, WalkPlan } from '../../venue/venue.ts';
import type { SimulatedClock } from '../clock.ts';
import type { Coverage } from '../hotspots/coverage.ts';
import type { Person } from '../person.ts';
import type { Seats } from './seats.ts';
import type { Ways } from './ways.ts';

type Walker = Pick<Person, 'devices' | 'zoneId' | 'spotId' | 'entranceId'>;

interface Ground {
  readonly venue: Pick<Venue, 'zones'> & { readonly walking: WalkPlan };
  readonly ways: Pick<Ways, 'between'>;
  readonly seats: Pick<Seats, 'nearest'>;
  readonly coverage: Pick<Coverage, 'settle'>;
  readonly clock: Pick<SimulatedClock, 'sleep'>;
}

/** Where one goes when there is nothing to hear. */
const comforts: readonly string[] = ['restaurant', 'hotel', 'pier', 'toilet', 'accessible_toilet', 'desk'];

/** People walk from place to place by the ways that the server tells, and their devices are heard along them. */
export class Walks {
  readonly #ground: Ground;
  readonly #keys: ReadonlySet<string>;
  readonly #comforts: readonly string[];
  readonly #levels: ReadonlyMap<string, number>;

  constructor(ground: Ground) {
    this.#ground = ground;
    const { places, levels } = ground.venue.walking;
    this.#keys = new Set(places.map(({ key }) => key));
    this.#comforts = places.filter(({ kind }) => comforts.includes(kind)).map(({ key }) => key);
    this.#levels = new Map(levels.map(({ id, ordinal }) => [id, ordinal]));
  }

  /** Walks to a zone (outside: to the gate by which one leaves), from where they are; at once where no way is told. */
  async walk(person: Walker, zoneId: string | undefined, random: Random): Promise<void> {
    const [from, to] = [this.#placeOf(person), this.#goalIn(zoneId, person, random)];
    if (from === to) return;
    const { ways, clock, coverage, seats } = this.#ground;
    const pace = random.between(0.85, 1.2);
    let now = 0;
    for (const { afterS, at, levelId } of await ways.between(from, to)) {
      await clock.sleep((afterS - now) * pace);
      now = afterS;
      const seat = seats.nearest(at, this.#levels.get(levelId) ?? 0);
      for (const device of person.devices) coverage.settle(device, seat, 'stroll');
    }
  }

  #placeOf({ spotId, zoneId, entranceId }: Walker): string {
    const there = [spotId, zoneId].find((id) => id !== undefined && this.#keys.has(id));
    return there ?? this.#hallOf(zoneId) ?? entranceId;
  }

  #goalIn(zoneId: string | undefined, person: Walker, random: Random): string {
    if (zoneId === undefined) return person.entranceId;
    return this.#hallOf(zoneId) ?? (this.#comforts.length > 0 ? random.pick(this.#comforts) : person.entranceId);
  }

  /** The first hall of a zone; a town has many, and none is meant. */
  #hallOf(zoneId: string | undefined): string | undefined {
    if (zoneId === undefined || this.#ground.venue.zones.find(({ id }) => id === zoneId)?.parentId === undefined)
      return undefined;
    const inIt = this.#ground.venue.walking.places.filter((place) => place.zoneId === zoneId);
    return (inIt.find(({ key }) => key === zoneId) ?? inIt[0])?.key;
  }
}
