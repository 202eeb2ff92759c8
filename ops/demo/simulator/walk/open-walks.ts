import type { Account } from '../../client/account.ts';
import type { Venue } from '../../venue/venue.ts';
import type { SimulatedClock } from '../clock.ts';
import type { Coverage } from '../hotspots/coverage.ts';
import { Seats } from './seats.ts';
import { Walks } from './walks.ts';
import { Ways } from './ways.ts';

/** Has people walk by the ways of the server; none where the venue's plan is not one of ours, or not there. */
export async function openWalks(
  { address, cookie }: Pick<Account, 'address' | 'cookie'>,
  venue: Venue,
  coverage: Coverage,
  clock: SimulatedClock,
): Promise<Walks | undefined> {
  const { walking, zones } = venue;
  if (!walking) return undefined;
  const ways = await Ways.learn(address, cookie, walking.places);
  return new Walks({ venue: { zones, walking }, ways, seats: new Seats(venue), coverage, clock });
}
