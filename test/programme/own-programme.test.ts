import { beforeAll, expect, it } from 'vitest';
import { listenForNewsOf } from '../../server/kernel/news-of-persons.ts';
import type { CalendarLink, OwnProgramme, SessionList } from '../../server/programme/own-programme.contract.ts';
import type { ProgrammeDay } from '../../server/programme/programme.contract.ts';
import { FullHalls } from '../../server/programme/watch-full-halls.ts';
import { openVenue, type Venue } from '../admission/venue.ts';
import { openOwnPage } from '../privacy/retention-world.ts';
import { register } from '../registration/register.ts';
import { useApp } from '../support/app.ts';
import { scheduleOf, type Talk, talk } from './schedules.ts';
import { deskOver, publishPlaces } from './venue.ts';

const app = useApp();
let office: string;
let desk: ReturnType<typeof deskOver>;
let venue: Venue;
const talks: Talk[] = [talk({ title: 'Opening' }), talk({ title: 'Second', date: '2026-11-24T14:00:00+08:00' })];
const put = (list: readonly Talk[] = talks) => desk.put(scheduleOf(list));
beforeAll(async () => {
  venue = await openVenue(app);
  await app.database.sql`update conference set time_zone = 'Asia/Shanghai'`;
  office = await app.signedInAs('desk', 'administrator');
  desk = deskOver(app, office);
  await publishPlaces(app, [{ key: 'p1', name: 'Hall 1', zoneId: 'hall' }]);
  await put();
});

async function person(delegateId?: string) {
  const id = delegateId ?? (await register(app.database));
  const cookie = await openOwnPage(app, office, id);
  const ask = (method: string, path: string) => app.ask(method, `/api/delegate${path}`, { cookie });
  let news = 0;
  listenForNewsOf(app.database, id, { news: () => (news += 1), end: () => undefined });
  return {
    id,
    ask,
    newsSince: () => news,
    programme: async () => (await (await ask('GET', '/programme')).json()) as SessionList,
    own: async (since = '') =>
      (await (await ask('GET', `/favourites${since && `?since=${since}`}`)).json()) as OwnProgramme,
    mark: async (title: string) => ask('PUT', `/favourites/${await idOf(title)}`),
  };
}

const idOf = async (title: string): Promise<string> =>
  (await app.database.sql`select id from sessions where title->>'en' = ${title}`)[0]?.id;

it('a delegate reads the programme with its places, and marks what they mean to see', async () => {
  const { id, mark, programme, own, ask } = await person();
  expect((await mark('Second')).status).toBe(204);
  expect((await mark('Second')).status).toBe(204);
  await app.database.sql`insert into place_codes (code, place_key, made_at) values ('K7M4', 'p1', now())`;
  const { sessions, timeZone, delegateId, conference } = await programme();
  expect([delegateId, typeof conference.en]).toEqual([id, 'string']);
  expect(timeZone).toBe('Asia/Shanghai');
  expect(sessions.map(({ title, isMarked }) => [title.en, isMarked])).toEqual([
    ['Opening', false],
    ['Second', true],
  ]);
  expect(sessions[0]?.room).toMatchObject({ name: 'Hall 1', place: { key: 'p1', code: 'K7M4' } });
  expect((await own()).delegateId).toBe(id);
  expect((await own()).sessions).toMatchObject([{ title: { en: 'Second' }, changes: [], isFull: false }]);
  const all = await (await ask('GET', `/programme/${sessions[0]?.id}`)).json();
  expect(all).toMatchObject({ abstract: 'What it is about', speakers: [{ name: 'Speaker One' }] });
  expect((await ask('DELETE', `/favourites/${await idOf('Second')}`)).status).toBe(204);
  expect((await own()).sessions).toEqual([]);
});

it('who marked a session is told of its changes, and nobody else is', async () => {
  const [marker, other] = [await person(), await person()];
  await marker.mark('Second');
  const before = [marker.newsSince(), other.newsSince()];
  app.clock.advance(60_000);
  await put([talks[0]!, { ...talks[1]!, room: 'Hall 2', date: '2026-11-24T15:00:00+08:00' }]);
  expect([marker.newsSince(), other.newsSince()]).toEqual([before[0]! + 1, before[1]]);
  const [session] = (await marker.own()).sessions;
  expect(session?.changes.map(({ kind }) => kind).sort()).toEqual(['moved', 'rescheduled']);
  expect(session?.changes[0]?.before).toMatchObject({
    ...{ room: 'Hall 1', placeKey: 'p1', startsAt: '2026-11-24T06:00:00.000Z' },
  });
  app.clock.advance(60_000);
  const since = app.clock.now().toISOString();
  expect((await marker.own(since)).sessions[0]?.changes).toEqual([]);
  await put([talks[0]!]);
  expect((await marker.own(since)).sessions[0]).toMatchObject({ isCancelled: true, changes: [{ kind: 'cancelled' }] });
  await put();
});

