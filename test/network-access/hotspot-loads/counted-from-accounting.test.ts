import { beforeAll, describe, expect, it } from 'vitest';
import { hotspotLoads } from '../../../server/hotspots/hotspots.contract.ts';
import { loadBoardOf, rebuildLoadBoard } from '../../../server/hotspots/load-board.ts';
import { makeCollectorKey } from '../../../server/identity/collectors/make-collector-key.ts';
import { theSystem } from '../../../server/kernel/actor.ts';
import { nothingThere } from '../../../server/live/define-topic.ts';
import { findWordOfFreeRadius } from '../../../server/network-access/freeradius/word-of-freeradius.queries.ts';
import { recordAccountedLoads } from '../../../server/network-access/hotspot-loads/feed-hotspot-loads.ts';
import { useApp } from '../../support/app.ts';
import { type Told, tellAccounting } from '../accounting-packets.ts';
import { accessPointSecret, useWifi } from '../wifi-venue.ts';

const app = useApp();
const wifi = useWifi(app);
const minuteMs = 60_000;

const inventory = `code,name,carrier,bands,zone,level,latitude,longitude,capacity_clients
EG-001,East gate,Qinghe Mobile,5,,0,30.74,120.49,100
EG-002,East hall,Qinghe Mobile,5,,0,30.74,120.49,100
WG-001,West gate,Qinghe Mobile,5,,0,30.74,120.49,100
`;
let collectorKey: string;
beforeAll(async () => {
  const cookie = await app.signedInAs('network');
  const headers = { 'content-type': 'text/csv' };
  await app.ask('POST', '/api/hotspots/inventory', { cookie, body: inventory, headers });
  // What a phone of these tests hears is the first; of the last no address in the air is known.
  const hotspots = [
    { code: 'EG-001', bssids: ['02-00-00-00-00-01'] },
    { code: 'EG-002', bssids: ['02-00-00-00-00-02'] },
  ];
  const body = { accessPoints: [{ name: 'East gate 1', address: '127.0.0.1', secret: accessPointSecret, hotspots }] };
  const put = await app.ask('PUT', '/api/network/access-points', { cookie, body });
  expect(put.status).toBe(200);
  collectorKey = (await makeCollectorKey(app, theSystem, { name: 'Collector' })).key;
});

/** As the board shows them after one more look: clients, and Mbit/s from them in tenths. */
async function shown(): Promise<Record<string, [clients: number, rxTenths: number]>> {
  app.clock.advance(1_000);
  await recordAccountedLoads(app);
  const { columns } = (await loadBoardOf(app)).state();
  const of = (row: number): [number, number] => [columns.clients[row]!, columns.rxMbps[row]!];
  return { 'EG-001': of(0), 'EG-002': of(1), 'WG-001': of(2) };
}
const toldBy = (told: Told) => tellAccounting(told, { port: wifi().radius.accountingPort, secret: accessPointSecret });
async function report(hotspot: string, clients: number): Promise<void> {
  app.clock.advance(1_000);
  await app.ask('POST', '/api/hotspots/readings', {
    body: JSON.stringify({ hotspot, at: app.clock.now().toISOString(), clients }),
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${collectorKey}` },
  });
}
const unknown = [nothingThere, nothingThere];

/** Of which hotspots the board says that no collector told what it shows. */
const counted = async () =>
  [...(await loadBoardOf(app)).state().columns.source].map((word) => hotspotLoads.columns.source.words[word]);

/** Somebody's phone is on, as the access point has told. */
async function joined(): Promise<{ accountingId: string; connection: string }> {
  const { venue, setUp, join } = wifi();
  const person = await venue.invite({ category: 'official', isVerified: true });
  const { phone } = await setUp(person);
  const { outcome, attributes } = await join(phone);
  expect(outcome).toBe('accepted');
  const its = { accountingId: 'accounting-1', connection: attributes.get(25)! };
  expect(await toldBy({ status: 'Start', ...its })).toBe(true);
  return its;
}

describe('Where no collector tells', () => {
  it('nothing is counted before FreeRADIUS was heard, for nobody knows who is on', async () => {
    expect(await findWordOfFreeRadius(app.database)).toEqual({ isExpected: true, isConnected: false, heardAt: null });
    expect(await shown()).toEqual({ 'EG-001': unknown, 'EG-002': unknown, 'WG-001': unknown });
  });

  it('a phone that joins is counted on its hotspot, what passes once it was told of, and that it has left', async () => {
    const its = await joined();
    await expect.poll(shown).toEqual({ 'EG-001': [1, 0], 'EG-002': [0, 0], 'WG-001': unknown });
    await toldBy({ status: 'Interim-Update', ...its, seconds: 60, up: 7_500_000 });
    await expect.poll(shown).toMatchObject({ 'EG-001': [1, 10] });
    await toldBy({ status: 'Interim-Update', ...its, seconds: 120, up: 7_500_000 + 30_000_000 });
    await expect.poll(shown).toMatchObject({ 'EG-001': [1, 40] });
    await toldBy({ status: 'Stop', ...its, seconds: 125, up: 40_000_000 });
    await expect.poll(shown).toMatchObject({ 'EG-001': [0, 0] });
    const sources = await app.database.sql`select distinct is_from_accounting from hotspot_readings`;
    expect(sources).toEqual([{ is_from_accounting: true }]);
    expect(await counted()).toEqual(['accounting', 'accounting', undefined]);
    await rebuildLoadBoard(app);
    expect(await counted()).toEqual(['accounting', 'accounting', undefined]);
  });
});

it('a collector’s word wins while it is fresh; after that whoever is connected shows that the hotspot works', async () => {
  await report('EG-001', 41);
  await report('EG-002', 42);
  const its = await joined();
  const clients = async () => Object.values(await shown()).map(([count]) => count);
  expect(await clients()).toEqual([41, 42, nothingThere]);
  app.clock.advance(14 * minuteMs);
  expect(await clients()).toEqual([41, 42, nothingThere]);
  app.clock.advance(2 * minuteMs);
  expect(await clients()).toEqual([1, 42, nothingThere]);
  expect(await counted()).toEqual(['accounting', undefined, undefined]);
  await report('EG-001', 43);
  expect(await clients()).toEqual([43, 42, nothingThere]);
  expect(await counted()).toEqual([undefined, undefined, undefined]);
  await toldBy({ status: 'Stop', ...its, seconds: 5 });
});

it('tells that FreeRADIUS is there, and that it has gone', async () => {
  expect(await findWordOfFreeRadius(app.database)).toMatchObject({ isConnected: true, heardAt: expect.any(Date) });
  await wifi().radius.stop();
  await expect.poll(() => findWordOfFreeRadius(app.database)).toMatchObject({ isExpected: true, isConnected: false });
});
