import { weekdayOf } from '../../admission/calendar.ts';
import type { RecurrenceRule } from './recurrence-rule.ts';

const dayMs = 86_400_000;
/** No session recurs for longer. */
const yearsOfSessions = 20;

interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly date: number;
}

function partsOf(day: number): DateParts {
  const at = new Date(day * dayMs);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, date: at.getUTCDate() };
}
const firstOf = (year: number, month: number): number => Date.UTC(year, month - 1, 1) / dayMs;

/** How many days a whole file may be searched for: so that rules that match hardly ever cost nothing that hurts. */
export class SearchBudget {
  #left: number;

  constructor(days = 500_000) {
    this.#left = days;
  }

  /** Whether it was enough until now. */
  spend(days: number): boolean {
    this.#left -= days;
    return this.#left >= 0;
  }
}

/**
 * The days of a rule, from the one that it begins on, in order, without end but for the years and the budget. The first
 * day counts always (RFC 5545 §3.8.5.3). It looks through the days of each period, so that a rule that can never match,
 * as the 30th of February, costs as much as any other.
 */
export function* daysOfRule(
  rule: RecurrenceRule,
  firstDay: number,
  budget: SearchBudget,
  years = yearsOfSessions,
): Generator<number> {
  yield firstDay;
  const first = { day: firstDay, ...partsOf(firstDay) };
  const lastDay = firstDay + years * 366;
  for (let index = 0; ; index += 1) {
    const [from, until] = periodOf(rule, firstDay, index * rule.interval);
    if (from > lastDay || !budget.spend(Math.max(1, until - from))) return;
    const matching: number[] = [];
    for (let day = from; day < until; day += 1) if (isMatch(rule, day, first)) matching.push(day);
    for (const day of positioned(rule, matching)) if (day > firstDay) yield day;
  }
}

/** The days of the n-th period after the one of the first day: from, and the one behind the last. */
function periodOf({ frequency, weekStart }: RecurrenceRule, firstDay: number, n: number): [number, number] {
  const { year, month } = partsOf(firstDay);
  switch (frequency) {
    case 'DAILY':
      return [firstDay + n, firstDay + n + 1];
    case 'WEEKLY': {
      const begins = firstDay - ((weekdayOf(firstDay) - weekStart + 7) % 7) + n * 7;
      return [begins, begins + 7];
    }
    case 'MONTHLY':
      return [firstOf(year, month + n), firstOf(year, month + n + 1)];
    case 'YEARLY':
      return [firstOf(year + n, 1), firstOf(year + n + 1, 1)];
  }
}

function isMatch(rule: RecurrenceRule, day: number, first: DateParts & { day: number }): boolean {
  const { frequency, byMonth, byMonthDay, byDay } = rule;
  const here = partsOf(day);
  if (byMonth.length > 0 && !byMonth.includes(here.month)) return false;
  if (byMonthDay.length > 0 && !isMonthDay(byMonthDay, here)) return false;
  if (byDay.length > 0 && !isWeekday(rule, day, here)) return false;
  if (byMonthDay.length > 0 || byDay.length > 0) return true;
  switch (frequency) {
    case 'DAILY':
      return true;
    case 'WEEKLY':
      return weekdayOf(day) === weekdayOf(first.day);
    case 'MONTHLY':
      return here.date === first.date;
    case 'YEARLY':
      return here.date === first.date && (byMonth.length > 0 || here.month === first.month);
  }
}

function isMonthDay(days: readonly number[], { year, month, date }: DateParts): boolean {
  const length = firstOf(year, month + 1) - firstOf(year, month);
  return days.some((each) => (each > 0 ? each === date : length + each + 1 === date));
}

/** `-1FR` is the last Friday of its month; of a year where neither the rule is monthly nor names months. */
function isWeekday({ frequency, byDay, byMonth }: RecurrenceRule, day: number, { year, month }: DateParts): boolean {
  const isInMonth = frequency === 'MONTHLY' || byMonth.length > 0;
  const [from, until] = isInMonth
    ? [firstOf(year, month), firstOf(year, month + 1)]
    : [firstOf(year, 1), firstOf(year + 1, 1)];
  return byDay.some(({ weekday, ordinal }) => {
    if (weekdayOf(day) !== weekday) return false;
    if (ordinal === undefined || frequency === 'DAILY' || frequency === 'WEEKLY') return true;
    const nth = ordinal > 0 ? Math.floor((day - from) / 7) + 1 : -(Math.floor((until - 1 - day) / 7) + 1);
    return nth === ordinal;
  });
}

function positioned({ bySetPosition }: RecurrenceRule, days: readonly number[]): readonly number[] {
  if (bySetPosition.length === 0) return days;
  const chosen = new Set(bySetPosition.map((each) => days[each > 0 ? each - 1 : days.length + each]));
  return days.filter((day) => chosen.has(day));
}
