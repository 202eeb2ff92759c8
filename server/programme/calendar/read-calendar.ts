import { createHash } from 'node:crypto';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { describeConference } from '../../registration/describe-conference.ts';
import { findSessions } from '../describe-sessions.ts';
import { findCalendarOwner, listFavourites } from '../favourites.queries.ts';
import { programmeFaults } from '../programme.errors.ts';
import { writeCalendar } from './write-calendar.ts';

type CalendarDependencies = Pick<Dependencies, 'database' | 'publicOrigin'>;

/** A calendar, and what it is known by while it is the same. */
export interface Calendar {
  readonly text: string;
  readonly etag: string;
}

/** The whole programme as a calendar. */
export const readWholeCalendar = (deps: CalendarDependencies): Promise<Calendar> => calendarWith(deps);

/** What the link of a delegate leads to. Throws `programme.calendar_unknown`, whatever is wrong with the link. */
export async function readLinkedCalendar(
  deps: CalendarDependencies,
  secret: string,
  which: 'favourites' | 'programme',
): Promise<Calendar> {
  const owner = await findCalendarOwner(deps.database.drizzle, hashOfCalendar(secret));
  if (owner === undefined) throw new DomainError(programmeFaults.calendar_unknown);
  if (which === 'programme') return calendarWith(deps);
  return calendarWith(deps, [...(await listFavourites(deps.database.drizzle, owner)).keys()]);
}

/** A secret of 256 random bits needs no slow hash. */
export const hashOfCalendar = (secret: string): Buffer => createHash('sha256').update(secret).digest();

async function calendarWith(
  { database, publicOrigin }: CalendarDependencies,
  ids?: readonly string[],
): Promise<Calendar> {
  const { timeZone, name } = await describeConference({ database });
  const found = await findSessions({ database }, { withTexts: true, ...(ids && { ids }) });
  const text = writeCalendar(found, { name: name.en, timeZone, host: new URL(publicOrigin).hostname });
  return { text, etag: createHash('sha256').update(text).digest('base64url') };
}
