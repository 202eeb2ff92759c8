import type { FrabEvent, FrabSchedule, Said } from './frab-event.ts';
import { type ReadingReport, shortened } from './reading-report.ts';
import { instantAhead, parseDate, parseIsoTime, parseTimeOfDay, type Zone, zoneNamed } from './wall-time.ts';

const longestHours = 24 * 14;

/** The zone that a schedule says its times are of, or the venue's. */
export function zoneOfFrab({ timeZone }: FrabSchedule, report: ReadingReport, venueZone: Zone): Zone {
  if (!timeZone?.text) return venueZone;
  const zone = zoneNamed(timeZone.text);
  if (!zone)
    report.fault(
      timeZone.path,
      'time_zone_unknown',
      `there is no time zone “${shortened(timeZone.text)}”`,
      timeZone.text,
    );
  return zone ?? venueZone;
}

/**
 * When a session begins. Its date says it where it has one; else the day that it is listed under with its time of day,
 * where a time before the day's change is of the morning after. The clock on the wall counts: a date whose offset is not
 * that of the zone on that day, while its time is the one that is printed, has kept the offset of another season.
 */
export function startOfFrab(
  event: FrabEvent,
  zone: Zone,
  dayChange: Said | undefined,
  report: ReadingReport,
): Date | undefined {
  const { date, start } = event;
  if (!date?.text) return startOfDayAndTime(event, zone, dayChange, report);
  const told = parseIsoTime(date.text);
  if (!told) {
    report.fault(
      date.path,
      'time_malformed',
      `needs a time as 2026-11-24T09:00:00+08:00; found “${shortened(date.text)}”`,
      date.text,
    );
    return undefined;
  }
  const onWall = zone.instantOf(told.wall);
  if (told.offsetMinutes === undefined) return onWall;
  const at = instantAhead(told.wall, told.offsetMinutes);
  if (at.getTime() === onWall.getTime()) return at;
  const printed = printedTime(start);
  // Also of an hour that comes twice: either offset is right then.
  if (printed === undefined || printed === zone.wallOf(at).seconds) return at;
  if (printed !== told.wall.seconds) {
    report.warn(
      date.path,
      'start_differs',
      `says another time than its start “${shortened(start?.text ?? '')}”; the date counts`,
      start?.text,
    );
    return at;
  }
  report.warn(
    date.path,
    'offset_wrong',
    `has not the offset of ${zone.name} on that day; its time on the wall counts`,
    date.text,
  );
  return onWall;
}

/** `09:00`; in newer files a whole date. */
function printedTime(start: Said | undefined): number | undefined {
  if (!start?.text) return undefined;
  return parseTimeOfDay(start.text) ?? parseIsoTime(start.text)?.wall.seconds;
}

function startOfDayAndTime(
  { path, start, dayDate, dayStart }: FrabEvent,
  zone: Zone,
  dayChange: Said | undefined,
  report: ReadingReport,
): Date | undefined {
  const day = dayDate && parseDate(dayDate.text);
  const seconds = start && parseTimeOfDay(start.text);
  if (day === undefined || seconds === undefined) {
    const at = day === undefined ? dayDate : start;
    report.fault(at?.path ?? path, 'time_missing', 'says neither date nor day and time of its start', at?.text);
    return undefined;
  }
  const change = changeOf(dayChange, dayStart);
  return zone.instantOf({ day: seconds < change ? day + 1 : day, seconds });
}

/** Seconds after midnight at which a day begins: 4 in the morning where nothing is told. */
function changeOf(dayChange: Said | undefined, dayStart: Said | undefined): number {
  const told = dayChange && parseTimeOfDay(dayChange.text);
  const begins = dayStart && parseIsoTime(dayStart.text)?.wall.seconds;
  return told ?? begins ?? 4 * 3600;
}

/** Milliseconds of `00:45`, `1:30:00` (with seconds) or `30:00` (more than a day). */
export function durationOfFrab({ duration, path }: FrabEvent, report: ReadingReport): number | undefined {
  const text = duration?.text.trim() ?? '';
  const [, sign, hours, minutes, seconds] = /^(-?)(\d{1,4}):(\d{1,2})(?::(\d{1,2}))?$/.exec(text) ?? [];
  const at = duration?.path ?? path;
  if (hours === undefined || Number(minutes) > 59 || Number(seconds ?? 0) > 59) {
    report.fault(at, 'duration_malformed', `needs hours and minutes, as 00:45; found “${shortened(text)}”`, text);
    return undefined;
  }
  const ms = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) * 1000;
  if (sign === '-' || ms === 0) {
    report.fault(at, 'no_length', `a session of no length or less: “${shortened(text)}”`, text);
    return undefined;
  }
  if (ms > longestHours * 3_600_000) {
    report.fault(at, 'too_long', `a session of more than ${longestHours} hours: “${shortened(text)}”`, text);
    return undefined;
  }
  return ms;
}
