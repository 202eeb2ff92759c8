// shared with pages: pure
import { type Calendar, weekdayOf } from './calendar.ts';

/** When a category may enter a zone. Instants are milliseconds since 1970, hours are minutes since midnight. */
export interface AdmissionHours {
  readonly from?: number;
  readonly until?: number;
  /** Wall clock at the conference; `dailyUntil` before `dailyFrom` runs past midnight, equal means the whole day. */
  readonly dailyFrom?: number;
  readonly dailyUntil?: number;
  /** 0 is Monday; absent is each day. Hours past midnight belong to the day on which they began. */
  readonly days?: ReadonlySet<number>;
}

/** Minutes since midnight on the wall clock at an instant. */
export type WallClock = (at: number) => number;

/** Beginnings belong to the hours, ends do not. */
export function isInForce(hours: AdmissionHours, at: number, calendar: Calendar): boolean {
  if (hours.from !== undefined && at < hours.from) return false;
  if (hours.until !== undefined && at >= hours.until) return false;
  const { dailyFrom, dailyUntil, days } = hours;
  const isOn = (daysAgo: number) => days === undefined || days.has(weekdayOf(calendar.dayOf(at) - daysAgo));
  if (dailyFrom === undefined || dailyUntil === undefined || dailyFrom === dailyUntil) return isOn(0);
  const minute = calendar.minuteOf(at);
  if (dailyFrom < dailyUntil) return minute >= dailyFrom && minute < dailyUntil && isOn(0);
  return minute >= dailyFrom ? isOn(0) : minute < dailyUntil && isOn(1);
}

const minuteMs = 60_000;

/**
 * The wall clock of an IANA time zone, which says the same hour twice when summer time ends, and skips one when it
 * begins. Asking again within the same minute is free: offsets change at whole minutes.
 */
export function wallClockIn(timeZone: string): WallClock {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  let asked = Number.NaN;
  let answer = 0;
  return (at) => {
    const minute = Math.floor(at / minuteMs);
    if (minute !== asked) {
      const [hours = 0, minutes = 0] = format
        .format(minute * minuteMs)
        .split(':')
        .map(Number);
      asked = minute;
      answer = hours * 60 + minutes;
    }
    return answer;
  };
}
