import { randomBytes } from 'node:crypto';
import type { DelegateActor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import {
  deleteCalendarLink,
  findCalendarLink,
  lockAndCountFavourites,
  replaceCalendarLink,
} from '../favourites.queries.ts';
import type { CalendarLink } from '../own-programme.contract.ts';
import { hashOfCalendar } from './read-calendar.ts';

/** Addresses for a calendar program, which cannot sign in; those that were made before are good for nothing any more. */
export async function makeCalendarLink(
  { database, clock, publicOrigin }: Pick<Dependencies, 'database' | 'clock' | 'publicOrigin'>,
  actor: DelegateActor,
): Promise<CalendarLink> {
  const secret = randomBytes(32).toString('base64url');
  await inTransaction(database, async (tx) => {
    await lockAndCountFavourites(tx, actor.id);
    const link = { delegateId: actor.id, secretHash: hashOfCalendar(secret), madeAt: clock.now() };
    await replaceCalendarLink(tx, link);
  });
  const address = (which: string) => `${publicOrigin}/api/calendars/${secret}/${which}.ics`;
  return { favourites: address('favourites'), programme: address('programme') };
}

/** Whether there is a link, and since when; never the link itself. */
export async function describeCalendarLink({ database }: Pick<Dependencies, 'database'>, actor: DelegateActor) {
  const link = await findCalendarLink(database.drizzle, actor.id);
  return link ? { madeAt: link.madeAt.toISOString() } : {};
}

/** Whoever has the link reads nothing any more. */
export async function endCalendarLink(
  { database }: Pick<Dependencies, 'database'>,
  actor: DelegateActor,
): Promise<void> {
  await deleteCalendarLink(database.drizzle, actor.id);
}
