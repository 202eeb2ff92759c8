import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Account } from '../client/account.ts';
import { Refusal } from '../client/http.ts';
import type { Random } from '../random.ts';
import type { Venue } from '../venue/venue.ts';
import { minutes, type SimulatedClock } from './clock.ts';
import type { Doors } from './doors.ts';
import type { Person } from './person.ts';

export interface Mishaps {
  readonly venue: Venue;
  readonly clock: SimulatedClock;
  readonly doors: Doors;
  readonly people: readonly Person[];
  readonly desk: Account;
  readonly random: Random;
}

/** Strangers try their luck: a badge of their own making, half a code, a menu's code, the badge of one who is inside. */
export async function sendStrangers({ venue, clock, doors, people, random }: Mishaps): Promise<never> {
  await clock.sleep(minutes(2));
  for (;;) {
    const { gateId } = random.weighted(venue.entrances, ({ share }) => share);
    const token = strangersToken(random, people);
    void doors.pass(gateId, { token, direction: 'in', isKnown: false });
    await clock.sleep(random.exponential(50));
  }
}

function strangersToken(random: Random, people: readonly Person[]): string {
  const kinds = ['copied', 'copied', 'forged', 'cut', 'foreign', 'mistyped'] as const;
  const kind = random.pick(kinds);
  const inside = people.filter(({ zoneId }) => zoneId !== undefined);
  const { token, badgeNumber } = random.pick(inside.length > 0 ? inside : people);
  if (kind === 'forged') return forged(token, random);
  if (kind === 'cut') return token.slice(0, random.int(40, 120));
  if (kind === 'foreign') return 'https://menu.example/tea-house/table/12';
  if (kind === 'mistyped') return mistyped(badgeNumber, random);
  return token;
}

/** One letter of what is signed is another: a badge with better rights, so its maker hopes. */
export function forged(token: string, random: Random): string {
  const at = random.int(8, 40);
  const letter = token.charAt(at) === '7' ? '8' : '7';
  return `${token.slice(0, at)}${letter}${token.slice(at + 1)}`;
}

/** Two digits change places, or one is another. */
export function mistyped(number: string, random: Random): string {
  const digits = [...number.matchAll(/\d/g)].map(({ index }) => index);
  const at = random.pick(digits);
  const wrong = (Number(number.charAt(at)) + random.int(1, 9)) % 10;
  return `${number.slice(0, at)}${wrong}${number.slice(at + 1)}`;
}

/**
 * Badges are lost. Some are revoked, and their holders learn of it at the next gate; for others the desk gives a new
 * one at once, and who found the old one tries it.
 */
export async function loseBadges({ venue, clock, doors, people, desk, random }: Mishaps): Promise<never> {
  await clock.sleep(minutes(4));
  for (;;) {
    const person = random.pick(people);
    const { serial, token } = person;
    const json = { because: 'Reported lost.' };
    if (random.chance(0.5)) await atTheDesk(() => desk.ask(`/api/badges/${serial}/revoke`, { json }));
    else if (await handOut(desk, person, `/api/badges/${serial}/reissue`, json)) {
      const { gateId } = random.pick(venue.entrances);
      void clock.sleep(minutes(2)).then(() => doors.pass(gateId, { token, direction: 'in', isKnown: false }));
    }
    await clock.sleep(random.exponential(minutes(3)));
  }
}

const newBadge = z.object({ token: z.string(), number: z.string(), serial: z.number() });

/** The desk gives a new badge to somebody whose own no longer works. */
export const issueBadge = (desk: Account, person: Person): Promise<boolean> =>
  handOut(desk, person, `/api/delegates/${person.delegateId}/badges`, { medium: 'phone' });

async function handOut(desk: Account, person: Person, path: string, json: unknown): Promise<boolean> {
  const badge = await atTheDesk(() => desk.read(newBadge, path, { json }));
  if (!badge) return false;
  Object.assign(person, { token: badge.token, badgeNumber: badge.number, serial: badge.serial });
  return true;
}

/** What the desk refuses (a badge that was revoked before, say) is no mishap of the demo. */
async function atTheDesk<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return undefined;
  }
}

/** Now and then a lane's line to the server is down for half a minute. */
export async function cutLines({ doors, random }: Mishaps): Promise<never> {
  for (;;) {
    await wait(random.between(90_000, 180_000));
    await random.pick(doors.lanes).device.cutOff(random.between(15_000, 40_000));
  }
}
