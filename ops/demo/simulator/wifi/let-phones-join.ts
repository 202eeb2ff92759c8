import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from '../../client/account.ts';
import { Refusal } from '../../client/http.ts';
import type { Random } from '../../random.ts';
import type { Venue } from '../../venue/venue.ts';
import type { Person } from '../person.ts';
import { Controller } from './controller.ts';
import { setPhoneUp } from './own-page.ts';
import { isSeated, Phone } from './phone.ts';
import type { WifiOrders } from './wifi-orders.ts';

/** So many phones at most, and a new one so often: each login is a program of its own, and as heavy as a real one. */
export const mostPhones = 60;
const newPhoneMs = [6_000, 14_000] as const;
const lookMs = 1_000;
/** So many log in at once, when all come back together. */
const mostAtOnce = 2;
const toldOf = 3;

interface Wifi {
  readonly orders: Promise<WifiOrders>;
  readonly desk: Account;
  readonly people: readonly Person[];
  readonly hotspots: Venue['hotspots'];
  readonly speed: number;
  readonly random: Random;
  readonly tell: (text: string) => void;
}

/** Some of those who were verified have their phones log in through FreeRADIUS, for as long as the demo runs. */
export async function letPhonesJoin({ orders, desk, people, hotspots, speed, random, tell }: Wifi): Promise<never> {
  const ordered = await orders;
  const phones = new Map<Person, Phone>();
  const controllers = new Map<string, Controller>();
  for (const point of ordered.accessPoints) {
    const end = ({ accountingId, device }: { accountingId: string; device: string }) => {
      const hasIt = (phone: Phone) =>
        accountingId
          ? phone.accountingId === accountingId
          : phone.accountingId !== undefined && phone.address === device;
      const phone = [...phones.values()].find(hasIt);
      phone?.takeOff(Date.now());
      return phone !== undefined;
    };
    controllers.set(point.carrier, await Controller.open(point, ordered.accountingPort, end));
  }
  let told = ordered.isTold ? 0 : toldOf;
  const sayWhere = ({ person, hotspot }: Phone) => {
    if (hotspot === undefined || told === toldOf) return;
    told += 1;
    tell(`On the Wi-Fi:   ${person.delegate.name} (${person.badgeNumber}), at ${hotspots[hotspot]?.code}.`);
  };
  void lookAfter(phones, sayWhere);
  for (;;) {
    await wait(random.between(...newPhoneMs));
    const person = phones.size < mostPhones ? choosePerson(people, phones, { speed, random }) : undefined;
    const controller = person && controllers.get(person.devices[0]?.carrier ?? '');
    if (!person || !controller) continue;
    const credential = await unlessRefused(() => setPhoneUp(desk, person.delegateId));
    if (credential) phones.set(person, new Phone(person, { orders: ordered, controller, credential, speed }, random));
  }
}

/** Who is inside and sits down. */
function choosePerson(
  people: readonly Person[],
  phones: ReadonlyMap<Person, Phone>,
  { speed, random }: Pick<Wifi, 'speed' | 'random'>,
) {
  const there = people.filter((one) => one.zoneId !== undefined && isSeated(one, speed) && !phones.has(one));
  return there.length > 0 ? random.pick(there) : undefined;
}

async function lookAfter(phones: ReadonlyMap<Person, Phone>, sayWhere: (phone: Phone) => void): Promise<never> {
  let joining = 0;
  for (;;) {
    await wait(lookMs);
    const nowMs = Date.now();
    for (const phone of phones.values()) {
      phone.look(nowMs);
      if (joining >= mostAtOnce || !phone.isWanting(nowMs)) continue;
      joining += 1;
      void phone.join().then(
        () => {
          joining -= 1;
          sayWhere(phone);
        },
        // A program that could not be started now may be at the next look.
        () => {
          joining -= 1;
        },
      );
    }
  }
}

/** Whom the server refuses, or a server that is away: another time. */
async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  }
}
