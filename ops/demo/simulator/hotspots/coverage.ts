import type { Random } from '../../random.ts';
import type { Hotspot, Venue } from '../../venue/venue.ts';
import { Surroundings } from './surroundings.ts';
import type { Activity, Band } from './traffic.ts';

/** Something with a radio: of a delegate, or of the town. */
export interface Device {
  readonly carrier: string;
  /** The best band that it can use. */
  readonly bestBand: Band;
  /** The hotspot nearest to who carries it; none while they are out of sight. */
  seat: number | undefined;
  activity: Activity;
  /** Where it is connected: none while nothing within reach answers. */
  hotspot: number | undefined;
  band: Band;
  settledAtS: number;
}

export interface Clients {
  total: number;
  readonly byBand: Record<Band, number>;
  readonly byActivity: Record<Activity, number>;
}

/** A device stays where it is for so long, whatever it hears. */
const stayS = 20;
/** Who goes elsewhere keeps a hotspot that is one of so many nearest there. */
const clearly = 3;
/** Another hotspot must have so much more of its room free: phones are sticky. */
const hysteresis = 0.2;
/** Each hotspot that is nearer counts as so much free room. */
const nearness = 0.08;
/** Chances in a second. */
const [looksWhenCrowded, looksWhenCalm, rejoins, drifts] = [0.05, 0.006, 0.35, 0.004];

/**
 * Which device is connected to which hotspot. Devices are neither made nor lost here: each is at one hotspot, or looks
 * for one, or is out of sight, and what one hotspot loses another gets.
 */
export class Coverage {
  readonly devices: Device[] = [];
  readonly #hotspots: readonly Hotspot[];
  readonly #surroundings: Surroundings;
  readonly #clients: readonly Clients[];
  /** For how many reasons each is down. */
  readonly #down: Uint8Array;
  readonly #random: Random;
  #nowS = 0;

  constructor(venue: Pick<Venue, 'hotspots' | 'settings'>, random: Random) {
    this.#hotspots = venue.hotspots;
    this.#surroundings = new Surroundings(venue);
    this.#clients = venue.hotspots.map(() => ({
      total: 0,
      byBand: { '2.4': 0, '5': 0, '6': 0 },
      byActivity: { resident: 0, talk: 0, stroll: 0, break: 0, rush: 0 },
    }));
    this.#down = new Uint8Array(venue.hotspots.length);
    this.#random = random;
  }

  clientsAt(hotspot: number): Clients {
    const clients = this.#clients[hotspot];
    if (!clients) throw new RangeError(`There is no hotspot ${hotspot}.`);
    return clients;
  }

  isDown(hotspot: number): boolean {
    return this.#down[hotspot] !== 0;
  }

  /** A device that is out of sight until it is placed. */
  add(carrier: string, bestBand: Band): Device {
    const device: Device = {
      ...{ carrier, bestBand, band: bestBand, activity: 'stroll', settledAtS: 0 },
      ...{ seat: undefined, hotspot: undefined },
    };
    this.devices.push(device);
    return device;
  }

  /** Somebody sits down at a spot, or strolls about in it, with all that they carry; or goes out of sight. */
  place(devices: readonly Device[], spotId: string | undefined, activity: Activity): void {
    const seats = spotId === undefined ? [] : this.#surroundings.seatsAt(spotId);
    const seat = seats.length > 0 ? this.#random.weighted(seats, ({ pull }) => pull).index : undefined;
    for (const device of devices) this.settle(device, seat, activity);
  }

  /** As `place`, at a certain seat. A device that still hears its hotspot clearly stays with it. */
  settle(device: Device, seat: number | undefined, activity: Activity): void {
    const { hotspot } = device;
    const stays =
      seat !== undefined && hotspot !== undefined && this.#reach(seat, device).slice(0, clearly).includes(hotspot);
    this.#connect(device, undefined);
    device.seat = seat;
    device.activity = activity;
    if (stays) this.#connect(device, hotspot, device.band);
    else this.#join(device);
  }

  /** One more reason, or one less, for these to be down. Who was connected looks for another. */
  setDown(hotspots: Iterable<number>, isDown: boolean): void {
    const fallen = new Set<number>();
    for (const hotspot of hotspots) {
      const reasons = (this.#down[hotspot] ?? 0) + (isDown ? 1 : -1);
      if (reasons < 0) throw new RangeError(`Hotspot ${hotspot} is not down.`);
      this.#down[hotspot] = reasons;
      if (isDown && reasons === 1) fallen.add(hotspot);
    }
    if (fallen.size === 0) return;
    for (const device of this.devices) {
      if (device.hotspot !== undefined && fallen.has(device.hotspot)) this.#connect(device, undefined);
    }
  }

  /** One second goes by: who has no hotspot looks for one, who has a crowded one perhaps for a better. */
  step(nowS: number): void {
    this.#nowS = nowS;
    for (const device of this.devices) {
      if (device.seat === undefined) continue;
      if (device.hotspot === undefined) {
        if (this.#random.next() < rejoins) this.#join(device);
      } else this.#lookAround(device, device.hotspot);
    }
  }

  #lookAround(device: Device, hotspot: number): void {
    const luck = this.#random.next();
    if (luck < drifts && device.activity === 'resident') this.#join(device);
    else if (luck < (this.#fullness(hotspot) > 1 ? looksWhenCrowded : looksWhenCalm)) this.#roam(device, hotspot);
  }

  #roam(device: Device, hotspot: number): void {
    if (this.#nowS - device.settledAtS < stayS) return;
    const near = this.#reach(device.seat, device);
    const worth = (one: number) => this.#fullness(one) + nearness * near.indexOf(one);
    const here = worth(hotspot);
    let [best, least] = [hotspot, here - hysteresis];
    for (const other of near) {
      if (other === hotspot || this.isDown(other) || worth(other) >= least) continue;
      [best, least] = [other, worth(other)];
    }
    if (best !== hotspot) this.#connect(device, best);
  }

  /** Mostly the nearest that answers; walls and bodies make it another now and then. */
  #join(device: Device): void {
    const near = this.#reach(device.seat, device).filter((hotspot) => !this.isDown(hotspot));
    this.#connect(device, near.find(() => this.#random.chance(0.6)) ?? near[0]);
  }

  #connect(device: Device, hotspot: number | undefined, band?: Band): void {
    if (device.hotspot !== undefined) count(this.clientsAt(device.hotspot), device, -1);
    device.hotspot = hotspot;
    if (hotspot === undefined) return;
    device.band = band ?? this.#bandOf(device, hotspot);
    device.settledAtS = this.#nowS;
    count(this.clientsAt(hotspot), device, 1);
  }

  /** The best that both can; one lower where it is far. A device that can none of them takes the lowest there is. */
  #bandOf({ bestBand }: Device, hotspot: number): Band {
    const offered = this.#hotspots[hotspot]?.bands ?? [];
    const usable = offered.filter((band) => Number(band) <= Number(bestBand));
    const lower = this.#random.chance(0.12) ? usable.at(-2) : undefined;
    return lower ?? usable.at(-1) ?? offered[0] ?? bestBand;
  }

  #reach(seat: number | undefined, { carrier }: Device): readonly number[] {
    return seat === undefined ? [] : this.#surroundings.reach(seat, carrier);
  }

  #fullness(hotspot: number): number {
    return this.clientsAt(hotspot).total / (this.#hotspots[hotspot]?.capacityClients ?? 1);
  }
}

function count(clients: Clients, { band, activity }: Device, by: 1 | -1): void {
  clients.total += by;
  clients.byBand[band] += by;
  clients.byActivity[activity] += by;
}
