import { type Delegate, inventDelegates } from './people/delegates.ts';
import { seeded } from './random.ts';
import { readBuilding } from './venue/plan/build.ts';
import type { Venue } from './venue/venue.ts';
import { buildWaterTown } from './venue/water-town/build.ts';

export interface World {
  readonly venue: Venue;
  readonly delegates: readonly Delegate[];
}

const delegateCount = 2000;

/** The venue and its delegates: the same for the same seed and folder, in whichever process it is made. */
export async function prepareWorld({
  seed,
  venueFolder,
}: {
  seed: string;
  venueFolder?: string | undefined;
}): Promise<World> {
  const random = seeded(seed);
  const venue = venueFolder
    ? await readBuilding(venueFolder, random.fork('venue'))
    : buildWaterTown(random.fork('venue'));
  return { venue, delegates: inventDelegates(random.fork('people'), delegateCount) };
}
