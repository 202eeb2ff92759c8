import { type Calendar, calendarIn } from '../../admission/calendar.ts';

const dayMs = 86_400_000;

/** A time as a clock on the wall shows it: days since 1 January 1970, seconds since midnight. */
export interface WallTime {
  readonly day: number;
  readonly seconds: number;
}

/** Days since 1970 of a date that exists, from 1970 to 2200; none of one that does not. */
export function dayOf(year: number, month: number, day: number): number | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isThere = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
  return isThere && year >= 1970 && year <= 2200 ? at.getTime() / dayMs : undefined;
}

/** Seconds since midnight of a time that exists; a leap second is the second before it. */
export function secondsOf(hours: number, minutes: number, seconds = 0): number | undefined {
  if (hours > 23 || minutes > 59 || seconds > 60) return undefined;
  return hours * 3600 + minutes * 60 + Math.min(seconds, 59);
}

/** A time zone by its IANA name: what its walls show, and when. */
export interface Zone {
  readonly name: string;
  /** Of a time that comes twice the first, of one that is skipped the same time after it. */
  instantOf(wall: WallTime): Date;
  wallOf(at: Date): WallTime;
}

const zones = new Map<string, Zone>();
const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
};

/** The zone of an IANA name, or none. Offsets as `+02:00` are no names: they know no summer. */
export function zoneNamed(name: string): Zone | undefined {
  const known = zones.get(name);
  if (known) return known;
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,60}$/.test(name) || !isTimeZone(name)) return undefined;
  const made = zoneOf(name, calendarIn(name));
  // Names differ by case as well: a file could make thousands of them.
  if (zones.size < 500) zones.set(name, made);
  return made;
}

const zoneOf = (name: string, calendar: Calendar): Zone => ({
  name,
  instantOf: ({ day, seconds }) => new Date(calendar.instantOf(day, Math.floor(seconds / 60)) + (seconds % 60) * 1000),
  wallOf: (at) => {
    const ms = at.getTime();
    const withinMinute = Math.floor(ms / 1000) - Math.floor(ms / 60_000) * 60;
    return { day: calendar.dayOf(ms), seconds: calendar.minuteOf(ms) * 60 + withinMinute };
  },
});

export interface IsoTime {
  readonly wall: WallTime;
  /** From UTC, in minutes; absent where the text says none. */
  readonly offsetMinutes?: number;
}

const isoTime = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/** `2026-11-24T09:00:00+08:00`, with or without seconds and offset. */
export function parseIsoTime(text: string): IsoTime | undefined {
  const [, year, month, date, hours, minutes, seconds, offset] = isoTime.exec(text.trim()) ?? [];
  const day = dayOf(Number(year), Number(month), Number(date));
  const second = secondsOf(Number(hours), Number(minutes), Number(seconds ?? 0));
  if (day === undefined || second === undefined) return undefined;
  const offsetMinutes = offset === undefined ? undefined : minutesOfOffset(offset);
  if (offsetMinutes !== undefined && Math.abs(offsetMinutes) > 18 * 60) return undefined;
  return { wall: { day, seconds: second }, ...(offsetMinutes !== undefined && { offsetMinutes }) };
}

function minutesOfOffset(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const digits = offset.replaceAll(/\D/g, '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** The instant of a wall time so many minutes ahead of UTC. */
export const instantAhead = ({ day, seconds }: WallTime, offsetMinutes: number): Date =>
  new Date(day * dayMs + seconds * 1000 - offsetMinutes * 60_000);

/** `2026-11-24`. */
export function parseDate(text: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text.trim()) ?? [];
  return dayOf(Number(year), Number(month), Number(day));
}

/** Seconds since midnight of `09:00`, `9:00` or `09:00:00`. */
export function parseTimeOfDay(text: string): number | undefined {
  const [, hours, minutes, seconds] = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text.trim()) ?? [];
  return hours === undefined ? undefined : secondsOf(Number(hours), Number(minutes), Number(seconds ?? 0));
}
