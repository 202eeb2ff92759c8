import { expect, it } from 'vitest';
import { isCheckDue } from '../../server/ledger-checks/check-due.ts';

/** By the clock of the machine, whichever its time zone is; no summer time begins or ends then. */
const at = (hour: number, minute = 0) => new Date(2026, 10, 25, hour, minute);
const hoursBefore = (now: Date, hours: number) => new Date(now.getTime() - hours * 3_600_000);

it.each([at(3), at(4), at(4, 59)])(
  'in a quiet hour the ledger is checked unless it was within twelve hours: %s',
  (now) => {
    expect(isCheckDue(now, hoursBefore(now, 12))).toBe(true);
    expect(isCheckDue(now, hoursBefore(now, 11.99))).toBe(false);
  },
);

it.each([at(2, 59), at(5), at(12), at(23, 59), at(0)])('while people are there it waits for the night: %s', (now) => {
  expect(isCheckDue(now, hoursBefore(now, 24))).toBe(false);
  expect(isCheckDue(now, hoursBefore(now, 29.99))).toBe(false);
});

it.each([at(5), at(12), at(20)])('where the server did not run in the night it is checked by day: %s', (now) => {
  expect(isCheckDue(now, hoursBefore(now, 30))).toBe(true);
});

it('looked at each minute, it is checked once a night', () => {
  const minuteMs = 60_000;
  let last = at(4).getTime() - 24 * 3_600_000;
  const done: number[] = [];
  for (let now = at(0).getTime(); now < at(0).getTime() + 3 * 24 * 3_600_000; now += minuteMs) {
    if (!isCheckDue(new Date(now), new Date(last))) continue;
    last = now;
    done.push(now);
  }
  expect(done.map((ms) => new Date(ms).getHours())).toEqual([3, 3, 3]);
});
