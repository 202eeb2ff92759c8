import { beforeEach, expect, test } from 'vitest';
import { gates, hotspots, zoneCounters, zones } from '../../../db/schema/index.ts';
import { rebuildLoadBoard } from '../../../server/hotspots/load-board.ts';
import { CrowdEpochs } from '../../../server/wayfinding/crowd/crowd-epochs.ts';
import type { VenuePlan } from '../../../server/wayfinding/venue/venue.contract.ts';
import { wayBoardOf } from '../../../server/wayfinding/ways/way-board.ts';
import { useApp } from '../../support/app.ts';
import { canalPlan, publishPlan } from '../canal-plan.ts';

const app = useApp();
const epochs = new CrowdEpochs(app);
const bridgeAt = canalPlan.nodes.find(({ id }) => id === 'silk')?.point ?? [0, 0];
const middle = { longitude: bridgeAt[0] + 50 / 111_320, latitude: bridgeAt[1] };
let [collector, bridge, hung] = ['', '', 0];

beforeEach(async () => {
  const { drizzle } = app.database;
  await app.database.sql`update hotspots set removed_at = ${app.clock.now()} where removed_at is null`;
  await drizzle
    .insert(zones)
    .values({ id: 'town', name: { en: 'Town' } })
    .onConflictDoNothing();
  await drizzle
    .insert(gates)
    .values({ id: 'gate', name: { en: 'Gate' }, innerZoneId: 'town' })
    .onConflictDoNothing();
  await drizzle.insert(zoneCounters).values({ zoneId: 'town', inside: 0 }).onConflictDoNothing();
  await app.database.sql`update zone_counters set inside = 900 where zone_id = 'town'`;
  app.clock.advance(3_600_000);
  bridge = `BR-${++hung}`;
  await hang(bridge);
  await publishPlan(app, canalPlan);
  const cookie = await app.signedInAs('network');
  const name = `Collector ${app.clock.now().getTime()}`;
  const made = await app.ask('POST', '/api/collector-keys', { body: { name }, cookie });
  collector = ((await made.json()) as { key: string }).key;
  await epochs.take();
});

async function hang(code: string, more: { level?: number; longitude?: number } = {}): Promise<void> {
  const others = { carrier: 'A', bands: ['5' as const], capacityClients: 60, changedAt: app.clock.now() };
  const place = { ...middle, level: 0, zoneId: 'town', ...more };
  await app.database.drizzle.insert(hotspots).values({ code, name: { en: code }, ...place, ...others });
  await rebuildLoadBoard(app);
}

async function tell(clients: number, hotspot = bridge): Promise<void> {
  const body = JSON.stringify({ hotspot, at: app.clock.now().toISOString(), clients });
  const headers = { authorization: `Bearer ${collector}`, 'content-type': 'application/x-ndjson' };
  const answer = await app.ask('POST', '/api/hotspots/readings', { body, headers });
  expect(await answer.json()).toMatchObject({ stored: 1 });
}

const crowdNow = async () => Object.fromEntries((await wayBoardOf(app)).ground?.crowd ?? []);

test('when no epoch is found any more, as while the database is away, walkways are free again', async () => {
  await tell(1170);
  await epochs.take();
  app.clock.advance(89_000);
  expect(await crowdNow()).toHaveProperty('old-bridge', 4);
  app.clock.advance(1_000);
  expect(await crowdNow()).toEqual({});
  const conditions = await (
    await app.ask('GET', '/api/ways/conditions', { cookie: await app.signedInAs('network') })
  ).json();
  expect(conditions).toMatchObject({ crowd: {} });
});

test('when the clock is put back, nothing of what was heard before is believed, until something is heard anew', async () => {
  await tell(1170);
  await epochs.take();
  app.clock.advance(-600_000);
  expect(await crowdNow()).toEqual({});
  await epochs.take();
  expect(await crowdNow()).toEqual({});
  await tell(1170);
  await epochs.take();
  expect(await crowdNow()).toHaveProperty('old-bridge', 4);
});

test('a hotspot that tells only each five minutes slows the bridge all the while, not by fits and starts', async () => {
  for (let times = 0; times < 4; times++) {
    await tell(1170);
    app.clock.advance(300_000);
  }
  await tell(1170);
  for (const ms of [30_000, 100_000, 160_000]) {
    app.clock.advance(ms);
    await epochs.take();
    expect(await crowdNow()).toHaveProperty('old-bridge', 4);
  }
  app.clock.advance(900_000);
  await epochs.take();
  expect(await crowdNow()).toEqual({});
});

test('more devices than there can be are no crowd', async () => {
  await tell(60_000);
  await epochs.take();
  expect(await crowdNow()).toEqual({});
});

test('another plan keeps the crowd on walkways that are as before, and on none that has taken their name', async () => {
  await tell(1170);
  await epochs.take();
  expect(Object.keys(await crowdNow())).toEqual(['old-bridge']);
  await publishPlan(app, canalPlan);
  expect(await crowdNow()).toHaveProperty('old-bridge', 4);
  const longer = canalPlan.walkways.map((each) => (each.id === 'old-bridge' ? { ...each, lengthM: 120 } : each));
  await publishPlan(app, { ...canalPlan, walkways: longer });
  expect(await crowdNow()).toEqual({});
});

test('a plan that is published in the middle of an epoch has its own crowd, not that of the one before', async () => {
  await tell(1170);
  const swapped: VenuePlan = {
    ...canalPlan,
    walkways: canalPlan.walkways.map((each) => {
      if (each.id === 'old-bridge') return { ...each, id: 'flat-bridge' };
      return each.id === 'flat-bridge' ? { ...each, id: 'old-bridge' } : each;
    }),
  };
  const other = await app.database.sql.reserve();
  await other`begin`;
  await other`lock table zone_counters in access exclusive mode`;
  const epoch = epochs.take();
  await publishPlan(app, swapped);
  await other`rollback`;
  other.release();
  await epoch;
  expect(await crowdNow()).toEqual({ 'flat-bridge': 4 });
});

test('an inventory that is replaced counts from the next epoch on, and what hung there before is forgotten', async () => {
  await tell(1170);
  await epochs.take();
  await app.database.sql`update hotspots set removed_at = ${app.clock.now()} where code = ${bridge}`;
  await hang('GATE-1', { longitude: canalPlan.nodes[0]?.point[0] ?? 0 });
  await epochs.take();
  expect(await crowdNow()).toEqual({});
  await tell(1170, 'GATE-1');
  await epochs.take();
  expect(Object.keys(await crowdNow())).toEqual(['street']);
});

test.each([
  [0.5, 0],
  [-0.5, -1],
  [1, 1],
])('people on floor %d are told by the hotspots of level %d, with which it is drawn', async (ordinal, level) => {
  const levels = [{ id: 'ground', ordinal, name: { en: 'Ground' } }];
  await publishPlan(app, { ...canalPlan, levels });
  await hang(`${bridge}-level`, { level });
  await tell(1170, `${bridge}-level`);
  await epochs.take();
  expect(await crowdNow()).toHaveProperty('old-bridge', 4);
});
