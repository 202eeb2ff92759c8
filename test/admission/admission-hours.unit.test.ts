import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInForce, wallClockIn } from '../../server/admission/admission-hours.ts';
import { calendarIn } from '../../server/admission/calendar.ts';
import { quarterHourOf, startOfDay, startOfNextDay } from '../../server/admission/day-in-zone.ts';

const at = (instant: string) => Date.parse(instant);
const utc = wallClockIn('UTC');
const hours = (from: number, until: number) => ({ dailyFrom: from * 60, dailyUntil: until * 60 });
const isOpen = (h: Parameters<typeof isInForce>[0], instant: string, zone = 'UTC') =>
  isInForce(h, at(instant), calendarIn(zone));

describe('when a category may enter', () => {
  it('is always, where nothing is said', () => expect(isInForce({}, 0, calendarIn('UTC'))).toBe(true));

  it('begins with its first instant and ends before its last', () => {
    const week = { from: at('2026-11-20T00:00:00Z'), until: at('2026-11-27T00:00:00Z') };
    expect(isOpen(week, '2026-11-19T23:59:59.999Z')).toBe(false);
    expect(isOpen(week, '2026-11-20T00:00:00Z')).toBe(true);
    expect(isOpen(week, '2026-11-26T23:59:59.999Z')).toBe(true);
    expect(isOpen(week, '2026-11-27T00:00:00Z')).toBe(false);
  });

  it('is by the clock on the wall each day', () => {
    expect(isOpen(hours(9, 17), '2026-11-20T08:59:59.999Z')).toBe(false);
    expect(isOpen(hours(9, 17), '2026-11-20T09:00:00Z')).toBe(true);
    expect(isOpen(hours(9, 17), '2026-11-20T16:59:59.999Z')).toBe(true);
    expect(isOpen(hours(9, 17), '2026-11-20T17:00:00Z')).toBe(false);
  });

  it('runs past midnight when the end comes before the beginning', () => {
    expect(isOpen(hours(22, 2), '2026-11-20T23:30:00Z')).toBe(true);
    expect(isOpen(hours(22, 2), '2026-11-21T01:59:00Z')).toBe(true);
    expect(isOpen(hours(22, 2), '2026-11-21T02:00:00Z')).toBe(false);
    expect(isOpen(hours(22, 2), '2026-11-20T21:59:00Z')).toBe(false);
  });

  it('is the whole day when both are the same', () => expect(isOpen(hours(9, 9), '2026-11-20T03:00:00Z')).toBe(true));

  it('is in the time zone of the conference, also where it is no whole hour', () => {
    expect(isOpen(hours(9, 17), '2026-11-20T01:00:00Z', 'Asia/Shanghai')).toBe(true);
    expect(isOpen(hours(9, 17), '2026-11-20T03:14:00Z', 'Asia/Kathmandu')).toBe(false);
    expect(isOpen(hours(9, 17), '2026-11-20T03:15:00Z', 'Asia/Kathmandu')).toBe(true);
  });

  it('follows summer time: an hour that is skipped is no hour, one that comes twice counts twice', () => {
    const night = { dailyFrom: 2 * 60 + 15, dailyUntil: 3 * 60 + 15 };
    // 29 March 2026 in Hamburg: 02:00 becomes 03:00. 25 October: 03:00 becomes 02:00.
    expect(isOpen(night, '2026-03-29T00:59:00Z', 'Europe/Berlin')).toBe(false);
    expect(isOpen(night, '2026-03-29T01:00:00Z', 'Europe/Berlin')).toBe(true);
    expect(isOpen(night, '2026-03-29T01:15:00Z', 'Europe/Berlin')).toBe(false);
    const quarter = { dailyFrom: 2 * 60, dailyUntil: 2 * 60 + 15 };
    expect(isOpen(quarter, '2026-10-25T00:10:00Z', 'Europe/Berlin')).toBe(true);
    expect(isOpen(quarter, '2026-10-25T01:10:00Z', 'Europe/Berlin')).toBe(true);
    expect(isOpen(quarter, '2026-10-25T01:20:00Z', 'Europe/Berlin')).toBe(false);
  });
});

describe('a day', () => {
  const zones = fc.constantFrom(
    'UTC',
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
  );
  const instants = fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') });

  it('begins at midnight on the wall, at or before any of its instants, and is 23 to 25 hours long', () => {
    fc.assert(
      fc.property(zones, instants, (zone, instant) => {
        const wallClock = wallClockIn(zone);
        const from = startOfDay(instant, wallClock);
        const until = startOfNextDay(from, wallClock);
        expect(wallClock(from)).toBe(0);
        expect(from).toBeLessThanOrEqual(instant);
        expect(until).toBeGreaterThan(instant);
        expect([23, 23.5, 24, 24.5, 25]).toContain((until - from) / 3_600_000);
      }),
      { numRuns: 400 },
    );
  });

  it('has quarter hours named by their beginning', () => {
    expect(quarterHourOf(at('2026-11-20T08:59:59Z'), utc)).toBe('08:45');
    expect(quarterHourOf(at('2026-11-20T09:00:00Z'), wallClockIn('Asia/Kathmandu'))).toBe('14:45');
  });
});
