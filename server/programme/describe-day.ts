import { inFives } from '../admission/boards.ts';
import { type Calendar, calendarIn } from '../admission/calendar.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { describeConference } from '../registration/describe-conference.ts';
import { type FoundSessions, findSessions, trackOf } from './describe-sessions.ts';
import type { DaySession, ProgrammeDay } from './programme.contract.ts';
import { countFavourites, listStarts, type SessionRow } from './sessions.queries.ts';

const dayMs = 86_400_000;

/** The sessions that begin on one day, by hall, with how many marked each and how many are inside. */
export async function describeDay(
  { database, clock }: Pick<Dependencies, 'database' | 'clock'>,
  date?: string,
): Promise<ProgrammeDay> {
  const { timeZone } = await describeConference({ database });
  const calendar = calendarIn(timeZone);
  const dates = [...new Set((await listStarts(database.drizzle)).map((at) => dateOf(calendar, at)))];
  const shown = date ?? dayToShow(dates, dateOf(calendar, clock.now()));
  const day = Date.parse(shown) / dayMs;
  const [from, until] = [new Date(calendar.instantOf(day, 0)), new Date(calendar.instantOf(day + 1, 0))];
  const found = await findSessions({ database }, { from, until });
  const rows = found.rows.filter(({ startsAt }) => startsAt >= from);
  const marked = await countFavourites(
    database.drizzle,
    rows.map(({ id }) => id),
  );
  return { date: shown, dates, timeZone, halls: hallsOf({ ...found, rows }, marked) };
}

const dateOf = (calendar: Calendar, at: Date): string =>
  new Date(calendar.dayOf(at.getTime()) * dayMs).toISOString().slice(0, 10);

/** Today where there are sessions, or else the next day that has some. */
const dayToShow = (dates: readonly string[], today: string): string =>
  dates.find((date) => date >= today) ?? dates.at(-1) ?? today;

function hallsOf(found: FoundSessions, marked: ReadonlyMap<string, number>): ProgrammeDay['halls'] {
  const byRoom = new Map<string, SessionRow[]>();
  for (const row of found.rows) {
    const name = row.roomName ?? '';
    byRoom.set(name, [...(byRoom.get(name) ?? []), row]);
  }
  return [...byRoom]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(([name, rows]) => {
      const placeKey = rows[0]?.placeKey ?? null;
      const place = placeKey === null ? undefined : found.places.get(placeKey);
      const standing = found.halls.standingOf(placeKey);
      return {
        ...(name && { room: { name, ...(place && { placeName: place.name }) } }),
        ...(standing && { standing }),
        sessions: rows.map((row) => describe(row, found, marked)),
      };
    });
}

function describe(row: SessionRow, { speakers }: FoundSessions, marked: ReadonlyMap<string, number>): DaySession {
  const { id, title, startsAt, endsAt, state } = row;
  return {
    ...{ id, title, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    isCancelled: state === 'cancelled',
    ...trackOf(row),
    speakers: (speakers.get(id) ?? []).map(({ name }) => name),
    enrolled: inFives(marked.get(id) ?? 0),
  };
}
