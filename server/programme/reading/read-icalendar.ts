import { setImmediate as breathe } from 'node:timers/promises';
import { type CalendarPart, PartReader, propertiesOf, propertyOf } from './calendar-parts.ts';
import { checkSessions, countSession } from './check-sessions.ts';
import { cleanLanguage, cleanLine, cleanText, cleanUrl } from './clean-text.ts';
import { contentLinesOf, unescaped, unescapedList } from './content-lines.ts';
import { occurrencesOf } from './ical-occurrences.ts';
import { type CalendarTime, endOf, instantOf, type Length, lengthOf, readTime, type TimeGround } from './ical-times.ts';
import { CalendarZones } from './ical-zones.ts';
import type { ReadingReport } from './reading-report.ts';
import { SearchBudget } from './recurrence-days.ts';
import type { ReadSchedule, ReadSession } from './schedule.ts';
import type { Zone } from './wall-time.ts';

type Ground = TimeGround & { budget: SearchBudget };

/**
 * Reads a calendar (RFC 5545). Each time that something recurs is a session of its own; what is cancelled is none. Of one
 * entry the occurrences are counted while they are found, so that no calendar stands for more than anybody means.
 */
export async function readICalendar(text: string, report: ReadingReport, venueZone: Zone): Promise<ReadSchedule> {
  const { events, zoneParts } = await partsOf(text, report);
  const ground = { zones: new CalendarZones(zoneParts, report), venueZone, report, budget: new SearchBudget() };
  const sessions = new Map<string, ReadSession>();
  // What changes one occurrence comes after the entry that recurs, wherever it stands in the file.
  const [changes, entries] = [events.filter(isChange), events.filter((event) => !isChange(event))];
  const repeated = new Set<string>();
  for (const [index, event] of entries.entries()) {
    for (const session of sessionsOf(event, ground)) {
      if (sessions.has(session.guid) && !repeated.has(session.guid)) {
        repeated.add(session.guid);
        report.fault(
          session.path,
          'guid_repeated',
          `“${session.guid}” stands at ${sessions.get(session.guid)?.path} already`,
          session.guid,
        );
      }
      sessions.set(session.guid, session);
      countSession(sessions.size, session.path, report);
    }
    if (index % 200 === 0) await breathe();
  }
  for (const change of changes) applyChange(change, sessions, ground);
  const list = [...sessions.values()];
  checkSessions(list, events.length, report);
  return { format: 'icalendar', rooms: named(list, 'roomKey'), tracks: named(list, 'trackKey'), sessions: list };
}

async function partsOf(text: string, report: ReadingReport) {
  const reader = new PartReader(report);
  const [events, zoneParts]: [CalendarPart[], CalendarPart[]] = [[], []];
  let [count, last] = [0, 1];
  for (const line of contentLinesOf(text, report)) {
    const part = reader.take(line);
    if (part?.name === 'VEVENT') events.push(part);
    if (part?.name === 'VTIMEZONE') zoneParts.push(part);
    countSession(events.length, `line ${line.line}`, report);
    last = line.line;
    count += 1;
    if (count % 5000 === 0) await breathe();
  }
  reader.close(last);
  return { events, zoneParts };
}

const isChange = (event: CalendarPart): boolean => propertyOf(event, 'RECURRENCE-ID') !== undefined;
const isCancelled = (event: CalendarPart): boolean =>
  propertyOf(event, 'STATUS')?.value.trim().toUpperCase() === 'CANCELLED';

function sessionsOf(event: CalendarPart, ground: Ground): ReadSession[] {
  const read = readEvent(event, ground);
  const found = read && occurrencesOf(event, read.start, ground);
  if (!read || !found || isCancelled(event)) return [];
  return found.starts.map((start) => sessionAt(start, found.recurs ? guidAt(read.uid, start) : read.uid, read));
}

/** What a calendar calls an occurrence: the entry, and when it was to be. */
const guidAt = (uid: string, start: CalendarTime): string => `${uid}/${instantOf(start).toISOString()}`;

interface ReadEvent {
  readonly uid: string;
  readonly start: CalendarTime;
  readonly length: Length;
  readonly words: Omit<ReadSession, 'guid' | 'startsAt' | 'endsAt'>;
}

const sessionAt = (start: CalendarTime, guid: string, { words, length }: ReadEvent): ReadSession => ({
  ...{ guid, startsAt: instantOf(start), endsAt: endOf(start, length) },
  ...words,
});

function readEvent(event: CalendarPart, ground: TimeGround): ReadEvent | undefined {
  const { report } = ground;
  const path = `line ${event.line}`;
  const [uidLine, startLine] = [propertyOf(event, 'UID'), propertyOf(event, 'DTSTART')];
  const uid = uidLine?.value.trim() ?? '';
  const isUid = uid !== '' && uid.length <= 170 && cleanLine(uid, 170) === uid;
  if (!isUid)
    report.fault(
      uidLine ? `line ${uidLine.line}` : path,
      'guid_malformed',
      'needs a UID of 170 characters at most',
      uid,
    );
  if (!startLine) report.fault(path, 'time_missing', 'says no DTSTART');
  const title = cleanLine(unescaped(propertyOf(event, 'SUMMARY')?.value ?? ''), 200);
  if (!title) report.fault(path, 'title_missing', 'a session without a SUMMARY');
  const start = startLine && readTime(startLine, startLine.value, ground);
  const length = start && lengthOf(event, start, ground);
  if (!isUid || !title || !start || !length) return undefined;
  return { uid, start, length, words: { title, path, ...wordsOf(event, report, path) } };
}

function wordsOf(event: CalendarPart, report: ReadingReport, path: string) {
  const said = (name: string) => unescaped(propertyOf(event, name)?.value ?? '');
  const room = cleanLine(said('LOCATION'), 200);
  if (!room) report.warn(path, 'room_missing', 'says no LOCATION');
  const [track] = propertiesOf(event, 'CATEGORIES').flatMap(({ value }) => unescapedList(value));
  return {
    abstract: cleanText(said('DESCRIPTION'), 20_000) || undefined,
    url: cleanUrl(propertyOf(event, 'URL')?.value),
    language: cleanLanguage(propertyOf(event, 'SUMMARY')?.parameters.get('LANGUAGE')),
    roomKey: room || undefined,
    trackKey: (track && cleanLine(track, 200)) || undefined,
    speakers: [],
  };
}

/** One occurrence that is at another time, in another room, or not at all. */
function applyChange(event: CalendarPart, sessions: Map<string, ReadSession>, ground: TimeGround): void {
  const said = propertyOf(event, 'RECURRENCE-ID');
  if (!said) return;
  if (said.parameters.get('RANGE')) {
    ground.report.fault(`line ${said.line}`, 'recurrence_unread', 'changes all that follow, which is not read here');
    return;
  }
  const read = readEvent(event, ground);
  const meant = read && readTime(said, said.value, ground);
  if (!read || !meant) return;
  const guid = guidAt(read.uid, meant);
  if (isCancelled(event)) sessions.delete(guid);
  else sessions.set(guid, sessionAt(read.start, guid, read));
  countSession(sessions.size, `line ${event.line}`, ground.report);
}

/** Rooms and tracks have no list in a calendar: they are what sessions name. */
function named(sessions: readonly ReadSession[], field: 'roomKey' | 'trackKey'): { key: string; name: string }[] {
  const names = new Set(sessions.flatMap((session) => session[field] ?? []));
  return [...names].map((name) => ({ key: name, name }));
}
