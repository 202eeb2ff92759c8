import { beforeAll, expect, it } from 'vitest';
import { collectorKeys } from '../../db/schema/index.ts';
import { authenticate } from '../../server/identity/authenticate.ts';
import { useApp } from '../support/app.ts';
import { buildVenue } from './venue.ts';

const app = useApp();
beforeAll(() => buildVenue(app));

const makeKey = async (cookie: string) => {
  const answer = await app.ask('POST', '/api/collector-keys', { cookie, body: { name: 'switch room' } });
  return (await answer.json()) as { id: string; key: string };
};

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

it('a key for vetting, by which people are let in or kept out, is made by an administrator only', async () => {
  const make = async (cookie: string, purpose: string) =>
    (await app.ask('POST', '/api/collector-keys', { cookie, body: { name: 'authority', purpose } })).status;
  const network = await app.signedInAs('network');
  expect([await make(network, 'vetting'), await make(network, 'readings')]).toEqual([403, 201]);
  expect(await make(await app.signedInAs('administrator'), 'vetting')).toBe(201);
});

it('the time is told to anyone, so that devices can measure their clocks', async () => {
  const answer = await app.ask('GET', '/api/time');
  expect(await answer.json()).toEqual({ now: app.clock.now().toISOString() });
  expect(answer.headers.get('cache-control')).toBe('no-store');
});
