import type { Random } from '../../random.ts';
import type { Venue } from '../../venue/venue.ts';
import { Coverage } from './coverage.ts';
import { settleResidents } from './devices.ts';
import { type Lie, lieOf, Teller, type Told } from './teller.ts';

/** Of the switches of the carrier that built first, so many have hotspots of the older make. */
const olderShare = 0.35;
/** After a pause of the whole machine, no more than so many seconds are lived through. */
const longestPauseS = 120;

interface Lying {
  readonly lie: Lie;
  readonly before: Told;
}

/**
 * All hotspots with what is wrong with them. Its time is in seconds since the doors opened, as on the wall, whatever the
 * speed of the conference: what watches over hotspots goes by the wall's.
 */
export class Network {
  readonly coverage: Coverage;
  readonly #tellers: readonly Teller[];
  readonly #lying = new Map<number, Lying>();
  readonly #clockOffsets = new Map<number, number>();
  #steppedToS = 0;

  constructor(venue: Pick<Venue, 'hotspots' | 'settings'>, random: Random) {
    this.coverage = new Coverage(venue, random.fork('coverage'));
    settleResidents(this.coverage, venue, random.fork('residents'));
    this.#tellers = tellersOf(venue, random.fork('tellers'));
  }

  /** Whole seconds one by one, so that it does not matter how often it is asked. */
  advance(nowS: number): void {
    const fromS = Math.max(this.#steppedToS, Math.floor(nowS) - longestPauseS);
    for (let second = fromS + 1; second <= nowS; second++) {
      this.coverage.step(second);
      this.#steppedToS = second;
    }
  }

  /** What a hotspot says now, and by how many seconds the clock is off by which it says so; nothing when it is down. */
  ask(hotspot: number, nowS: number): { told: Told; clockOffsetS: number } | undefined {
    if (this.coverage.isDown(hotspot)) return undefined;
    const truth = this.#teller(hotspot).tell(this.coverage.clientsAt(hotspot), nowS);
    const lying = this.#lying.get(hotspot);
    const told = lying ? lieOf(lying.lie, truth, lying.before) : truth;
    return { told, clockOffsetS: this.#clockOffsets.get(hotspot) ?? 0 };
  }

  cut(hotspots: Iterable<number>): void {
    this.coverage.setDown(hotspots, true);
  }

  /** Those that nothing else keeps down are there again, and count from 0. */
  restore(hotspots: readonly number[], nowS: number): void {
    this.coverage.setDown(hotspots, false);
    for (const hotspot of hotspots) this.#teller(hotspot).restart(nowS);
  }

  lie(hotspot: number, lie: Lie | undefined, nowS: number): void {
    if (!lie) this.#lying.delete(hotspot);
    else {
      const before = this.#teller(hotspot).tell(this.coverage.clientsAt(hotspot), nowS);
      this.#lying.set(hotspot, { lie, before });
    }
  }

  setClock(hotspot: number, offsetS: number): void {
    if (offsetS === 0) this.#clockOffsets.delete(hotspot);
    else this.#clockOffsets.set(hotspot, offsetS);
  }

  #teller(hotspot: number): Teller {
    const teller = this.#tellers[hotspot];
    if (!teller) throw new RangeError(`There is no hotspot ${hotspot}.`);
    return teller;
  }
}

function tellersOf({ hotspots, settings }: Pick<Venue, 'hotspots' | 'settings'>, random: Random): Teller[] {
  const switches = new Map(settings.map(({ code, switchId }) => [code, switchId]));
  const [older] = [...new Set(hotspots.map(({ carrier }) => carrier))].sort();
  const isOlder = new Map([...new Set(switches.values())].map((one) => [one, random.chance(olderShare)]));
  return hotspots.map((hotspot) => {
    const make = hotspot.carrier === older && isOlder.get(switches.get(hotspot.code) ?? '') ? 'counters' : 'rates';
    return new Teller(hotspot, make, random.fork(hotspot.code));
  });
}
