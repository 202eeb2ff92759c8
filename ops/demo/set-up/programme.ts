import { z } from 'zod';
import type { Account } from '../client/account.ts';
import type { Delegate } from '../people/delegates.ts';
import { type Random, seeded } from '../random.ts';
import { Programme, type Session } from '../simulator/programme.ts';
import type { Venue } from '../venue/venue.ts';

/** When the simulated conference opened, and how fast it goes. */
export interface Course {
  readonly openedAt: number;
  readonly speed: number;
  readonly timeZone: string;
}

/** So many slots are written down: two days, or less where they fly by. */
const slotsAtMost = 600;
const aheadMs = 2 * 24 * 3_600_000;

const themes = [
  'Water levels',
  'Silk and paper',
  'Quiet streets',
  'Old bridges',
  'Trust between machines',
  'Open maps',
];
const takes = [
  'in ten years',
  'for those who come after',
  'without a centre',
  'at the scale of a town',
  'and who pays',
];

/** The programme that the simulator plays, for the same seed. */
export const programmeOf = (venue: Venue, seed: string): Programme =>
  new Programme(venue.halls, seeded(`${seed}/simulator`).fork('programme'));

/** Puts the programme as the desk would, by a file; answers how many sessions it has. */
export async function setUpProgramme(
  desk: Account,
  venue: Venue,
  delegates: readonly Delegate[],
  seed: string,
  course: Course,
): Promise<number> {
  const body = JSON.stringify(scheduleOf(venue, delegates, seed, course));
  const path = `/api/programme/files?${new URLSearchParams({ name: venue.conferenceName.en })}`;
  const outcome = z.object({ counts: z.object({ added: z.number() }) });
  const sent = { text: { body, type: 'application/octet-stream' }, timeoutMs: 120_000 };
  return (await desk.read(outcome, path, sent)).counts.added;
}

/** The programme in frab's JSON, each talk at the time of the wall clock at which the simulated one is held. */
export function scheduleOf(venue: Venue, delegates: readonly Delegate[], seed: string, course: Course) {
  const events = eventsOf(venue, delegates, seed, course);
  const dates = [...new Set(events.map(({ day }) => day))].sort();
  const rooms = venue.halls.map(({ zoneId }) => roomOf(venue, zoneId));
  const days = dates.map((date, index) => {
    const ofDay = events.filter(({ day }) => day === date).map(({ event }) => event);
    const told = rooms.map(({ name }) => [name, ofDay.filter(({ room }) => room === name)] as const);
    return { index: index + 1, date, rooms: Object.fromEntries(told) };
  });
  const conference = { title: venue.conferenceName.en, time_zone_name: course.timeZone, rooms, days };
  return { schedule: { version: '1', conference } };
}

function eventsOf(venue: Venue, delegates: readonly Delegate[], seed: string, course: Course) {
  const programme = programmeOf(venue, seed);
  const random = seeded(`${seed}/talks`);
  const speakers = delegates.filter(({ category }) => category === 'speaker');
  const events: { day: string; event: ReturnType<typeof eventOf> }[] = [];
  const lastS = (aheadMs / 1000) * course.speed;
  let startsAt = programme.nextSlotStart(0);
  for (let slot = 0; slot < slotsAtMost && startsAt < lastS; slot++) {
    for (const session of programme.sessionsAt(startsAt)) {
      const event = eventOf(session, { slot, course, random, speakers, room: roomOf(venue, session.zoneId).name });
      events.push({ day: localDate(new Date(event.date), course.timeZone), event });
    }
    startsAt = programme.nextSlotStart(startsAt);
  }
  return events;
}

interface Around {
  readonly slot: number;
  readonly course: Course;
  readonly random: Random;
  readonly speakers: readonly Delegate[];
  readonly room: string;
}

function eventOf(session: Session, { slot, course, random, speakers, room }: Around) {
  const at = new Date(Math.floor((course.openedAt + (session.startsAt / course.speed) * 1000) / 1000) * 1000);
  const seconds = Math.max(1, Math.round((session.endsAt - session.startsAt) / course.speed));
  const speaker = speakers.length > 0 ? random.pick(speakers).name : undefined;
  return {
    guid: `${session.zoneId}-${slot}`,
    title: `${random.pick(themes)} ${random.pick(takes)}`,
    date: at.toISOString(),
    start: localTime(at, course.timeZone),
    duration: [seconds / 3600, (seconds / 60) % 60, seconds % 60].map(twoDigits).join(':'),
    room,
    persons: speaker === undefined ? [] : [{ public_name: speaker }],
  };
}

const twoDigits = (value: number): string => String(Math.floor(value)).padStart(2, '0');

/** A hall as the plan of the ways calls it; of a building, as its files do. */
export function roomOf({ walking, zones }: Venue, zoneId: string): { name: string; guid: string } {
  const place = walking?.places.find((one) => one.zoneId === zoneId && one.kind === 'hall');
  if (place) return { name: place.name.en, guid: place.key };
  const name = zones.find(({ id }) => id === zoneId)?.name.en ?? zoneId;
  return { name, guid: zoneId };
}

const localTime = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone }).format(at);
const localDate = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }).format(at);
