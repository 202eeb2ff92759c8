import { Account, type SignedIn } from '../client/account.ts';
import { seeded } from '../random.ts';
import { letDelegatesMark, markFor } from '../set-up/favourites.ts';
import { setUpProgramme } from '../set-up/programme.ts';
import { timeZone } from '../set-up/venue.ts';
import type { Demo } from './demo.ts';
import type { Registered } from './register-delegates.ts';

/**
 * Puts what the simulator plays as the programme, and has the visitor's delegates mark of it; then, while the demo runs
 * already, some of the others. Answers how many sessions there are.
 */
export async function bringProgramme(
  { given, world, server, stops }: Demo,
  desk: SignedIn,
  { badges, others }: Registered,
  openedAt: number,
): Promise<number> {
  const account = new Account(server.address, desk);
  const course = { openedAt, speed: given.speed, timeZone };
  const sessionCount = await setUpProgramme(account, world.venue, world.delegates, given.seed, course);
  const random = seeded(`${given.seed}/favourites`);
  for (const { delegateId } of badges) await markFor(account, delegateId, random, new Date());
  letDelegatesMark(account, others, random).catch((error: Error) => {
    if (!stops.isStopping) process.stdout.write(`No more delegates mark sessions (${error.message}).\n`);
  });
  return sessionCount;
}
