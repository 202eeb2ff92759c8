import { describe, expect, it } from 'vitest';
import { daysOfConference } from '../../server/registration/conference-days.contract.ts';

const conference = (startsAt: string, endsAt: string) => ({ startsAt, endsAt, timeZone: 'Asia/Shanghai' });
/** Blanks of every width are the browser's own affair. */
const plain = (text: string) => text.replaceAll(/\p{Zs}/gu, '');

describe('the days of a conference', () => {
  const week = conference('2026-11-23T00:00:00+08:00', '2026-11-28T00:00:00+08:00');

  it('are those of the place where it is, without the midnight that ends it', () => {
    expect(plain(daysOfConference(week, 'en'))).toBe('23–27November2026');
    expect(plain(daysOfConference(week, 'ru'))).toBe('23–27ноября2026г.');
  });

  it.each([
    ['within a month', week, '2026年11月23日至27日'],
    [
      'over the end of a month',
      conference('2026-11-30T09:00:00+08:00', '2026-12-02T18:00:00+08:00'),
      '2026年11月30日至12月2日',
    ],
    [
      'over the end of a year',
      conference('2026-12-30T09:00:00+08:00', '2027-01-02T18:00:00+08:00'),
      '2026年12月30日至2027年1月2日',
    ],
    ['on one day', conference('2026-11-30T09:00:00+08:00', '2026-11-30T18:00:00+08:00'), '2026年11月30日'],
  ])('are written in Chinese as people write them: %s', (_, days, written) => {
    expect(daysOfConference(days, 'zh-CN')).toBe(written);
  });
});
