import { expect, it } from 'vitest';
import type { OwnProgramme } from '../../../server/programme/own-programme.contract.ts';
import {
  changedSince,
  type MarkedSession,
  movedAwayFrom,
  nextOf,
} from '../../../web-components/way/marked-sessions.ts';

const now = Date.UTC(2026, 10, 24, 7, 12);
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const session = (title: string, from: number, until: number, change: Partial<MarkedSession> = {}): MarkedSession => ({
  ...{ id: title, title: { en: title }, startsAt: at(from), endsAt: at(until), isCancelled: false, speakers: [] },
  ...{ isMarked: true, isFull: false, changes: [], markedAt: at(-1000) },
  ...change,
});
const marked = (...sessions: MarkedSession[]): OwnProgramme => ({ delegateId: 'd', timeZone: 'UTC', sessions });
const inPlace = (key: string) => ({ room: { name: key, place: { key, name: { en: key } } } });
const moved = { at: at(-5), kind: 'moved', before: { room: 'Silk Hall', placeKey: 'silk' } } as const;

it.each([
  ['one that is over no longer', [session('lightning', -10, -5), session('talk', 20, 60)], 'talk'],
  ['one that began goes on for who is late', [session('begun', -10, 50), session('evening', 200, 260)], 'begun'],
  ['one about to begin before one that began', [session('begun', -10, 50), session('talk', 20, 60)], 'talk'],
  ['one that began long ago no longer', [session('begun', -20, 50), session('evening', 200, 260)], 'evening'],
  ['one that is cancelled not at all', [session('off', 5, 50, { isCancelled: true }), session('on', 9, 60)], 'on'],
] as const)('next is: %s', (_, sessions, title) => {
  expect(nextOf(marked(...sessions), now)?.title.en).toBe(title);
});

it('a hall is left by what was moved out of it, unless something else that was marked is there, or it is over', () => {
  const away = session('canals', 20, 60, { changes: [moved], ...inPlace('lantern') });
  expect(movedAwayFrom(marked(away), 'silk', now)?.title.en).toBe('canals');
  expect(movedAwayFrom(marked(away), 'lantern', now)).toBeUndefined();
  expect(movedAwayFrom(marked(away, session('tea', 90, 120, inPlace('silk'))), 'silk', now)).toBeUndefined();
  expect(movedAwayFrom(marked({ ...away, endsAt: at(-1) }), 'silk', now)).toBeUndefined();
  expect(movedAwayFrom(marked({ ...away, ...inPlace('silk') }), 'silk', now)).toBeUndefined();
});

it('changes are told until they are seen or the session is over, also of one that is cancelled', () => {
  const off = session('canals', 20, 60, { isCancelled: true, changes: [{ at: at(-5), kind: 'cancelled' }] });
  expect(changedSince(marked(off), '', now)).toHaveLength(1);
  expect(changedSince(marked(off), at(-5), now)).toEqual([]);
  expect(changedSince(marked(off), at(-6), now)).toHaveLength(1);
  expect(changedSince(marked(off), '', now + 60 * 60_000)).toEqual([]);
});
