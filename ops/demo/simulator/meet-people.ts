import { z } from 'zod';
import type { Account } from '../client/account.ts';
import type { Delegate } from '../people/delegates.ts';
import type { Random } from '../random.ts';
import type { Venue } from '../venue/venue.ts';
import { arrivalTimes } from './arrivals.ts';
import type { Device } from './hotspots/coverage.ts';
import type { Person } from './person.ts';

const badgePage = z.object({
  badges: z.array(
    z.object({
      delegateId: z.string(),
      externalReference: z.string(),
      serial: z.number(),
      number: z.string(),
      token: z.string(),
    }),
  ),
  next: z.string().optional(),
});
type Badge = z.infer<typeof badgePage>['badges'][number];

/** The badges as the printing house gets them, by the delegates' references. */
export async function readBadges(desk: Account): Promise<Map<string, Badge>> {
  const badges = new Map<string, Badge>();
  let next: string | undefined = '';
  while (next !== undefined) {
    const after: string = next && `&after=${encodeURIComponent(next)}`;
    const page: z.infer<typeof badgePage> = await desk.read(badgePage, `/api/badges?limit=1000${after}`);
    for (const badge of page.badges) badges.set(badge.externalReference, badge);
    next = page.next;
  }
  return badges;
}

/** Gives each delegate their badge, their devices, the gate that they come to and the time; a few never come. */
export function meetPeople(
  delegates: readonly Delegate[],
  badges: ReadonlyMap<string, Badge>,
  { entrances }: Pick<Venue, 'entrances'>,
  random: Random,
  devicesOf: (random: Random) => readonly Device[],
): Person[] {
  const carrying = random.fork('devices');
  const coming = delegates.filter(({ reference }) => badges.has(reference) && !random.chance(0.03));
  const times = random.shuffled(arrivalTimes(random, coming.length));
  return coming.flatMap((delegate, i) => {
    const badge = badges.get(delegate.reference);
    if (!badge) return [];
    return {
      ...{
        delegate,
        delegateId: badge.delegateId,
        badgeNumber: badge.number,
        serial: badge.serial,
        token: badge.token,
      },
      ...{ arrivesAt: times[i] ?? 0, entranceId: random.weighted(entrances, ({ share }) => share).gateId },
      ...{
        isPhoneFlat: random.chance(0.03),
        devices: devicesOf(carrying),
        zoneId: undefined,
        spotId: undefined,
        isKnown: false,
      },
    };
  });
}
