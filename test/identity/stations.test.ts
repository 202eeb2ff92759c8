import { beforeAll, expect, it } from 'vitest';
import { verifications } from '../../db/schema/index.ts';
import type { Station } from '../../server/identity/identity.contract.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { useApp } from '../support/app.ts';
import { buildVenue, registerDelegate } from './venue.ts';

const app = useApp();
let cookie: string;
beforeAll(async () => {
  await buildVenue(app);
  cookie = await app.signedInAs('administrator');
});

const list = async () =>
  ((await (await app.ask('GET', '/api/stations', { cookie })).json()) as { stations: Station[] }).stations;
const put = async (stations: unknown) => {
  const answer = await app.ask('PUT', '/api/stations', { cookie, body: { stations } });
  return { status: answer.status, body: (await answer.json()) as { code?: string; faults?: { path: string }[] } };
};

it('stations can hand their numbers round and move to another gate', async () => {
  const [first, second, third] = await list();
  const wanted = [
    { ...third!, number: 1, gateId: 'west' },
    { ...first!, number: 2 },
    { ...second!, number: 3 },
  ];
  expect((await put(wanted)).status).toBe(200);
  expect(await list()).toEqual(wanted);
});

it('a station that is no longer named goes, unless people were sent there: then nothing changes', async () => {
  const before = await list();
  const [kept, used, unused] = before;
  await app.database.drizzle.insert(verifications).values({
    id: uuidv7(app.clock.now()),
    delegateId: await registerDelegate(app),
    stationId: used!.id,
    reason: 'identity_not_verified',
    requestedAt: app.clock.now(),
  });
  expect(await put([kept])).toMatchObject({ status: 409, body: { code: 'identity.station_in_use' } });
  expect(await list()).toEqual(before);
  expect((await put([kept, used])).status).toBe(200);
  expect((await list()).map(({ id }) => id)).not.toContain(unused!.id);
});

it('two stations with one number or id, and a gate that is not there, are named by their place in the list', async () => {
  const [kept, used] = await list();
  const twice = await put([kept, used, { id: 'extra', number: kept!.number, place: { en: 'anywhere' } }]);
  expect(twice).toMatchObject({ status: 422, body: { code: 'identity.station_twice' } });
  expect(twice.body.faults?.[0]?.path).toBe('stations.2.number');
  const nowhere = await put([kept, { ...used, gateId: 'east' }]);
  expect(nowhere).toMatchObject({ status: 422, body: { code: 'identity.gate_unknown' } });
  expect(nowhere.body.faults?.[0]?.path).toBe('stations.1.gateId');
});

it('two administrators who set the stations up at once leave one of the two lists', async () => {
  const kept = await list();
  for (let round = 0; round < 8; round += 1) {
    const extra = (id: string) => [...kept, { id: `${id}-${round}`, number: 50 + round, place: { en: id } }];
    const both = await Promise.all([put(extra('north')), put(extra('east'))]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const left = await list();
    expect(left).toHaveLength(kept.length + 1);
    expect(left.slice(0, -1)).toEqual(kept);
  }
});

it('officers see the stations and do not set them up', async () => {
  const officer = await app.signedInAs('station');
  expect((await app.ask('GET', '/api/stations', { cookie: officer })).status).toBe(200);
  expect((await app.ask('PUT', '/api/stations', { cookie: officer, body: { stations: [] } })).status).toBe(403);
});
