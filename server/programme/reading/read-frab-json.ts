import { countSession } from './check-sessions.ts';
import { cleanColour, cleanLine } from './clean-text.ts';
import { emptyFrabSchedule, type FrabEvent, type FrabSchedule, type Said } from './frab-event.ts';
import { type ReadingReport, shortened } from './reading-report.ts';
import { scheduleLimits } from './schedule.ts';

type Thing = Readonly<Record<string, unknown>>;

/** Reads a schedule in frab's JSON as c3voc's schema has it, and as pretalx writes it. */
export function readFrabJson(text: string, report: ReadingReport): FrabSchedule {
  const root = 'schedule.conference';
  const schedule = thingOf(thingOf(parse(text, report)).schedule);
  const conference = thingOf(schedule.conference);
  if (!Array.isArray(conference.days)) {
    report.end(`${root}.days`, 'not_a_schedule', 'is no schedule: it lists no days');
  }
  const frab = emptyFrabSchedule();
  frab.version = textOf(schedule.version);
  frab.timeZone = saidAt(conference, 'time_zone_name', root);
  learnRooms(conference.rooms, frab, report);
  learnTracks(conference.tracks, frab);
  for (const [index, day] of conference.days.entries()) readDay(thingOf(day), `${root}.days[${index}]`, frab, report);
  return frab;
}

/** What V8 says names the place, and quotes the file: of that only the place is told. */
function parse(text: string, report: ReadingReport): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [, position] = /position (\d+)/.exec(String(error)) ?? [];
    const line = position === undefined ? '' : `line ${text.slice(0, Number(position)).split('\n').length}`;
    return report.end(line, 'json_malformed', 'is no JSON');
  }
}

const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const thingOf = (value: unknown): Thing => (isThing(value) ? value : {});

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.slice(0, 100_000).trim() || undefined;
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

function saidAt(thing: Thing, key: string, path: string): Said | undefined {
  const value = thing[key];
  // Text in several languages, as some programmes have it: English, or what comes first.
  const text = isThing(value) ? textOf(value.en ?? value.name ?? Object.values(value)[0]) : textOf(value);
  return text === undefined ? undefined : { text, path: `${path}.${key}` };
}

function learnRooms(rooms: unknown, frab: FrabSchedule, report: ReadingReport): void {
  if (!Array.isArray(rooms)) return;
  for (const [index, room] of rooms.entries()) {
    const { name, guid, id } = thingOf(room);
    const plain = cleanLine(textOf(name) ?? '', 200);
    if (plain) learnRoom(plain, cleanLine(textOf(guid) ?? textOf(id) ?? '', 200) || plain, frab);
    if (frab.rooms.size > scheduleLimits.rooms)
      report.end(`schedule.conference.rooms[${index}]`, 'too_many_rooms', `more than ${scheduleLimits.rooms} rooms`);
  }
}

function learnRoom(name: string, key: string, { rooms }: FrabSchedule): void {
  if (!rooms.has(name)) rooms.set(name, { key, name });
}

function learnTracks(tracks: unknown, frab: FrabSchedule): void {
  if (!Array.isArray(tracks)) return;
  for (const track of tracks.slice(0, scheduleLimits.tracks)) {
    const said = thingOf(track);
    const name = cleanLine(saidAt(said, 'name', '')?.text ?? '', 200);
    const key = cleanLine(textOf(said.slug) ?? '', 200) || name;
    if (name) frab.tracks.set(name, { key, name, colour: cleanColour(textOf(said.color)) });
  }
}

function readDay(day: Thing, path: string, frab: FrabSchedule, report: ReadingReport): void {
  const rooms = thingOf(day.rooms);
  for (const [room, events] of Object.entries(rooms)) {
    const roomPath = `${path}.rooms[${JSON.stringify(shortened(room))}]`;
    if (!Array.isArray(events)) {
      report.fault(roomPath, 'not_a_list', 'needs a list of sessions');
      continue;
    }
    const name = cleanLine(room, 200);
    if (name && events.length > 0) learnRoom(name, name, frab);
    if (frab.rooms.size > scheduleLimits.rooms)
      report.end(roomPath, 'too_many_rooms', `more than ${scheduleLimits.rooms} rooms`);
    for (const [index, event] of events.entries()) {
      const at = `${roomPath}[${index}]`;
      countSession(frab.events.length + 1, at, report);
      frab.events.push(readEvent(thingOf(event), at, { day, dayPath: path, room: name }));
    }
  }
}

function readEvent(
  event: Thing,
  path: string,
  { day, dayPath, room }: { day: Thing; dayPath: string; room: string },
): FrabEvent {
  const said = (key: string) => saidAt(event, key, path);
  return {
    path,
    ...{ guid: said('guid'), id: said('id'), date: said('date'), start: said('start'), duration: said('duration') },
    room: room ? { text: room, path } : said('room'),
    ...{ title: said('title'), subtitle: said('subtitle'), track: said('track'), language: said('language') },
    ...{ url: said('url'), abstract: said('abstract'), description: said('description') },
    persons: personsOf(event.persons),
    dayDate: saidAt(day, 'date', dayPath),
    dayStart: saidAt(day, 'day_start', dayPath),
  };
}

function personsOf(persons: unknown): string[] {
  if (!Array.isArray(persons)) return [];
  return persons.slice(0, scheduleLimits.speakersOfOne).flatMap((person) => {
    const { public_name, full_public_name, name } = thingOf(person);
    return textOf(public_name) ?? textOf(full_public_name) ?? textOf(name) ?? [];
  });
}
