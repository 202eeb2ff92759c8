import { z } from 'zod';
import { Account, type SignedIn } from '../client/account.ts';
import { ask, Refusal } from '../client/http.ts';
import type { Random } from '../random.ts';

const link = z.object({ url: z.string() });
const programme = z.object({
  sessions: z.array(z.object({ id: z.string(), startsAt: z.string(), isCancelled: z.boolean() })),
});

/** Marks sessions for a delegate in the only way there is: on their own page, which the desk gives them the link to. */
export async function markFor(desk: Account, delegateId: string, random: Random, now: Date): Promise<void> {
  const { url } = await desk.read(link, `/api/delegates/${delegateId}/links`, { method: 'POST' });
  const own = new Account(desk.address, await signInDelegate(desk.address, url));
  const { sessions } = await own.read(programme, '/api/delegate/programme');
  for (const { id } of chosen(sessions, random, now))
    await own.ask(`/api/delegate/favourites/${id}`, { method: 'PUT' });
}

async function signInDelegate(address: string, url: string): Promise<SignedIn> {
  const { headers } = await ask(address, '/api/delegate/sign-ins', { json: { secret: new URL(url).hash.slice(1) } });
  const cookie = headers.getSetCookie()[0]?.split(';')[0];
  if (!cookie) throw new Refusal(201, 'no_cookie', 'The sign-in came without a cookie.');
  return { email: 'delegate', cookie };
}

const slotsMarked = 2;

/** One of each of the next slots. */
export function chosen<T extends { startsAt: string; isCancelled: boolean }>(
  sessions: readonly T[],
  random: Random,
  now: Date,
): T[] {
  const ahead = sessions.filter(({ startsAt, isCancelled }) => !isCancelled && new Date(startsAt) > now);
  const slots = [...new Set(ahead.map(({ startsAt }) => startsAt))].sort().slice(0, slotsMarked);
  return slots.map((slot) => random.pick(ahead.filter(({ startsAt }) => startsAt === slot)));
}

/** The server takes 120 marks at once from one address, and then two a second: so many delegates are within that. */
const delegatesAtMost = 50;

/** Lets some of the simulated delegates mark what comes next, so that halls and closures have somebody to tell of. */
export async function letDelegatesMark(desk: Account, delegateIds: readonly string[], random: Random): Promise<void> {
  for (const id of random.shuffled(delegateIds).slice(0, delegatesAtMost)) {
    await markFor(desk, id, random, new Date());
  }
}
