import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarIn, weekdayOf } from '../../../server/admission/calendar.ts';
import { nextBeginning } from '../../../server/admission/rules/next-opening.ts';

const at = (instant: string) => Date.parse(instant);
const timeZones = [
  'UTC',
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
];

it('an instant is the first at which the wall shows its day and minute, but for an hour that comes twice', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...timeZones),
      fc.integer({ min: at('2026-01-01T00:00:00Z') / 60_000, max: at('2027-12-31T00:00:00Z') / 60_000 }),
      (timeZone, minute) => {
        const calendar = calendarIn(timeZone);
        const instant = minute * 60_000;
        const shown = calendar.instantOf(calendar.dayOf(instant), calendar.minuteOf(instant));
        expect([0, 1_800_000, 3_600_000]).toContain(instant - shown);
        expect(calendar.minuteOf(shown)).toBe(calendar.minuteOf(instant));
      },
    ),
    { numRuns: 500 },
  );
});

it('days of the week begin with Monday', () => {
  const { dayOf } = calendarIn('UTC');
  expect(['2026-11-16', '2026-11-20', '2026-11-22'].map((day) => weekdayOf(dayOf(at(`${day}T12:00:00Z`))))).toEqual([
    0, 4, 6,
  ]);
  expect(weekdayOf(calendarIn('Asia/Shanghai').dayOf(at('2026-11-15T16:00:00Z')))).toBe(0);
});

it('a time that the clocks skip is the one after it', () => {
  const { instantOf, dayOf } = calendarIn('Europe/Berlin');
  const day = dayOf(at('2026-03-29T12:00:00Z'));
  expect(new Date(instantOf(day, 150)).toISOString()).toBe('2026-03-29T01:30:00.000Z');
});

it('hours begin next at their time, their day, their date', () => {
  const utc = calendarIn('UTC');
  const next = (hours: Parameters<typeof nextBeginning>[0], after: string) => {
    const begins = nextBeginning(hours, utc, at(after));
    return begins === undefined ? undefined : new Date(begins).toISOString().slice(0, 16);
  };
  const hours = { dailyFrom: 540, dailyUntil: 1020 };
  expect(next(hours, '2026-11-20T08:00:00Z')).toBe('2026-11-20T09:00');
  expect(next(hours, '2026-11-20T18:00:00Z')).toBe('2026-11-21T09:00');
  expect(next({ ...hours, days: new Set([0]) }, '2026-11-20T08:00:00Z')).toBe('2026-11-23T09:00');
  expect(next({ ...hours, from: at('2026-12-24T00:00:00Z') }, '2026-11-20T08:00:00Z')).toBe('2026-12-24T09:00');
  expect(next({ ...hours, until: at('2026-11-20T08:30:00Z') }, '2026-11-20T08:00:00Z')).toBeUndefined();
});
