import type { FoundSessions } from '../describe-sessions.ts';
import type { SessionRow } from '../sessions.queries.ts';
import { timeZoneLines, wallText, zonedText } from './time-zone-lines.ts';

type CalendarSessions = Omit<FoundSessions, 'halls'>;

export interface CalendarTerms {
  readonly name: string;
  readonly timeZone: string;
  /** Host of the server: what is called by ids of ours is ours. */
  readonly host: string;
}

/**
 * Sessions as a calendar (RFC 5545). Each change of a session counts its SEQUENCE up, so that a program which has an older
 * one takes the newer; one that is cancelled stays, and says so.
 */
export function writeCalendar(found: CalendarSessions, terms: CalendarTerms): string {
  const { name, timeZone } = terms;
  const [first, last] = [found.rows[0]?.startsAt, found.rows.at(-1)?.endsAt];
  const zone = first && last && !isUtc(timeZone) ? timeZoneLines(timeZone, first, last) : [];
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Causeway//Programme//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT10M',
    'X-PUBLISHED-TTL:PT10M',
    ...zone,
    ...found.rows.flatMap((row) => eventLines(row, found, terms)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const isUtc = (timeZone: string): boolean => /^(UTC|Etc\/UTC|GMT|Etc\/GMT)$/i.test(timeZone);

function eventLines(
  row: SessionRow,
  { speakers, places }: CalendarSessions,
  { timeZone, host }: CalendarTerms,
): string[] {
  const at = (name: string, instant: Date) =>
    isUtc(timeZone) ? `${name}:${utcText(instant)}` : `${name};TZID=${timeZone}:${zonedText(timeZone)(instant)}`;
  const place = row.placeKey === null ? undefined : places.get(row.placeKey);
  const who = (speakers.get(row.id) ?? []).map(({ name }) => name).join(', ');
  const description = [row.subtitle, who, row.abstract].filter(Boolean).join('\n\n');
  return [
    'BEGIN:VEVENT',
    `UID:${row.id}@${host}`,
    `DTSTAMP:${utcText(row.changedAt)}`,
    `LAST-MODIFIED:${utcText(row.changedAt)}`,
    `SEQUENCE:${row.revision}`,
    at('DTSTART', row.startsAt),
    at('DTEND', row.endsAt),
    `SUMMARY${row.language ? `;LANGUAGE=${row.language}` : ''}:${escaped(row.title.en)}`,
    ...(row.roomName === null ? [] : [`LOCATION:${escaped(place?.name.en ?? row.roomName)}`]),
    ...(row.trackName === null ? [] : [`CATEGORIES:${escaped(row.trackName.en)}`]),
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(row.url === null ? [] : [`URL:${row.url}`]),
    `STATUS:${row.state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

const utcText = (at: Date): string => `${wallText(at.getTime(), 0)}Z`;

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');

/** Lines of 75 octets at most (§3.1), never broken within a character. */
function folded(line: string): string {
  if (Buffer.byteLength(line) <= 75) return line;
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (octets + more > 75) {
      parts.push(part);
      [part, octets] = ['', 1];
    }
    part += character;
    octets += more;
  }
  return [...parts, part].join('\r\n ');
}
