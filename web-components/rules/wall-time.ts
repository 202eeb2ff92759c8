import { type Calendar, calendarIn } from '../../server/admission/calendar.ts';

const dayMs = 86_400_000;
const two = (value: number) => String(value).padStart(2, '0');

/** An instant as `<input type="datetime-local">` shows it, on the wall clock of a time zone. */
export function wallTimeOf(instant: string, timeZone: string): string {
  const calendar: Calendar = calendarIn(timeZone);
  const at = Date.parse(instant);
  const minute = calendar.minuteOf(at);
  const date = new Date(calendar.dayOf(at) * dayMs).toISOString().slice(0, 10);
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The instant of what such a field holds; none for an empty or impossible one. */
export function instantOfWallTime(wallTime: string, timeZone: string): string | undefined {
  const [, date, hours, minutes] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(wallTime) ?? [];
  const day = Date.parse(`${date}T00:00:00Z`) / dayMs;
  if (!Number.isInteger(day)) return undefined;
  return new Date(calendarIn(timeZone).instantOf(day, Number(hours) * 60 + Number(minutes))).toISOString();
}
