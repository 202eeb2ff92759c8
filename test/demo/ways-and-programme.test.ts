import { beforeEach, expect, it } from 'vitest';
import { Account } from '../../ops/demo/client/account.ts';
import { findSign } from '../../ops/demo/launch/greeting.ts';
import { inventDelegates } from '../../ops/demo/people/delegates.ts';
import { seeded } from '../../ops/demo/random.ts';
import { importDelegates } from '../../ops/demo/set-up/delegates.ts';
import { markFor } from '../../ops/demo/set-up/favourites.ts';
import { setUpProgramme } from '../../ops/demo/set-up/programme.ts';
import { setUpVenue } from '../../ops/demo/set-up/venue.ts';
import { setUpWalking } from '../../ops/demo/set-up/walking.ts';
import { readBadges } from '../../ops/demo/simulator/meet-people.ts';
import { readBuilding } from '../../ops/demo/venue/plan/build.ts';
import { buildWaterTown } from '../../ops/demo/venue/water-town/build.ts';
import { useApp } from '../support/app.ts';
import { startLiveServer } from '../support/live-server.ts';
import { smallBuilding, writeBuilding } from './small-building.ts';

const app = useApp();
const town = buildWaterTown(seeded('a test'));
const delegates = inventDelegates(seeded('a test'), 30);
let office: Account;

beforeEach(async () => {
  const { origin: address } = new URL((await startLiveServer(app)).url.replace('ws', 'http'));
  office = new Account(address, { email: 'office', cookie: await app.signedInAs('desk', 'administrator') });
});

const get = async (path: string) => (await app.ask('GET', path, { cookie: office.cookie })).json();

it('the town’s plan is published as any file is, and a way is found from the sign at the gate', async () => {
  await setUpVenue(office, town, app.clock.now(), 4);
  expect(await setUpWalking(office, town, undefined)).toMatch(/^Ways are found over \d+ walkways between \d+ places/);
  const sign = await findSign(office, town);
  expect(sign).toMatchObject({ name: town.gates.find(({ id }) => id === town.entrances[0]?.gateId)?.name.en });
  const { places } = await get('/api/places?search=Lantern Hall');
  const ways = await get(`/api/ways?from=${sign?.code}&to=${places[0].code}`);
  expect(ways).toMatchObject({ isFound: true, way: { metres: expect.any(Number) } });
});

it('the programme that is played is put by file, its rooms are places, and a delegate marks of it on their own page', async () => {
  const course = { openedAt: app.clock.now().getTime(), speed: 4, timeZone: 'Asia/Shanghai' };
  const count = await setUpProgramme(office, town, delegates, 'a test', course);
  // Two days of hours that last a quarter each, in three halls; the first begins after nine minutes.
  expect(count).toBe(3 * 192);
  const { rooms } = await get('/api/programme/rooms');
  expect(rooms.map(({ matched }: { matched: string }) => matched)).toEqual(['by_id', 'by_id', 'by_id']);
  await importDelegates(office, delegates);
  const [one] = [...(await readBadges(office)).values()];
  await markFor(office, one!.delegateId, seeded('marks'), app.clock.now());
  const { halls } = await get(`/api/programme/day`);
  const marked = await app.database.sql`select session_id from favourites`;
  expect([halls.length, marked.length]).toEqual([3, 2]);
});

const walked = {
  ...(smallBuilding['graph.json'] as object),
  nodes: {
    door: { level: 0, x: 20, y: 50 },
    low: { level: 0, x: 130, y: 50 },
    room: { level: 0, x: 180, y: 30 },
    high: { level: 1, x: 130, y: 50 },
  },
  connections: [
    { node0: 'door', node1: 'low' },
    { node0: 'low', node1: 'room' },
    { node0: 'low', node1: 'high', ctype: 'stairs' },
  ],
};

it('a building’s files are published where the demo shows its hotspots', async () => {
  const folder = await writeBuilding({ 'graph.json': walked });
  const venue = await readBuilding(folder, seeded('a test'));
  expect(await setUpWalking(office, venue, folder)).toMatch(/^Ways are found over 3 walkways/);
  const { nodes } = await get('/api/venue/plan');
  const [x, y] = nodes.find(({ id }: { id: string }) => id.includes('room')).point;
  const { longitude, latitude } = venue.hotspots.find(({ code }) => code === 'R-1')!;
  expect(Math.abs(x - longitude) * 66_000).toBeLessThan(1);
  expect(Math.abs(y - latitude) * 111_000).toBeLessThan(1);
});

it('a building whose plan is not taken stays open, and the visitor is told why', async () => {
  const folder = await writeBuilding({ 'graph.json': { ...walked, nodes: { door: { level: 0, x: 'left', y: 50 } } } });
  const venue = await readBuilding(folder, seeded('a test'));
  expect(await setUpWalking(office, venue, folder)).toMatch(/^Nobody finds a way here.*graph\.json, nodes\.door\.x/);
});
