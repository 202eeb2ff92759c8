import { expect, it } from 'vitest';
import { openAt } from '../../../server/wayfinding/places/open-at.ts';

const weekdays = { days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' };
const night = { days: [5, 6], opens: '20:00', closes: '02:00' };
const always = { days: [1, 2, 3, 4, 5, 6, 7], opens: '00:00', closes: '24:00' };
const shanghai = 'Asia/Shanghai';

it.each([
  ['in the hours', [weekdays], '2026-11-20T17:59:00+08:00', { isOpen: true, until: '2026-11-20T10:00:00.000Z' }],
  ['when they end', [weekdays], '2026-11-20T18:00:00+08:00', { isOpen: false, until: '2026-11-23T00:00:00.000Z' }],
  ['after midnight', [night], '2026-11-22T01:30:00+08:00', { isOpen: true, until: '2026-11-21T18:00:00.000Z' }],
  ['before the night', [night], '2026-11-20T12:00:00+08:00', { isOpen: false, until: '2026-11-20T12:00:00.000Z' }],
  ['around the clock', [always], '2026-11-20T12:00:00+08:00', { isOpen: true }],
])('tells what is open %s', (_when, hours, at, told) => expect(openAt(hours, shanghai, new Date(at))).toEqual(told));

it('keeps to the wall when summer time ends', () => {
  const sunday = [{ days: [7], opens: '01:00', closes: '06:00' }];
  const at = new Date('2026-10-25T00:30:00+02:00');
  expect(openAt(sunday, 'Europe/Berlin', at)).toEqual({ isOpen: false, until: '2026-10-24T23:00:00.000Z' });
  expect(openAt(sunday, 'Europe/Berlin', new Date('2026-10-25T02:30:00+01:00'))).toEqual({
    ...{ isOpen: true, until: '2026-10-25T05:00:00.000Z' },
  });
});
