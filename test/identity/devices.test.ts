import { beforeAll, expect, it } from 'vitest';
import { collectorKeys } from '../../db/schema/index.ts';
import { authenticate } from '../../server/identity/authenticate.ts';
import { useApp } from '../support/app.ts';
import { buildVenue } from './venue.ts';

const app = useApp();
beforeAll(() => buildVenue(app));

const register = async (cookie: string, body: unknown) => {
  const answer = await app.ask('POST', '/api/devices', { cookie, body });
  return { status: answer.status, body: (await answer.json()) as { id: string; code?: string } };
};
const makeKey = async (cookie: string) => {
  const answer = await app.ask('POST', '/api/collector-keys', { cookie, body: { name: 'switch room' } });
  return (await answer.json()) as { id: string; key: string };
};

it('a device at a lane is registered with its lane, another without', async () => {
  const gate = await app.signedInAs('gate');
  const atLane = await register(gate, { kind: 'lane', name: 'South Gate 3', laneId: 'south-3' });
  expect(atLane).toMatchObject({ status: 201, body: { kind: 'lane', laneId: 'south-3' } });
  expect((await register(gate, { kind: 'board', name: 'Wall' })).status).toBe(201);
  expect((await register(gate, { kind: 'lane', name: 'No lane' })).body.code).toBe('identity.lane_needed');
  const boardAtLane = await register(gate, { kind: 'board', name: 'Wall', laneId: 'south-3' });
  expect(boardAtLane.body.code).toBe('identity.lane_needed');
  const nowhere = await register(gate, { kind: 'lane', name: 'Lost', laneId: 'nowhere' });
  expect(nowhere.body.code).toBe('identity.lane_unknown');
});

it('a device is revoked by a supervisor, and keeps the time of the first revocation', async () => {
  const supervisor = await app.signedInAs('supervisor');
  const { body } = await register(supervisor, { kind: 'station', name: 'Station 1' });
  const revoke = async () => (await app.ask('DELETE', `/api/devices/${body.id}`, { cookie: supervisor })).json();
  const first = (await revoke()) as { revokedAt: string };
  app.clock.advance(1_000);
  expect(await revoke()).toMatchObject({ revokedAt: first.revokedAt });
  const list = (await (await app.ask('GET', '/api/devices', { cookie: supervisor })).json()) as { devices: unknown[] };
  expect(list.devices).toContainEqual(expect.objectContaining({ id: body.id, revokedAt: first.revokedAt }));
});

it('a collector key is told once, kept as its hash, and opens nothing after it was revoked', async () => {
  const network = await app.signedInAs('network');
  const { id, key } = await makeKey(network);
  const asCollector = () => authenticate(app, { authorization: `Bearer ${key}` });
  expect(await asCollector()).toEqual({ kind: 'collector', id, purpose: 'readings' });
  const list = await (await app.ask('GET', '/api/collector-keys', { cookie: network })).text();
  expect(list).toContain(id);
  expect(list + JSON.stringify(await app.database.drizzle.select().from(collectorKeys))).not.toContain(key);
  await app.ask('DELETE', `/api/collector-keys/${id}`, { cookie: network });
  expect(await asCollector()).toBeUndefined();
});

it('a collector may do nothing that staff do', async () => {
  const { key } = await makeKey(await app.signedInAs('network'));
  const headers = { authorization: `Bearer ${key}` };
  expect((await app.ask('GET', '/api/stations', { headers })).status).toBe(403);
  expect((await app.ask('GET', '/api/sign-ins/current', { headers })).status).toBe(403);
});

it('the time is told to anyone, so that devices can measure their clocks', async () => {
  const answer = await app.ask('GET', '/api/time');
  expect(await answer.json()).toEqual({ now: app.clock.now().toISOString() });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
