import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { zones } from '../../../db/schema/index.ts';
import type { StopDepartures } from '../../../server/wayfinding/departures/departures.contract.ts';
import { DeparturesFeed, feedStateOf } from '../../../server/wayfinding/departures/departures-feed.ts';
import { decodeGraph } from '../../../server/wayfinding/router/decode-graph.ts';
import type { GraphConditions } from '../../../server/wayfinding/ways/graph.contract.ts';
import { openEnvelope } from '../../../server/wayfinding/ways/graph-envelope.ts';
import { wayBoardOf } from '../../../server/wayfinding/ways/way-board.ts';
import { useApp } from '../../support/app.ts';
import { codeOf, publishPlan } from '../canal-plan.ts';
import { boatPlan } from './boat-plan.ts';
import { type FeedTrip, feedOfTrips } from './feed-of-trips.ts';

const app = useApp();
let server: Server;
let feed: DeparturesFeed;
let told: { status: number; body: Buffer };
let asked: string | undefined;

const nowS = () => app.clock.now().getTime() / 1000;
const tell = (trips: readonly FeedTrip[], madeS = nowS()) => {
  told = { status: 200, body: feedOfTrips(trips, { madeS }) };
};
const boatIn = (minutes: number): FeedTrip => ({
  line: 'boat',
  stops: [
    ['west', nowS() + minutes * 60],
    ['middle', nowS() + minutes * 60 + 130],
  ],
});

