import { type ReadingReport, shortened } from './reading-report.ts';
import { dayOf } from './wall-time.ts';

export type Frequency = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';

/** A weekday, 0 is Monday; with an ordinal the n-th of its month or year, counted from the end where negative. */
export interface WeekdayOf {
  readonly weekday: number;
  readonly ordinal?: number;
}

/** What of RRULE (RFC 5545 §3.3.10) sessions need: by days, never by hours. */
export interface RecurrenceRule {
  readonly frequency: Frequency;
  readonly interval: number;
  readonly count?: number;
  /** On the wall, as it is written: whole days, or with seconds; in UTC where it says so. */
  readonly until?: { readonly day: number; readonly seconds?: number; readonly isUtc: boolean };
  readonly byMonth: readonly number[];
  readonly byMonthDay: readonly number[];
  readonly byDay: readonly WeekdayOf[];
  readonly bySetPosition: readonly number[];
  /** 0 is Monday. */
  readonly weekStart: number;
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const known = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'BYSETPOS', 'WKST']);

/** How many sessions one entry of a calendar may stand for. */
export const mostOccurrences = 500;

/** Reads a rule; one without an end, or of more sessions than anybody means, is a fault with its line. */
export function readRule(value: string, line: number, report: ReadingReport): RecurrenceRule | undefined {
  const fault = (code: string, message: string) => void report.fault(`line ${line}`, code, message, value);
  const parts = new Map(
    value.split(';').map((part) => {
      const [key = '', text = ''] = part.split('=', 2);
      return [key.trim().toUpperCase(), text.trim().toUpperCase()];
    }),
  );
  const frequency = parts.get('FREQ') ?? '';
  if (/^(SECONDLY|MINUTELY|HOURLY)$/.test(frequency)) {
    fault('recurrence_too_dense', `recurs ${frequency.toLowerCase()}: sessions recur by days at most`);
    return undefined;
  }
  const stranger = [...parts.keys()].find((key) => key !== '' && !known.has(key));
  if (stranger) {
    fault('recurrence_unread', `recurs by ${shortened(stranger)}, which is not read here`);
    return undefined;
  }
  const rule = ruleOf(parts, frequency);
  if (!rule) fault('recurrence_malformed', `is no rule of recurrence: “${shortened(value)}”`);
  else if (rule.count === undefined && !rule.until) {
    fault('recurrence_endless', 'recurs without an end: it needs COUNT or UNTIL');
    return undefined;
  } else if ((rule.count ?? 0) > mostOccurrences) {
    fault('too_many_recurrences', `stands for ${rule.count} sessions, ${mostOccurrences} are the most`);
    return undefined;
  }
  return rule;
}

function ruleOf(parts: ReadonlyMap<string, string>, frequency: string): RecurrenceRule | undefined {
  const byDay = listOf(parts.get('BYDAY')).map(weekdayOf);
  const until = parts.get('UNTIL');
  const rule = {
    frequency: frequency as Frequency,
    interval: Number(parts.get('INTERVAL') ?? 1),
    ...(parts.has('COUNT') && { count: Number(parts.get('COUNT')) }),
    byMonth: numbersOf(parts.get('BYMONTH')),
    byMonthDay: numbersOf(parts.get('BYMONTHDAY')),
    bySetPosition: numbersOf(parts.get('BYSETPOS')),
    weekStart: weekdays.indexOf(parts.get('WKST') ?? 'MO'),
  };
  const isGood =
    /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/.test(frequency) &&
    isWhole(rule.interval, 1, 10_000) &&
    (rule.count === undefined || isWhole(rule.count, 1, 1e9)) &&
    rule.byMonth.every((month) => isWhole(month, 1, 12)) &&
    rule.byMonthDay.every((day) => day !== 0 && isWhole(day, -31, 31)) &&
    rule.bySetPosition.every((position) => position !== 0 && isWhole(position, -366, 366)) &&
    rule.weekStart >= 0;
  const end = until === undefined ? undefined : untilOf(until);
  if (!isGood || (until !== undefined && !end)) return undefined;
  const days = byDay.filter((day) => day !== undefined);
  return days.length === byDay.length ? { ...rule, byDay: days, ...(end && { until: end }) } : undefined;
}

const listOf = (text: string | undefined): string[] => (text ? text.split(',').slice(0, 400) : []);
const numbersOf = (text: string | undefined): number[] =>
  listOf(text).map((each) => (/^[+-]?\d{1,3}$/.test(each) ? Number(each) : Number.NaN));
const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

function weekdayOf(text: string): WeekdayOf | undefined {
  const [, ordinal, name = ''] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? [];
  const weekday = weekdays.indexOf(name);
  if (weekday < 0 || Number(ordinal ?? 1) === 0) return undefined;
  return { weekday, ...(ordinal !== undefined && { ordinal: Number(ordinal) }) };
}

function untilOf(text: string): RecurrenceRule['until'] {
  const [, year, month, date, time, hours, minutes, seconds, utc] =
    /^(\d{4})(\d\d)(\d\d)(T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(text) ?? [];
  const day = dayOf(Number(year), Number(month), Number(date));
  if (day === undefined) return undefined;
  const second = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return time ? { day, seconds: second, isUtc: utc === 'Z' } : { day, isUtc: false };
}
