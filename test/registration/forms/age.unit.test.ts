import { expect, it } from 'vitest';
import { isMinor, latestAdultBirth } from '../../../server/registration/forms/age.ts';

const start = (day: string, timeZone = 'UTC') => ({ startsAt: new Date(`${day}T00:00:00Z`), timeZone });

it('who turns eighteen on the first day is of age, who does so a day later is not', () => {
  const latest = latestAdultBirth(start('2026-11-24'), 18);
  expect(isMinor('2008-11-24', latest)).toBe(false);
  expect(isMinor('2008-11-25', latest)).toBe(true);
});

it('the first day is that of the venue, not of Greenwich', () => {
  expect(latestAdultBirth({ startsAt: new Date('2026-11-23T16:00:00Z'), timeZone: 'Asia/Shanghai' }, 18)).toBe(
    '2008-11-24',
  );
});

it('a conference that starts on 29 February parts those born before it from those born after', () => {
  const latest = latestAdultBirth(start('2028-02-29'), 18);
  expect(isMinor('2010-02-28', latest)).toBe(false);
  expect(isMinor('2010-03-01', latest)).toBe(true);
});

it('who told no date of birth is not taken for a minor', () => {
  expect(isMinor(undefined, '2008-11-24')).toBe(false);
  expect(isMinor('', '2008-11-24')).toBe(false);
});