it('an unknown session is not marked, nor more than can be', async () => {
  const { id, ask, mark } = await person();
  const unknown = await ask('PUT', '/favourites/00000000-0000-4000-8000-000000000000');
  expect(await unknown.json()).toMatchObject({ code: 'programme.session_unknown' });
  await desk.put(scheduleOf(Array.from({ length: 500 }, () => talk({ room: 'Elsewhere' }))), { name: 'Many' });
  await app.database.sql`insert into favourites select ${id}, s.id, now() from sessions s
    join programme_sources p on p.id = s.source_id where p.name = 'Many'`;
  expect(await (await mark('Opening')).json()).toMatchObject({ code: 'programme.too_many_favourites' });
  const [source] = await app.database.sql`select id from programme_sources where name = 'Many'`;
  await desk.ask('DELETE', `/sources/${source?.id}`);
});

it('a calendar is read by its secret link alone, until there is another', async () => {
  const { ask, mark, id } = await person();
  await mark('Second');
  const link = (await (await ask('POST', '/calendar')).json()) as CalendarLink;
  const read = (address: string, headers = {}) => app.ask('GET', new URL(address).pathname, { headers });
  const answer = await read(link.favourites);
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  const text = await answer.text();
  expect(text).toContain('SUMMARY;LANGUAGE=en:Second');
  expect(text).not.toContain('Opening');
  expect(await (await read(link.programme)).text()).toContain('Opening');
  const same = await read(link.favourites, { 'if-none-match': answer.headers.get('etag') ?? '' });
  expect(same.status).toBe(304);
  const newer = (await (await ask('POST', '/calendar')).json()) as CalendarLink;
  expect((await read(link.favourites)).status).toBe(404);
  expect((await read(newer.favourites)).status).toBe(200);
  await app.database.sql`update delegates set status = 'withdrawn' where id = ${id}`;
  expect((await read(newer.favourites)).status).toBe(404);
});

it('guessing links of calendars is soon over', async () => {
  const statuses: number[] = [];
  for (let i = 0; i < 25; i += 1) {
    const secret = `${'A'.repeat(41)}${String(i).padStart(2, '0')}`;
    statuses.push((await app.ask('GET', `/api/calendars/${secret}/favourites.ics`, { from: '198.51.100.7' })).status);
  }
  expect(statuses.filter((status) => status === 404)).toHaveLength(20);
  expect(statuses.at(-1)).toBe(429);
});

it('the day by hall tells in fives who marked, who is inside, and that it is full; markers are told that too', async () => {
  // A quarter of an hour after the clock of the tests stands.
  await put([{ ...talks[0]!, date: '2026-11-20T16:20:00+08:00' }, talks[1]!]);
  const marker = await person();
  await marker.mark('Opening');
  for (let i = 0; i < 5; i += 1) await (await person()).mark('Opening');
  const day = async () => (await (await desk.ask('GET', '/day?date=2026-11-20')).json()) as ProgrammeDay;
  const [hall] = (await day()).halls;
  expect(hall).toMatchObject({ room: { name: 'Hall 1' }, standing: { inside: 0, capacity: 3, isFull: false } });
  expect(hall?.sessions.find(({ title }) => title.en === 'Opening')?.enrolled).toBe(5);
  const places = async () => (await marker.programme()).sessions.map(({ isFull, placesLeft }) => [isFull, placesLeft]);
  // Counted down in fives; of a session of next week nothing is said.
  await app.database.sql`update zones set capacity = 38 where id = 'hall'`;
  expect(await places()).toEqual([
    [false, 35],
    [false, undefined],
  ]);
  await app.database.sql`update zones set capacity = 3 where id = 'hall'`;
  const watch = new FullHalls(app);
  await watch.look();
  const before = marker.newsSince();
  await app.database.sql`insert into zone_counters (zone_id, inside) values ('hall', 3)
    on conflict (zone_id) do update set inside = 3`;
  await watch.look();
  expect(marker.newsSince()).toBe(before + 1);
  expect((await marker.own()).sessions[0]?.isFull).toBe(true);
  expect(await places()).toEqual([
    [true, undefined],
    [false, undefined],
  ]);
  expect((await day()).halls[0]?.standing).toEqual({ inside: 3, capacity: 3, isFull: true });
  await watch.look();
  expect(marker.newsSince()).toBe(before + 1);
  expect(venue).toBeDefined();
});
