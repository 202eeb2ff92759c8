import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { ReadingReport } from '../../../server/programme/reading/reading-report.ts';
import { daysOfRule, SearchBudget } from '../../../server/programme/reading/recurrence-days.ts';
import { readRule } from '../../../server/programme/reading/recurrence-rule.ts';

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const dayMs = 86_400_000;
const first = Date.UTC(2026, 10, 24) / dayMs;

/** Rules of which ical.js is known to be right: it loops for ever on some that never match, and counts past a month's end. */
const rules = fc
  .record({
    frequency: fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY'),
    interval: fc.integer({ min: 1, max: 4 }),
    count: fc.integer({ min: 1, max: 12 }),
    days: fc.subarray(weekdays, { maxLength: 3 }),
    monthDays: fc.subarray([1, 5, 12, 24, 27], { maxLength: 2 }),
  })
  .map(({ frequency, interval, count, days, monthDays }) => {
    const byDay = frequency !== 'MONTHLY' && days.length > 0 ? `;BYDAY=${days.join(',')}` : '';
    const byMonthDay = frequency === 'MONTHLY' && monthDays.length > 0 ? `;BYMONTHDAY=${monthDays.join(',')}` : '';
    return `FREQ=${frequency};INTERVAL=${interval};COUNT=${count}${byDay}${byMonthDay}`;
  });

const ours = (text: string, begins = first): string[] => {
  const rule = readRule(text, 1, new ReadingReport());
  if (!rule) throw new Error(`not read: ${text}`);
  const days: string[] = [];
  for (const day of daysOfRule(rule, begins, new SearchBudget())) {
    if (days.length === rule.count) break;
    days.push(new Date(day * dayMs).toISOString().slice(0, 10));
  }
  return days;
};

function theirs(text: string): string[] {
  const begins = ICAL.Time.fromDateString(new Date(first * dayMs).toISOString().slice(0, 10));
  const iterator = ICAL.Recur.fromString(text).iterator(begins);
  const days: string[] = [];
  for (let next = iterator.next(); next && days.length < 40; next = iterator.next())
    days.push(next.toString().slice(0, 10));
  return days;
}

it('finds the days that ical.js finds, where the first day is one of the rule', () => {
  fc.assert(
    fc.property(rules, (text) => {
      const found = ours(text);
      const expected = theirs(text);
      // A first day that the rule does not name counts by the standard; ical.js leaves it out.
      fc.pre(expected[0] === found[0]);
      expect(found).toEqual(expected);
    }),
    { seed: 20_261_124, numRuns: 500 },
  );
});

it.each([
  [
    'the last Friday of each month',
    'FREQ=MONTHLY;BYDAY=-1FR;COUNT=3',
    '2026-11-27',
    ['2026-11-27', '2026-12-25', '2027-01-29'],
  ],
  [
    'the second Tuesday of March, by the year',
    'FREQ=YEARLY;BYMONTH=3;BYDAY=2TU;COUNT=2',
    '2026-03-10',
    ['2026-03-10', '2027-03-09'],
  ],
  [
    'the 31st leaves short months out',
    'FREQ=MONTHLY;COUNT=3',
    '2026-01-31',
    ['2026-01-31', '2026-03-31', '2026-05-31'],
  ],
  ['the 29th of February', 'FREQ=YEARLY;COUNT=2', '2028-02-29', ['2028-02-29', '2032-02-29']],
  [
    'the last working day',
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2',
    '2026-10-30',
    ['2026-10-30', '2026-11-30'],
  ],
  [
    'every other week from Sunday',
    'FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU;COUNT=4',
    '1997-08-05',
    ['1997-08-05', '1997-08-17', '1997-08-19', '1997-08-31'],
  ],
  ['the last day of a month', 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2', '2027-01-31', ['2027-01-31', '2027-02-28']],
])('%s', (_what, rule, begins, days) => {
  expect(ours(rule, Date.parse(begins) / dayMs)).toEqual(days);
});
