import { beforeEach, expect, it } from 'vitest';
import { changesSeenHere } from '../../../web-components/sessions/changes-seen.ts';
import { type KeptSessions, sessionsKeptHere } from '../../../web-components/sessions/kept-sessions.ts';
import { idOf } from './sessions-world.ts';

beforeEach(async () => void (await caches.delete('causeway-own-page')));

const [early, late] = ['2026-11-24T08:00:00.000Z', '2026-11-24T09:00:00.000Z'];
const kept = (seenAt?: string): KeptSessions => ({
  list: { delegateId: idOf(1), conference: { en: 'Water Town Congress' }, timeZone: 'UTC', sessions: [] },
  own: { delegateId: idOf(1), timeZone: 'UTC', sessions: [] },
  ...{ keptAt: early, waiting: {}, ...(seenAt !== undefined && { seenAt }) },
});

it('what was seen on one page is seen on all, and never becomes unseen', async () => {
  await sessionsKeptHere.keep(kept(early));
  expect(await changesSeenHere.read(idOf(1))).toBe(early);
  await changesSeenHere.keep(idOf(1), late);
  expect((await sessionsKeptHere.read())?.seenAt).toBe(late);
  await sessionsKeptHere.keep(kept(early));
  expect(await changesSeenHere.read(idOf(1))).toBe(late);
});

it('somebody else on the same phone has seen nothing, and who signs out leaves nothing', async () => {
  await changesSeenHere.keep(idOf(2), late);
  expect(await changesSeenHere.read(idOf(1))).toBeUndefined();
  await sessionsKeptHere.keep(kept());
  expect((await sessionsKeptHere.read())?.seenAt).toBeUndefined();
  await sessionsKeptHere.forget();
  expect(await changesSeenHere.read(idOf(2))).toBeUndefined();
});
