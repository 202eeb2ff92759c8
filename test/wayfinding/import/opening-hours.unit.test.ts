import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readOpeningHours, writeOpeningHours } from '../../../server/wayfinding/import/opening-hours.ts';

const week = [1, 2, 3, 4, 5, 6, 7];

it.each([
  ['24/7', [{ days: week, opens: '00:00', closes: '24:00' }]],
  ['08:00-18:00', [{ days: week, opens: '08:00', closes: '18:00' }]],
  ['Mo-Fr 9:00-17:30', [{ days: [1, 2, 3, 4, 5], opens: '09:00', closes: '17:30' }]],
  ['Fr-Mo 20:00-26:30', [{ days: [1, 5, 6, 7], opens: '20:00', closes: '02:30' }]],
  [
    'Mo,We 08:00-12:00, 13:00-17:00',
    [
      { days: [1, 3], opens: '08:00', closes: '12:00' },
      { days: [1, 3], opens: '13:00', closes: '17:00' },
    ],
  ],
  [
    'Mo-Fr 08:00-18:00; We 10:00-12:00; Fr off; PH off',
    [
      { days: [1, 2, 4], opens: '08:00', closes: '18:00' },
      { days: [3], opens: '10:00', closes: '12:00' },
    ],
  ],
  ['Sa', [{ days: [6], opens: '00:00', closes: '24:00' }]],
])('%s', (text, hours) => {
  expect(readOpeningHours(text)).toEqual(hours);
});

it.each([
  'sunrise-sunset',
  'Jan-Mar 08:00-10:00',
  'Mo 25:00-26:00',
  'Mo 08:60-09:00',
  'Xx 08:00-09:00',
  '',
  'off',
  'Mo 08:00+',
])('does not understand %j', (text) => {
  expect(readOpeningHours(text)).toBeUndefined();
});

it('reads what it writes as the same hours', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
  const one = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    opens: time,
    closes: time,
  });
  const onDay = (hours: readonly { days: number[]; opens: string; closes: string }[], day: number) =>
    hours.filter(({ days }) => days.includes(day)).map(({ opens, closes }) => `${opens}-${closes}`);
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), (hours) => {
      const again = readOpeningHours(writeOpeningHours(hours));
      for (const day of week) expect(onDay(again ?? [], day)).toEqual(onDay(hours, day));
    }),
  );
});
