import type { Random } from '../../random.ts';
import type { Venue, WalkPlan } from '../../venue/venue.ts';
import type { SimulatedClock } from '../clock.ts';
import type { Coverage } from '../hotspots/coverage.ts';
import type { Activity } from '../hotspots/traffic.ts';
import type { Person } from '../person.ts';
import { type Goals, goalsOf } from './goals.ts';
import type { Seats } from './seats.ts';
import { alongUntil, type Stand, type Ways } from './ways.ts';

export type Walker = Pick<Person, 'devices' | 'zoneId' | 'spotId' | 'entranceId' | 'placeKey' | 'standsAt'>;

interface Ground {
  readonly venue: Pick<Venue, 'zones'> & { readonly walking: WalkPlan };
  readonly ways: Pick<Ways, 'between'>;
  readonly seats: Pick<Seats, 'nearest'>;
  readonly coverage: Pick<Coverage, 'settle'>;
  readonly clock: Pick<SimulatedClock, 'sleep' | 'now'>;
}

/** Not all stand at the door of where they have come to: they wait along the last half minute of their way. */
const waitsWithinS = 30;

/** Somebody on their way, gate by gate. */
export interface Walk {
  /** Up to where one stands in line before the next gate. */
  readonly toGate: () => Promise<void>;
  /** What is left, to where they stay. */
  readonly toEnd: (activity: Activity) => Promise<void>;
}

/** People walk from place to place by the ways that the server tells, and their devices are heard along them. */
export class Walks {
  readonly #ground: Ground;
  readonly #goals: Goals;
  readonly #levels: ReadonlyMap<string, number>;

  constructor(ground: Ground) {
    this.#ground = ground;
    const { walking, zones } = ground.venue;
    this.#goals = goalsOf(walking, zones);
    this.#levels = new Map(walking.levels.map(({ id, ordinal }) => [id, ordinal]));
  }

  /** To a zone (outside: to the gate by which one leaves), from where they are. Where no way is told they are there at once. */
  async setOut(person: Walker, zoneId: string | undefined, random: Random): Promise<Walk> {
    const [from, to] = [this.#goals.placeOf(person), this.#goals.goalIn(zoneId, person, random)];
    const told = from === to ? [] : await this.#ground.ways.between(from, to);
    const samples = alongUntil(told, random.between(0, waitsWithinS));
    const pace = random.between(0.85, 1.2);
    // Who is not let in is there all the same, at the door.
    person.placeKey = to;
    let [next, part] = [0, 0];
    const { clock } = this.#ground;
    const goOn = async (lastPart: number, activity: Activity) => {
      // By the clock, not by so many sleeps: on a busy machine each is a little longer.
      let dueAt = clock.now();
      for (let sample = samples[next]; sample && sample.part <= lastPart; sample = samples[next]) {
        dueAt += (sample.afterS - (samples[next - 1]?.afterS ?? 0)) * pace;
        await clock.sleep(dueAt - clock.now());
        next++;
        this.#stand(person, sample, next === samples.length ? activity : 'stroll');
      }
    };
    return {
      toGate: () => goOn(part++, 'stroll'),
      toEnd: (activity) => goOn(Number.POSITIVE_INFINITY, activity),
    };
  }

  /** Somebody has come in by a gate, and stands at it. */
  comeIn(person: Walker, gateId: string): void {
    const gate = this.#ground.venue.walking.places.find(({ key }) => key === gateId);
    if (!gate) return;
    this.#stand(person, { at: gate.point, levelId: gate.levelId }, 'stroll');
    person.placeKey = gateId;
  }

  #stand(person: Walker, { at, levelId }: Stand, activity: Activity): void {
    person.spotId = undefined;
    person.standsAt = { at, levelId };
    const { seats, coverage } = this.#ground;
    const level = this.#levels.get(levelId) ?? 0;
    for (const device of person.devices) {
      const seat = seats.nearest(at, { level, zoneId: person.zoneId, carrier: device.carrier });
      coverage.settle(device, seat, activity);
    }
  }
}
