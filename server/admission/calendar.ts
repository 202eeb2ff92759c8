// shared with pages: pure
import type { WallClock } from './admission-hours.ts';

/** Days and hours on the wall of one time zone. Instants are milliseconds since 1970, minutes those since midnight. */
export interface Calendar {
  readonly minuteOf: WallClock;
  /** Days from 1 January 1970 to the date on the wall. */
  dayOf(at: number): number;
  /** When the wall shows this; of an hour that comes twice the first, for one that is skipped the same time after it. */
  instantOf(day: number, minute: number): number;
}

const minuteMs = 60_000;
const minutesOfDay = 1440;

/** The calendar of an IANA time zone. Asking again within the same minute is free: offsets change at whole minutes. */
export function calendarIn(timeZone: string): Calendar {
  const wallMinute = rememberLast(wallMinuteIn(timeZone));
  return {
    minuteOf: (at) => modulo(wallMinute(Math.floor(at / minuteMs)), minutesOfDay),
    dayOf: (at) => Math.floor(wallMinute(Math.floor(at / minuteMs)) / minutesOfDay),
    instantOf(day, minute) {
      const wanted = day * minutesOfDay + minute;
      const offsetAt = (utcMinute: number) => wallMinute(utcMinute) - utcMinute;
      const before = wanted - offsetAt(wanted - minutesOfDay);
      const after = wanted - offsetAt(wanted + minutesOfDay);
      const shown = [before, after].filter((utcMinute) => wallMinute(utcMinute) === wanted);
      return (shown.length > 0 ? Math.min(...shown) : before) * minuteMs;
    },
  };
}

/** 0 is Monday; 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => modulo(day + 3, 7);

/** Minutes since midnight of `08:30`. */
export function minuteOfTime(timeOfDay: string): number {
  const [hours = 0, minutes = 0] = timeOfDay.split(':').map(Number);
  return hours * 60 + minutes;
}

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** From minutes since 1970 in UTC to minutes since 1 January 1970 00:00 as the wall shows them. */
function wallMinuteIn(timeZone: string): (utcMinute: number) => number {
  const two = '2-digit' as const;
  const parts = { year: 'numeric', month: two, day: two, hour: two, minute: two, hourCycle: 'h23' } as const;
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, ...parts });
  return (utcMinute) => {
    const shown = format.format(utcMinute * minuteMs).match(/\d+/g) ?? [];
    const [day = 1, month = 1, year = 1970, hour = 0, minute = 0] = shown.map(Number);
    return Date.UTC(year, month - 1, day, hour, minute) / minuteMs;
  };
}

function rememberLast(of: (utcMinute: number) => number): (utcMinute: number) => number {
  let asked = Number.NaN;
  let answer = 0;
  return (utcMinute) => {
    if (utcMinute !== asked) {
      answer = of(utcMinute);
      asked = utcMinute;
    }
    return answer;
  };
}
