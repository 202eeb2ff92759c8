import type { CalendarPart } from './calendar-parts.ts';
import { propertyOf } from './calendar-parts.ts';
import type { ContentLine } from './content-lines.ts';
import type { CalendarZones } from './ical-zones.ts';
import { type ReadingReport, shortened } from './reading-report.ts';
import { dayOf, secondsOf, type WallTime, type Zone, zoneNamed } from './wall-time.ts';

/** A time of a calendar: on the wall of a zone; of an all-day session without its time of day. */
export interface CalendarTime {
  readonly wall: WallTime;
  readonly isDate: boolean;
  readonly zone: Zone;
}

/** What times are read with. */
export interface TimeGround {
  readonly zones: CalendarZones;
  /** Of the venue: for times that float and days that are whole. */
  readonly venueZone: Zone;
  readonly report: ReadingReport;
}

export const instantOf = ({ wall, zone }: CalendarTime): Date => zone.instantOf(wall);

/** The value of DTSTART and its like; what is no time is a fault with its line. */
export function readTime(
  { line, parameters }: Pick<ContentLine, 'line' | 'parameters'>,
  value: string,
  { zones, venueZone, report }: TimeGround,
): CalendarTime | undefined {
  const [, year, month, date, hours, minutes, seconds, utc] =
    /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(value.trim()) ?? [];
  const day = dayOf(Number(year), Number(month), Number(date));
  const isDate = hours === undefined;
  const second = isDate ? 0 : secondsOf(Number(hours), Number(minutes), Number(seconds));
  if (day === undefined || second === undefined) {
    report.fault(
      `line ${line}`,
      'time_malformed',
      `needs a time as 20261124T090000; found “${shortened(value)}”`,
      value,
    );
    return undefined;
  }
  const id = parameters.get('TZID');
  const zone = zoneOf({ isDate, isUtc: utc === 'Z', id }, zones, venueZone);
  if (!zone) report.fault(`line ${line}`, 'time_zone_unknown', `there is no time zone “${shortened(id ?? '')}”`, id);
  return zone && { wall: { day, seconds: second }, isDate, zone };
}

function zoneOf(
  { isDate, isUtc, id }: { isDate: boolean; isUtc: boolean; id: string | undefined },
  zones: CalendarZones,
  venueZone: Zone,
): Zone | undefined {
  if (isUtc) return zoneNamed('UTC');
  return isDate || !id ? venueZone : zones.named(id);
}

/** How long a session takes: whole days on the wall, and milliseconds. */
export interface Length {
  readonly days: number;
  readonly ms: number;
}

const longestMs = 14 * 86_400_000;

/** By DTEND, by DURATION, or of a day without either one day. */
export function lengthOf(part: CalendarPart, start: CalendarTime, ground: TimeGround): Length | undefined {
  const { report } = ground;
  const [end, duration] = [propertyOf(part, 'DTEND'), propertyOf(part, 'DURATION')];
  const at = `line ${(end ?? duration ?? part).line}`;
  const length = end ? byEnd(end, start, ground) : duration ? durationOf(duration, report) : withoutEnd(start);
  if (!length) return undefined;
  const ms = endOf(start, length).getTime() - instantOf(start).getTime();
  if (ms <= 0) report.fault(at, 'no_length', 'a session of no length or less', (end ?? duration)?.value);
  else if (ms > longestMs) report.fault(at, 'too_long', 'a session of more than 14 days', (end ?? duration)?.value);
  else return length;
  return undefined;
}

function byEnd(end: ContentLine, start: CalendarTime, ground: TimeGround): Length | undefined {
  const until = readTime(end, end.value, ground);
  if (!until) return undefined;
  if (until.isDate && start.isDate) return { days: until.wall.day - start.wall.day, ms: 0 };
  return { days: 0, ms: instantOf(until).getTime() - instantOf(start).getTime() };
}

const withoutEnd = ({ isDate }: CalendarTime): Length => ({ days: isDate ? 1 : 0, ms: 0 });

/** `PT45M`, `P1DT2H`, `P1W`: days are of the wall, hours are exact (RFC 5545 §3.3.6). */
function durationOf({ value, line }: ContentLine, report: ReadingReport): Length | undefined {
  const [all, sign, weeks, days, hours, minutes, seconds] =
    /^([+-]?)P(?=[\dT])(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?=\d)(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?$/.exec(
      value.trim(),
    ) ?? [];
  if (all === undefined) {
    report.fault(`line ${line}`, 'duration_malformed', `needs a duration as PT45M; found “${shortened(value)}”`, value);
    return undefined;
  }
  const way = sign === '-' ? -1 : 1;
  const exact = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return { days: way * (Number(weeks ?? 0) * 7 + Number(days ?? 0)), ms: way * exact * 1000 };
}

/** When what begins then ends. */
export const endOf = ({ wall, zone }: CalendarTime, { days, ms }: Length): Date =>
  new Date(zone.instantOf({ ...wall, day: wall.day + days }).getTime() + ms);
