import { type Attributes, whole } from '../../client/radius.ts';
import type { Random } from '../../random.ts';
import { bssidOf } from '../../venue/bssid.ts';

/** RFC 2866 §5.1 and §5.10. */
const statuses = { start: 1, stop: 2, interim: 3 } as const;
export const stopCauses = { left: 1, disconnected: 6 } as const;

const attributes = {
  ...{ calledStation: 30, callingStation: 31, accessPoint: 32, class: 25, status: 40, id: 44, seconds: 46 },
  ...{ octetsIn: 42, octetsOut: 43, wrapsIn: 52, wrapsOut: 53, cause: 49 },
} as const;

const octetsByMegabit = 125_000;
const dashed = (address: string): string => address.toUpperCase().match(/../g)?.join('-') ?? '';

export interface Connected {
  readonly id: string;
  readonly device: string;
  readonly class: Buffer;
  /** What the controller calls itself. */
  readonly accessPoint: string;
  readonly startedMs: number;
}

/** One phone on the Wi-Fi, as its access point counts it. */
export class Connection {
  readonly its: Connected;
  readonly #random: Random;
  hotspot: number;
  toldMs: number;
  #up = 0;
  #down = 0;

  constructor(its: Connected, hotspot: number, random: Random) {
    this.its = its;
    this.hotspot = hotspot;
    this.toldMs = its.startedMs;
    this.#random = random;
  }

  start(): Attributes {
    return this.#told(statuses.start, this.its.startedMs);
  }

  /** Also where it has gone to another hotspot of the same controller, which then tells of it from there. */
  interim(nowMs: number): Attributes {
    this.#use(nowMs);
    return this.#told(statuses.interim, nowMs);
  }

  stop(nowMs: number, cause: number): Attributes {
    this.#use(nowMs);
    return new Map([...this.#told(statuses.stop, nowMs), [attributes.cause, whole(cause)]]);
  }

  /** People read, and now and then somebody sends a picture. */
  #use(nowMs: number): void {
    const seconds = Math.max(0, (nowMs - this.toldMs) / 1000);
    this.toldMs = nowMs;
    this.#down += Math.round(seconds * this.#random.between(0.4, 3) * octetsByMegabit);
    this.#up += Math.round(seconds * this.#random.between(0.1, 0.6) * octetsByMegabit);
  }

  #told(status: number, nowMs: number): Attributes {
    const { id, device, accessPoint, startedMs } = this.its;
    const wraps = (octets: number) => whole(Math.floor(octets / 2 ** 32));
    return new Map([
      [attributes.status, whole(status)],
      [attributes.id, Buffer.from(id)],
      [attributes.accessPoint, Buffer.from(accessPoint)],
      [attributes.calledStation, Buffer.from(`${dashed(bssidOf(this.hotspot))}:venue`)],
      [attributes.callingStation, Buffer.from(dashed(device))],
      [attributes.class, this.its.class],
      [attributes.seconds, whole(Math.floor((nowMs - startedMs) / 1000))],
      [attributes.octetsIn, whole(this.#up)],
      [attributes.wrapsIn, wraps(this.#up)],
      [attributes.octetsOut, whole(this.#down)],
      [attributes.wrapsOut, wraps(this.#down)],
    ]);
  }
}
