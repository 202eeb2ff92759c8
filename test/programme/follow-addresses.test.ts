import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { askAgain } from '../../server/programme/follow-addresses.ts';
import { useApp } from '../support/app.ts';
import { scheduleOf, talk } from './schedules.ts';
import { deskOver, publishPlaces } from './venue.ts';

const app = useApp({ programmeNetworks: ['127.0.0.1'] });
let given = { status: 200, body: '', etag: '"1"' };
let asked: (string | undefined)[] = [];
const endless = Buffer.alloc(65_536, 0x20);
const server = createServer(({ headers, url }, answer) => {
  if (url === '/endless.json') {
    const more = () => {
      while (!answer.destroyed && answer.write(endless));
    };
    answer.on('drain', more).writeHead(200);
    more();
    return;
  }
  asked.push(headers['if-none-match']);
  const isSame = headers['if-none-match'] === given.etag;
  answer.writeHead(isSame ? 304 : given.status, { etag: given.etag }).end(isSame ? undefined : given.body);
});
afterAll(() => void server.close());

let desk: ReturnType<typeof deskOver>;
let address = '';
beforeAll(async () => {
  desk = deskOver(app, await app.signedInAs('administrator'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/all.json`;
});

const source = async () => (await app.database.sql`select * from programme_sources where address is not null`)[0];
const scheduled = async () =>
  (await app.database.sql`select count(*)::int as n from sessions where state = 'scheduled'`)[0]?.n;

it('an address is previewed, put, and asked again by itself; what goes wrong is shown and heals', async () => {
  const talks = Array.from({ length: 12 }, (_each, i) => talk({ room: `Hall ${i}` }));
  given = { ...given, body: scheduleOf(talks) };
  const body = { name: 'Main', address, isFollowed: true };
  expect(await (await desk.ask('POST', '/addresses/preview', body)).json()).toMatchObject({ counts: { added: 12 } });
  expect((await desk.ask('POST', '/addresses', body)).status).toBe(200);
  asked = [];
  await askAgain(app);
  expect(asked).toEqual(['"1"']);

  given = { ...given, etag: '"2"', body: scheduleOf([...talks, talk()]) };
  await askAgain(app);
  expect([await scheduled(), (await source())?.etag]).toEqual([13, '"2"']);

  given = { ...given, etag: '"3"', body: '{' };
  await askAgain(app);
  expect([await scheduled(), (await source())?.fault]).toEqual([13, 'programme.schedule_faulty']);

  given = { ...given, etag: '"4"', body: scheduleOf([talks[0]!]) };
  await askAgain(app);
  expect([await scheduled(), (await source())?.fault]).toEqual([13, 'programme.too_many_cancelled']);

  given = { ...given, etag: '"5"', body: scheduleOf(talks) };
  await askAgain(app);
  expect([await scheduled(), (await source())?.fault]).toEqual([12, null]);

  await desk.ask('PUT', `/sources/${(await source())?.id}/following`, { isFollowed: false });
  asked = [];
  await askAgain(app);
  expect(asked).toEqual([]);
});

it('rooms find their places when another plan is published', async () => {
  await publishPlaces(app, [{ key: 'p3', name: 'Hall 3' }]);
  await askAgain(app);
  expect((await desk.rooms()).filter(({ place }) => place)).toMatchObject([{ name: 'Hall 3', matched: 'by_name' }]);
});

it('of an address without an end nothing is taken in, neither by hand nor when it is followed', async () => {
  const told = async () => app.database.sql`select id, guid, title, state from sessions order by id`;
  const before = await told();
  const body = { name: 'Endless', address: new URL('/endless.json', address).href, isFollowed: true };
  for (const path of ['/addresses/preview', '/addresses']) {
    const answer = await desk.ask('POST', path, body);
    expect([answer.status, (await answer.json()).code]).toEqual([422, 'fetching.address_too_large']);
  }
  const { sourceId } = await desk.put(scheduleOf([talk({ title: 'Kept' })]), { name: 'Endless' });
  await app.database
    .sql`update programme_sources set address = ${body.address}, is_followed = true where id = ${sourceId}`;
  const kept = await told();
  await askAgain(app);
  const [followed] = await app.database.sql`select fault from programme_sources where id = ${sourceId}`;
  expect(followed?.fault).toBe('fetching.address_too_large');
  expect([kept.length, await told()]).toEqual([before.length + 1, kept]);
  await desk.ask('DELETE', `/sources/${sourceId}`);
});

it('networks that the operator has not named are not asked', async () => {
  const answer = await desk.ask('POST', '/addresses/preview', {
    name: 'Main',
    address: 'http://127.0.0.2:1/',
    isFollowed: false,
  });
  expect(await answer.json()).toMatchObject({ status: 422, code: 'fetching.address_refused' });
});

it('a programme from a file has nothing to follow', async () => {
  const { sourceId } = await desk.put(scheduleOf([talk()]), { name: 'File' });
  const answer = await desk.ask('PUT', `/sources/${sourceId}/following`, { isFollowed: true });
  expect(await answer.json()).toMatchObject({ code: 'programme.no_address' });
});
