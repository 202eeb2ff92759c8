import { beforeAll, expect, it } from 'vitest';
import { verifications } from '../../db/schema/index.ts';
import { stationQueue, stationsOverview } from '../../server/identity/identity.contract.ts';
import { serveIdentityTopics } from '../../server/identity/identity.live.ts';
import { passOnPerson } from '../../server/identity/pass-on-person.ts';
import { takePerson } from '../../server/identity/take-person.ts';
import { verifyIdentity } from '../../server/identity/verify-identity.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { useDatabase } from '../support/database.ts';
import { buildVenue, registerDelegate, signInAs, worldOf } from './venue.ts';

const database = useDatabase();
const world = worldOf(database);
beforeAll(async () => {
  await buildVenue(world);
  await database.sql`update conference set time_zone = 'Asia/Shanghai'`;
  serveIdentityTopics(world);
});

async function refer(stationId: string): Promise<string> {
  const id = uuidv7(world.clock.now());
  await database.drizzle.insert(verifications).values({
    id,
    stationId,
    delegateId: await registerDelegate(world, { name: 'سليم الزواري' }),
    reason: 'identity_not_verified',
    laneId: 'south-3',
    requestedAt: world.clock.now(),
  });
  return id;
}
const read = async (topic: string, params = {}) =>
  JSON.parse(JSON.stringify(await world.live.sources.get(topic)?.(params as never)));
const readQueue = async (stationId: string) => stationQueue.state.parse(await read('station-queue', { stationId }));
const readStations = async () => stationsOverview.state.parse(await read('stations')).stations;

it('the queue of a station shows who waits there and nobody else', async () => {
  const here = await refer('station-1');
  await refer('station-2');
  const { station, waiting } = await readQueue('station-1');
  expect(station).toEqual({ number: 1, place: { en: 'left of the bridge' }, gateId: 'south' });
  expect(Object.keys(waiting)).toEqual([here]);
  expect(waiting[here]).toMatchObject({ name: 'سليم الزواري', gateName: { en: 'South Gate' }, laneNumber: 3 });
  await expect(read('station-queue', { stationId: 'station-9' })).rejects.toThrow('identity.station_unknown');
});

it('a lease that runs out is seen without anybody doing anything', async () => {
  const officer = await signInAs(world, 'station');
  const id = await refer('station-1');
  await takePerson(world, officer, id);
  expect((await readQueue('station-1')).waiting[id]?.takenBy?.name).toBe(officer.name);
  expect((await readStations())['station-1']?.taken).toBe(1);
  world.clock.advance(60_000);
  expect((await readQueue('station-1')).waiting[id]?.takenBy).toBeUndefined();
  expect((await readStations())['station-1']?.taken).toBe(0);
});

it('all stations are shown, also those where nobody waits, with counts and without names', async () => {
  const officer = await signInAs(world, 'station');
  const before = (await readStations())['station-3']!;
  expect(before).toEqual({ number: 3, place: { en: 'in the tea house' }, waiting: 0, taken: 0, passedOn: 0 });
  const at = world.clock.now().toISOString();
  const id = await refer('station-3');
  await takePerson(world, officer, id);
  await passOnPerson(world, officer, id, { because: 'the document is over' });
  expect((await readStations())['station-3']).toMatchObject({ waiting: 1, taken: 0, passedOn: 1, oldestAt: at });
  expect(JSON.stringify(await read('stations'))).not.toContain('الزواري');
});

it('counts who was verified since midnight where the venue stands', async () => {
  const officer = await signInAs(world, 'station');
  const checks = { face: true, document: true, nameAndCountry: true } as const;
  const id = await refer('station-2');
  await takePerson(world, officer, id);
  await verifyIdentity(world, officer, id, {
    ...{ method: 'document', checks },
    document: { reading: 'last_four', last4: '7738' },
  });
  expect((await readQueue('station-2')).verifiedToday).toBe(1);
  const midnightInShanghai = Date.parse('2026-11-20T16:00:00Z');
  world.clock.advance(midnightInShanghai - 1 - world.clock.now().getTime());
  expect((await readQueue('station-2')).verifiedToday).toBe(1);
  world.clock.advance(1);
  expect((await readQueue('station-2')).verifiedToday).toBe(0);
});
