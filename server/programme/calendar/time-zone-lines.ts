import { calendarIn } from '../../admission/calendar.ts';

const hourMs = 3_600_000;

/** Minutes that the clocks of a zone are ahead of UTC. */
function offsetIn(timeZone: string): (at: number) => number {
  const calendar = calendarIn(timeZone);
  return (at) => calendar.dayOf(at) * 1440 + calendar.minuteOf(at) - Math.floor(at / 60_000);
}

const two = (value: number) => String(value).padStart(2, '0');
const offsetText = (minutes: number) =>
  `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`;

/** `20261124T090000`, of a wall so many minutes ahead of UTC. */
export const wallText = (at: number, offsetMinutes: number): string =>
  new Date(at + offsetMinutes * 60_000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');

/** The times of a zone as iCalendar writes them. */
export function zonedText(timeZone: string): (at: Date) => string {
  const offset = offsetIn(timeZone);
  return (at) => wallText(at.getTime(), offset(at.getTime()));
}

/** VTIMEZONE (RFC 5545 §3.6.5) with each change of the clocks within these years, as the IANA database has it. */
export function timeZoneLines(timeZone: string, from: Date, until: Date): string[] {
  const offset = offsetIn(timeZone);
  const start = from.getTime() - 366 * 24 * hourMs;
  const end = until.getTime() + 366 * 24 * hourMs;
  const first = offset(start);
  const lines = ['BEGIN:VTIMEZONE', `TZID:${timeZone}`, ...observance('STANDARD', start, first, first)];
  let before = first;
  for (let at = start; at < end; at += 24 * hourMs) {
    const after = offset(at + 24 * hourMs);
    if (after === before) continue;
    const change = changeBetween(offset, at, at + 24 * hourMs, before);
    lines.push(...observance(after > before ? 'DAYLIGHT' : 'STANDARD', change, before, after));
    before = after;
  }
  return [...lines, 'END:VTIMEZONE'];
}

/** To the minute, by halves. */
function changeBetween(offset: (at: number) => number, from: number, until: number, before: number): number {
  let [low, high] = [Math.floor(from / 60_000), Math.floor(until / 60_000)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle * 60_000) === before) low = middle;
    else high = middle;
  }
  return high * 60_000;
}

const observance = (name: string, at: number, before: number, after: number): string[] => [
  `BEGIN:${name}`,
  `DTSTART:${wallText(at, before)}`,
  `TZOFFSETFROM:${offsetText(before)}`,
  `TZOFFSETTO:${offsetText(after)}`,
  `END:${name}`,
];
