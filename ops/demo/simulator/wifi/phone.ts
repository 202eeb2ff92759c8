import { randomBytes } from 'node:crypto';
import type { Random } from '../../random.ts';
import { bssidOf } from '../../venue/bssid.ts';
import type { Person } from '../person.ts';
import { Connection, stopCauses } from './connection.ts';
import type { Controller } from './controller.ts';
import { type Credential, logIn } from './log-in.ts';
import type { WifiOrders } from './wifi-orders.ts';

/** Interims come so often: sooner than access points send them, so that there is something to see. */
const tellsEveryMs = 60_000;
/** A phone that was put off tries again at once; one that is refused, now and then. */
const [putOffMs, refusedMs, unansweredMs] = [4_000, 120_000, 30_000];
/**
 * A phone is told of where its bearer has sat for so long; while they are on their way it stays where it was. In a town whose
 * time runs fast they are sooner at a gate than anybody can be, and the server would say so: then those alone who sit in a talk.
 */
const settledMs = 60_000;
const asFastAsPeople = 1.5;

export interface PhoneTerms {
  readonly orders: WifiOrders;
  readonly controller: Controller;
  readonly credential: Credential;
  /** Of the simulated town. */
  readonly speed: number;
}

/** Whether somebody sits where phones are told of. */
export const isSeated = ({ devices }: Pick<Person, 'devices'>, speed: number): boolean =>
  devices[0]?.hotspot !== undefined && (devices[0].activity === 'talk' || speed <= asFastAsPeople);

/** The phone of one delegate, which was set up for the Wi-Fi: on it wherever there is a hotspot of its carrier. */
export class Phone {
  readonly person: Pick<Person, 'devices' | 'delegate' | 'badgeNumber'>;
  /** What it calls itself in the air. */
  readonly address = `02${randomBytes(5).toString('hex')}`;
  readonly #terms: PhoneTerms;
  readonly #random: Random;
  #heard: { hotspot: number | undefined; activity: string | undefined; sinceMs: number };
  #connection: Connection | undefined;
  #triesFromMs = 0;
  #isTrying = false;

  constructor(person: Phone['person'], terms: PhoneTerms, random: Random) {
    this.person = person;
    this.#terms = terms;
    this.#random = random;
    this.#heard = { hotspot: undefined, activity: undefined, sinceMs: Date.now() };
  }

  /** The hotspot that it is at, by its place in the list. */
  get hotspot(): number | undefined {
    return this.#connection?.hotspot;
  }

  /** The name of its connection. */
  get accountingId(): string | undefined {
    return this.#connection?.its.id;
  }

  /** Whether it wants to log in now. */
  isWanting(nowMs: number): boolean {
    return this.#isSettled(nowMs) && !this.#connection && !this.#isTrying && nowMs >= this.#triesFromMs;
  }

  async join(): Promise<void> {
    const { orders, controller, credential } = this.#terms;
    const { hotspot } = this.#heard;
    if (hotspot === undefined || this.#isTrying) return;
    this.#isTrying = true;
    const accountingId = randomBytes(8).toString('hex').toUpperCase();
    const asked = { credential, device: this.address, bssid: bssidOf(hotspot), accountingId };
    const answer = await logIn(orders, controller.point, asked).finally(() => {
      this.#isTrying = false;
    });
    const nowMs = Date.now();
    if (answer === 'refused' || answer === 'unanswered') {
      this.#triesFromMs = nowMs + (answer === 'refused' ? refusedMs : unansweredMs);
      return;
    }
    const its = {
      ...{ id: accountingId, device: this.address, class: answer.class, startedMs: nowMs },
      accessPoint: controller.point.name,
    };
    this.#connection = new Connection(its, hotspot, this.#random);
    controller.tell(this.#connection.start());
  }

  /** Looks where it is: tells of it when it has moved or it is time, and that it is gone when it hears nothing. */
  look(nowMs: number): void {
    const { hotspot, activity } = this.person.devices[0] ?? {};
    if (hotspot !== this.#heard.hotspot || activity !== this.#heard.activity)
      this.#heard = { hotspot, activity, sinceMs: nowMs };
    const connection = this.#connection;
    if (!connection) return;
    if (hotspot === undefined) {
      this.#end(nowMs, stopCauses.left);
      return;
    }
    const hasMoved = hotspot !== connection.hotspot && this.#isSettled(nowMs);
    if (!hasMoved && nowMs - connection.toldMs < tellsEveryMs) return;
    if (hasMoved) connection.hotspot = hotspot;
    this.#terms.controller.tell(connection.interim(nowMs));
  }

  /** As the server has asked: it is off at once, and tries to come back, as phones do. */
  takeOff(nowMs: number): void {
    this.#triesFromMs = nowMs + putOffMs;
    this.#end(nowMs, stopCauses.disconnected);
  }

  #isSettled(nowMs: number): boolean {
    const { hotspot, sinceMs } = this.#heard;
    return hotspot !== undefined && isSeated(this.person, this.#terms.speed) && nowMs - sinceMs >= settledMs;
  }

  #end(nowMs: number, cause: number): void {
    if (this.#connection) this.#terms.controller.tell(this.#connection.stop(nowMs, cause));
    this.#connection = undefined;
  }
}