beforeAll(async () => {
  await publishPlan(app, boatPlan);
  server = createServer((request, answer) => {
    asked = request.headers.accept;
    answer.writeHead(told.status).end(told.body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  feed = new DeparturesFeed(app, { address: `http://127.0.0.1:${port}/updates.pb`, networks: ['127.0.0.1'] });
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(async () => {
  (await wayBoardOf(app)).takeTrips([], 0);
});

async function atStop(key: string): Promise<StopDepartures['departures']> {
  const answer = await app.ask('GET', `/api/places/${codeOf(boatPlan, key)}/departures`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as StopDepartures).departures;
}

async function ride(): Promise<{ seconds: number; waitSeconds: number } | undefined> {
  const { ground } = await wayBoardOf(app);
  const ends = { from: { place: 'pier' }, to: { place: 'middle-pier' } };
  const answer = ground?.router.findWay({ ...ends, profile: 'walking', departAtMs: app.clock.now().getTime() });
  return answer?.isFound ? { seconds: answer.way.seconds, waitSeconds: answer.way.waitSeconds } : undefined;
}

const byHeadway = { seconds: 420, waitSeconds: 0 };

test('without a feed, who stands at the pier reads how often the boat goes, and waits half as long on the mean', async () => {
  expect(await atStop('pier')).toMatchObject([
    { kind: 'shuttle', line: 'bus', everyMinutes: 8 },
    { kind: 'boat', line: 'boat', towards: { name: { en: 'East Pier' } }, everyMinutes: 10 },
    { kind: 'boat', name: { en: 'Canal boat' }, towards: { name: { en: 'Middle Pier' } }, everyMinutes: 10 },
  ]);
  expect(await ride()).toEqual(byHeadway);
});

test('with a feed they read in how many minutes it leaves, and ways wait for that boat; other rides keep their headway', async () => {
  tell([boatIn(3), boatIn(13)]);
  await feed.look();
  const departures = await atStop('pier');
  expect(departures.slice(0, 2)).toMatchObject([
    { towards: { code: codeOf(boatPlan, 'middle-pier'), name: { en: 'Middle Pier' } }, minutes: 3 },
    { minutes: 13 },
  ]);
  expect(departures.slice(2).map(({ everyMinutes }) => everyMinutes)).toEqual([8, 10]);
  expect(await ride()).toEqual({ seconds: 300, waitSeconds: 180 });
  expect(asked).toMatch(/protobuf/);
  expect(feedStateOf(app.database)).toMatchObject({ isFollowed: true, rides: 1, strangers: 0 });
});

test('phones are told of departures with the conditions, by walkway and by the number in their graph', async () => {
  tell([boatIn(3)]);
  await feed.look();
  const leaves = new Date(app.clock.now().getTime() + 180_000).toISOString();
  const conditions = await (
    await app.ask('GET', '/api/ways/conditions', { cookie: await app.signedInAs('network') })
  ).json();
  expect(conditions).toMatchObject({ departures: [{ walkwayId: 'west-middle', isForward: true, at: [leaves] }] });
  const answer = await app.ask('GET', '/api/ways/graph');
  const { walkways } = decodeGraph(openEnvelope(new Uint8Array(await answer.arrayBuffer())).packed);
  const key = /"(.*)"/.exec(answer.headers.get('etag') ?? '')?.[1];
  const own = await app.ask('GET', `/api/ways/graph/${key}/conditions`);
  const { departures = [] } = (await own.json()) as GraphConditions;
  expect(departures).toEqual([{ walkway: expect.any(Number), isForward: true, at: [leaves] }]);
  expect(walkways[departures[0]?.walkway ?? -1]?.name).toEqual({ en: 'Canal boat' });
});

test('phones are told until when that holds, anew when the feed was made anew, though it tells the same', async () => {
  const answer = await app.ask('GET', '/api/ways/graph');
  const key = /"(.*)"/.exec(answer.headers.get('etag') ?? '')?.[1];
  const ask = async (tag = '') => {
    const told = await app.ask('GET', `/api/ways/graph/${key}/conditions`, { headers: { 'if-none-match': tag } });
    const body = told.status === 200 ? ((await told.json()) as GraphConditions) : undefined;
    return { status: told.status, tag: told.headers.get('etag') ?? '', until: body?.departuresHoldUntil };
  };
  const madeS = nowS();
  const trips = [boatIn(9)];
  tell(trips, madeS);
  await feed.look();
  const first = await ask();
  expect(first.until).toBe(new Date((madeS + 180) * 1000).toISOString());
  expect(await ask(first.tag)).toMatchObject({ status: 304 });
  app.clock.advance(120_000);
  tell(trips, madeS + 120);
  await feed.look();
  expect(await ask(first.tag)).toMatchObject({ status: 200, until: new Date((madeS + 300) * 1000).toISOString() });
  tell([]);
  await feed.look();
  expect(await ask()).toMatchObject({ status: 200, until: undefined });
});

test('a feed that fails is told to staff, and what it told holds for three minutes and no longer', async () => {
  tell([boatIn(6)]);
  await feed.look();
  told = { status: 500, body: Buffer.alloc(0) };
  await feed.look();
  expect(feedStateOf(app.database)).toMatchObject({ fault: 'fetching.address_failed', readAt: expect.any(String) });
  app.clock.advance(180_000);
  expect(await ride()).toEqual({ seconds: 300, waitSeconds: 180 });
  app.clock.advance(1_000);
  expect(await ride()).toEqual(byHeadway);
  const before = feedStateOf(app.database);
  expect(Date.parse(before.holdsUntil ?? '') - Date.parse(before.faultSince ?? '')).toBe(180_000);
  told = { status: 200, body: Buffer.from('<html>') };
  await feed.look();
  const { faultSince } = before;
  expect(feedStateOf(app.database)).toMatchObject({ fault: 'departures.feed_faulty', faultSince });
  tell([boatIn(2)]);
  await feed.look();
  expect(feedStateOf(app.database)).not.toHaveProperty('fault');
  expect(feedStateOf(app.database)).not.toHaveProperty('faultSince');
  expect(await ride()).toEqual({ seconds: 240, waitSeconds: 120 });
});

test('a feed that nobody makes anew is stale, however often it is read', async () => {
  tell([boatIn(6)], nowS() - 181);
  await feed.look();
  expect(feedStateOf(app.database)).toMatchObject({ fault: 'departures.feed_stale' });
  expect(await ride()).toEqual(byHeadway);
});

test('a feed whose clock is ahead is taken as made now; when our clock is put back, nothing of it is believed', async () => {
  tell([boatIn(3)], nowS() + 3600);
  await feed.look();
  expect(await ride()).toEqual({ seconds: 300, waitSeconds: 180 });
  app.clock.advance(-600_000);
  expect(await ride()).toEqual(byHeadway);
  app.clock.advance(600_000);
});

test('what is no feed is told, and changes nothing', async () => {
  tell([boatIn(3)]);
  await feed.look();
  told = { status: 200, body: Buffer.from('<html>') };
  await feed.look();
  expect(feedStateOf(app.database)).toMatchObject({ fault: 'departures.feed_faulty' });
  expect(await ride()).toEqual({ seconds: 300, waitSeconds: 180 });
});

test('a feed in a private network is not asked unless the operator named it', async () => {
  const inside = new DeparturesFeed(app, { address: 'http://127.0.0.1:9/', networks: [] });
  await inside.look();
  const faultSince = app.clock.now().toISOString();
  expect(feedStateOf(app.database)).toEqual({ isFollowed: true, fault: 'fetching.address_refused', faultSince });
});

test('departures stand on the rides of the plan that is published next', async () => {
  tell([boatIn(3)]);
  await feed.look();
  const walkways = boatPlan.walkways.map((each) => (each.id === 'west-middle' ? { ...each, id: 'renamed' } : each));
  await publishPlan(app, { ...boatPlan, walkways });
  const { ground } = await wayBoardOf(app);
  expect(ground?.departures).toMatchObject([{ walkwayId: 'renamed' }]);
  expect(await ride()).toEqual({ seconds: 300, waitSeconds: 180 });
  await publishPlan(app, boatPlan);
});

test('while a ride is closed its departures are not told, and one that is closed for good goes no more', async () => {
  const cookie = await app.signedInAs('supervisor');
  tell([boatIn(3), boatIn(40)]);
  await feed.look();
  const until = new Date(app.clock.now().getTime() + 20 * 60_000).toISOString();
  const body = { walkwayIds: ['west-middle', 'west-bus'], until, reason: { en: 'Low water' } };
  const made = (await (await app.ask('POST', '/api/closures', { body, cookie })).json()) as { id: string };
  expect(await atStop('pier')).toMatchObject([
    { minutes: 40 },
    { everyMinutes: 10 },
    { kind: 'shuttle', startsAt: until },
  ]);
  await app.ask('DELETE', `/api/closures/${made.id}`, { cookie });
  await app.ask('POST', '/api/closures', { body: { ...body, until: undefined }, cookie });
  expect(await atStop('pier')).toMatchObject([{ towards: { name: { en: 'East Pier' } } }]);
});

test('a stop that one may not enter is answered as one that is not there, and rides and ends behind a gate are not told', async () => {
  await app.database.drizzle.insert(zones).values({ id: 'quay', name: { en: 'Quay' } });
  const cookie = await app.signedInAs('administrator');
  const door = { id: 'door', name: { en: 'Door' }, innerZoneId: 'quay' };
  const layout = { zones: [{ id: 'quay', name: { en: 'Quay' } }], gates: [door], lanes: [] };
  await app.ask('PUT', '/api/layout', { body: layout, cookie });
  await publishPlan(app, {
    ...boatPlan,
    places: boatPlan.places.map((place) => (place.key === 'east-pier' ? { ...place, zoneId: 'quay' } : place)),
    walkways: boatPlan.walkways.map((each) => (each.id === 'west-bus' ? { ...each, zoneId: 'quay' } : each)),
  });
  const departures = await atStop('pier');
  expect(departures.map(({ line, towards }) => [line, towards?.name.en])).toEqual([['boat', undefined]]);
  const answers = [codeOf(boatPlan, 'east-pier'), 'VVVV'].map((code) =>
    app.ask('GET', `/api/places/${code}/departures`),
  );
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([404, 404]);
});
