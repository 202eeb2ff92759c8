import { inventDelegates } from '../../../ops/demo/people/delegates.ts';
import { type Random, seeded } from '../../../ops/demo/random.ts';
import { Crowd } from '../../../ops/demo/simulator/crowd.ts';
import { Rush } from '../../../ops/demo/simulator/faults/rush.ts';
import { equip } from '../../../ops/demo/simulator/hotspots/devices.ts';
import { Network } from '../../../ops/demo/simulator/hotspots/network.ts';
import { meetPeople } from '../../../ops/demo/simulator/meet-people.ts';
import type { Person } from '../../../ops/demo/simulator/person.ts';
import { Programme } from '../../../ops/demo/simulator/programme.ts';
import type { QueueWatch } from '../../../ops/demo/simulator/queue-watch.ts';
import { live } from '../../../ops/demo/simulator/town-life.ts';
import { Seats } from '../../../ops/demo/simulator/walk/seats.ts';
import { Walks } from '../../../ops/demo/simulator/walk/walks.ts';
import { samplesOf } from '../../../ops/demo/simulator/walk/ways.ts';
import type { Venue, WalkPlan } from '../../../ops/demo/venue/venue.ts';
import { prepareWorld } from '../../../ops/demo/world.ts';
import { describeSteps } from '../../../server/wayfinding/router/way-steps.ts';
import { ServersView } from './servers-view.ts';
import { TownDoors } from './town-doors.ts';
import { VirtualClock } from './virtual-clock.ts';
import { WhoIsWhere } from './who-is-where.ts';

type Town = Venue & { readonly walking: WalkPlan };

const epochS = 30;

/**
 * The demo's day as the simulator lives it, with nothing between it and what the server makes of it: no network, no
 * database, no waiting. The seed is all.
 */
export class TownDay {
  readonly clock: VirtualClock;
  readonly view: ServersView;
  readonly #where: WhoIsWhere;
  readonly #network: Network;
  readonly #people: readonly Person[];
  readonly #doors: TownDoors;
  readonly #town: Town;
  readonly #ways = new Map<string, { askedAtS: number; samples: ReturnType<typeof samplesOf> }>();
  #wallS = 0;

  private constructor(town: Town, seed: string, speed: number) {
    const random = seeded(`${seed}/simulator`);
    this.#town = town;
    this.clock = new VirtualClock(speed);
    this.#network = new Network(town, random.fork('network'));
    this.view = new ServersView(town);
    this.#where = new WhoIsWhere(town, this.view);
    this.#doors = new TownDoors(town, this.clock, random);
    this.#people = peopleOf(town, seed, this.#network, random);
    this.#live(random);
  }

  static async open(seed: string, speed = 4): Promise<TownDay> {
    const { venue } = await prepareWorld({ seed });
    return new TownDay(venue as Town, seed, speed);
  }

  /** Up to this minute of the conference, an epoch of the server each half minute on the wall. */
  async advanceTo(minute: number): Promise<void> {
    const untilS = (minute * 60) / this.clock.speed;
    while (this.#wallS < untilS) {
      this.#wallS++;
      await this.clock.advance(this.#wallS);
      this.#network.advance(this.#wallS);
      if (this.#wallS % epochS === 0) this.#beginEpoch();
    }
  }

  /** How many people truly are on each walkway. */
  truth(): Float64Array {
    return this.#where.countOnWalkways(this.#people);
  }

  #beginEpoch(): void {
    const clients = Int32Array.from(this.#town.hotspots, (_, i) => this.#network.coverage.clientsAt(i).total);
    this.view.take(clients, this.#doors.inside);
  }

  #live(random: Random): void {
    const { coverage } = this.#network;
    const [town, clock] = [this.#town, this.clock];
    const ways = { between: async (from: string, to: string) => this.#samples(from, to) };
    const life = {
      ...{ venue: town, clock, doors: this.#doors, rush: new Rush(), askDesk: async () => true },
      crowd: new Crowd(town.spots, coverage, random.fork('crowd')),
      programme: new Programme(town.halls, random.fork('programme')),
      walks: new Walks({ venue: town, ways, seats: new Seats(town), coverage, clock }),
      queues: {} as QueueWatch,
    };
    for (const person of this.#people) void live(life, person, random.fork(person.delegate.reference));
  }

  /** As a phone that asks again after half a minute. */
  #samples(from: string, to: string): ReturnType<typeof samplesOf> {
    const known = this.#ways.get(`${from} ${to}`);
    if (known && this.clock.onWall() - known.askedAtS < 30) return known.samples;
    const { router, graph } = this.view;
    const ends = { from: { place: from }, to: { place: to } };
    const answer = router.findWay({ ...ends, profile: 'walking', departAtMs: 0 });
    const samples = answer.isFound ? samplesOf(describeSteps(graph, answer.way)) : [];
    this.#ways.set(`${from} ${to}`, { askedAtS: this.clock.onWall(), samples });
    return samples;
  }
}

function peopleOf(town: Town, seed: string, { coverage }: Network, random: Random): Person[] {
  const delegates = inventDelegates(seeded(seed).fork('people'), 2000);
  const badges = delegates.map(({ reference }, serial) => {
    const badge = { delegateId: reference, externalReference: reference, serial, number: '', token: reference };
    return [reference, badge] as const;
  });
  return meetPeople(delegates, new Map(badges), town, random.fork('people'), (chance) => equip(coverage, town, chance));
}
