import type { Random } from '../../random.ts';
import type { Hotspot } from '../../venue/venue.ts';
import type { Clients } from './coverage.ts';
import { type Band, bands, type Traffic, trafficOf } from './traffic.ts';

/** A reading without its instant, as the interface takes it (hotspots.contract.ts, `reading`). */
export interface Told {
  readonly hotspot: string;
  readonly clients: number;
  readonly bandClients?: Partial<Record<Band, number>>;
  readonly rxMbps?: number;
  readonly txMbps?: number;
  readonly rxOctets?: number;
  readonly txOctets?: number;
  readonly upSeconds?: number;
  readonly airtime: number;
}

/** Makes of a hotspot; older ones count octets in 32 bits, and do not tell their bands. */
export type Make = 'rates' | 'counters';

const counterSize = 2 ** 32;
const octetsByMegabit = 125_000;

/** What one hotspot says of itself. Counters go on while nobody asks, wrap, and begin at 0 when it starts again. */
export class Teller {
  readonly make: Make;
  readonly #hotspot: Hotspot;
  readonly #random: Random;
  #rxOctets: number;
  #txOctets: number;
  #startedAtS: number;
  #countedAtS = 0;

  constructor(hotspot: Hotspot, make: Make, random: Random) {
    this.make = make;
    this.#hotspot = hotspot;
    this.#random = random;
    // It has been running since long before the doors opened.
    this.#startedAtS = -random.int(3600, 40 * 86_400);
    this.#rxOctets = random.next() * counterSize;
    this.#txOctets = random.next() * counterSize;
  }

  restart(nowS: number): void {
    this.#startedAtS = nowS;
    this.#countedAtS = nowS;
    this.#rxOctets = 0;
    this.#txOctets = 0;
  }

  tell(clients: Clients, nowS: number): Told {
    const traffic = trafficOf(clients.byBand, clients.byActivity);
    const airtime = rounded(within(0.01, traffic.airtime + this.#random.normal(0, 0.02), 1), 1000);
    const [rxMbps, txMbps] = [this.#shaken(traffic.upMbps), this.#shaken(traffic.downMbps)];
    const common = { hotspot: this.#hotspot.code, clients: clients.total, airtime };
    if (this.make === 'counters') return { ...common, ...this.#count(rxMbps, txMbps, nowS) };
    const bandClients = Object.fromEntries(this.#hotspot.bands.map((band) => [band, clients.byBand[band]]));
    return { ...common, bandClients, rxMbps: rounded(rxMbps, 10), txMbps: rounded(txMbps, 10) };
  }

  #count(rxMbps: number, txMbps: number, nowS: number): Pick<Told, 'rxOctets' | 'txOctets' | 'upSeconds'> {
    const seconds = nowS - this.#countedAtS;
    this.#countedAtS = nowS;
    this.#rxOctets = (this.#rxOctets + rxMbps * seconds * octetsByMegabit) % counterSize;
    this.#txOctets = (this.#txOctets + txMbps * seconds * octetsByMegabit) % counterSize;
    return {
      rxOctets: Math.floor(this.#rxOctets),
      txOctets: Math.floor(this.#txOctets),
      upSeconds: Math.floor(nowS - this.#startedAtS),
    };
  }

  #shaken(mbps: Traffic['downMbps']): number {
    return Math.max(0, mbps * this.#random.normal(1, 0.12));
  }
}

/** How a hotspot lies, for whom its own word is no help: the same for ever; nobody there; more than there can be. */
export const lies = ['stuck', 'empty', 'impossible'] as const;
export type Lie = (typeof lies)[number];

/** What is told in place of the truth. `before` is what was told when the lie began. */
export function lieOf(lie: Lie, truth: Told, before: Told): Told {
  if (lie === 'stuck') return before;
  // -1 in the 16 bits of a counter.
  if (lie === 'impossible') return { ...truth, clients: 65_535 };
  const nobody = Object.fromEntries(bands.filter((band) => truth.bandClients?.[band] !== undefined).map((b) => [b, 0]));
  return {
    ...{ hotspot: truth.hotspot, clients: 0, airtime: 0.02 },
    ...(truth.bandClients && { bandClients: nobody }),
    ...(truth.upSeconds === undefined
      ? { rxMbps: 0, txMbps: 0 }
      : { rxOctets: 0, txOctets: 0, upSeconds: truth.upSeconds }),
  };
}

const within = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));
const rounded = (value: number, parts: number): number => Math.round(value * parts) / parts;
