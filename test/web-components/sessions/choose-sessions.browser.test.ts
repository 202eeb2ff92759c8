import { expect, it } from 'vitest';
import {
  byStart,
  chooseSessions,
  clashesOf,
  dayOf,
  everything,
} from '../../../web-components/sessions/choose-sessions.ts';
import { timesOf } from '../../../web-components/sessions/session-words.ts';
import { session } from './sessions-world.ts';

const at = (id: number, startsAt: string, endsAt: string, isCancelled = false) => ({
  ...session(id, 0),
  ...{ startsAt: `2026-11-24T${startsAt}:00.000Z`, endsAt: `2026-11-24T${endsAt}:00.000Z`, isCancelled },
});

it('a session that ends past midnight says on which day, by the clock of the conference', () => {
  // 23:30 until 00:30 in Shanghai.
  const late = at(1, '15:30', '16:30');
  expect(dayOf(late.startsAt, 'Asia/Shanghai')).toBe('2026-11-24');
  expect(dayOf(late.endsAt, 'Asia/Shanghai')).toBe('2026-11-25');
  expect(timesOf(late, 'Asia/Shanghai')).toMatch(/^23:30 – Wed.*25.*00:30$/);
  expect(timesOf(late, 'UTC')).toBe('15:30 – 16:30');
});

it('two clash when each begins before the other ends, and what is cancelled clashes with nothing', () => {
  const list = [
    at(1, '09:00', '10:00'),
    at(2, '09:30', '12:00'),
    at(3, '10:00', '10:30'),
    at(4, '09:00', '12:00', true),
    at(5, '12:00', '13:00'),
  ];
  const clashes = [...clashesOf(list)].map(([id, others]) => [
    id.at(-1),
    others.map((other) => other.id.at(-1)).join(''),
  ]);
  expect(clashes.sort()).toEqual([
    ['1', '2'],
    ['2', '13'],
    ['3', '2'],
  ]);
});

it('what begins together stands together', () => {
  const groups = byStart([at(1, '09:00', '10:00'), at(2, '09:00', '09:30'), at(3, '09:30', '10:00')]);
  expect(groups.map(({ sessions }) => sessions.length)).toEqual([2, 1]);
});

it('sessions are found by each word of a search, whatever the accents, the signs and the script', () => {
  const talk = (id: number, title: string, speaker: string) => ({
    ...session(id, 0),
    ...{ title: { en: title }, speakers: [{ name: speaker }] },
  });
  const sessions = [
    talk(1, 'Wi‑Fi after dark', 'Zoë Müller'),
    talk(2, '最后一米', 'أحمد'),
    talk(3, 'Dark fibre', 'Ann'),
  ];
  const found = (words: string) =>
    chooseSessions(sessions, { ...everything, words }, () => false).map(({ id }) => id.at(-1));
  expect(found('dark')).toEqual(['1', '3']);
  expect(found('zoe  DARK')).toEqual(['1']);
  expect(found('wi-fi')).toEqual(['1']);
  expect(found('一米')).toEqual(['2']);
  expect(found('احمد')).toEqual(['2']);
  expect(found('')).toEqual(['1', '2', '3']);
});
