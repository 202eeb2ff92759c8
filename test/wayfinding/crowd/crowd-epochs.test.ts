import { beforeAll, expect, test } from 'vitest';
import { gates, hotspots, zoneCounters, zones } from '../../../db/schema/index.ts';
import { rebuildLoadBoard } from '../../../server/hotspots/load-board.ts';
import { CrowdEpochs } from '../../../server/wayfinding/crowd/crowd-epochs.ts';
import { wayBoardOf } from '../../../server/wayfinding/ways/way-board.ts';
import { useApp } from '../../support/app.ts';
import { canalPlan, publishPlan } from '../canal-plan.ts';

const app = useApp();
const epochs = new CrowdEpochs(app);
let collector: string;

beforeAll(async () => {
  const { drizzle } = app.database;
  await drizzle.insert(zones).values({ id: 'town', name: { en: 'Town' } });
  await drizzle.insert(gates).values({ id: 'gate', name: { en: 'Gate' }, innerZoneId: 'town' });
  await drizzle.insert(zoneCounters).values({ zoneId: 'town', inside: 0 }).onConflictDoNothing();
  const over = canalPlan.nodes.find(({ id }) => id === 'silk')?.point ?? [0, 0];
  const at = { longitude: over[0] + 50 / 111_320, latitude: over[1], level: 0, zoneId: 'town' };
  const more = { carrier: 'A', bands: ['5' as const], capacityClients: 60, changedAt: app.clock.now() };
  await drizzle.insert(hotspots).values({ code: 'BR-1', name: { en: 'Bridge 1' }, ...at, ...more });
  await rebuildLoadBoard(app);
  await publishPlan(app, canalPlan);
  const cookie = await app.signedInAs('network');
  const made = await app.ask('POST', '/api/collector-keys', { body: { name: 'A, collector' }, cookie });
  collector = ((await made.json()) as { key: string }).key;
});

async function tell(clients: number, inside: number): Promise<void> {
  await app.database.sql`update zone_counters set inside = ${inside} where zone_id = 'town'`;
  app.clock.advance(1_000);
  const body = JSON.stringify({ hotspot: 'BR-1', at: app.clock.now().toISOString(), clients });
  const headers = { authorization: `Bearer ${collector}`, 'content-type': 'application/x-ndjson' };
  const answer = await app.ask('POST', '/api/hotspots/readings', { body, headers });
  expect(await answer.json()).toMatchObject({ stored: 1 });
}

const secondsAcross = async () => {
  const { ground } = await wayBoardOf(app);
  const departAtMs = app.clock.now().getTime();
  const ends = { from: { place: 'silk' }, to: { place: 'lantern' } };
  const answer = ground?.router.findWay({ ...ends, profile: 'walking', departAtMs });
  return answer?.isFound ? Math.round(answer.way.seconds) : undefined;
};

test('a few people on the bridge slow nobody', async () => {
  await tell(13, 10);
  expect(await epochs.take()).toEqual(new Map());
  expect(await secondsAcross()).toBe(75);
});

test('nine hundred people on the bridge slow it by four, as the gates count them and the hotspot places them', async () => {
  await tell(1170, 900);
  const crowd = await epochs.take();
  expect(crowd.get('old-bridge')).toBe(4);
  expect(await secondsAcross()).toBe(299);
});

test('of as many devices that are hardly people, since the gates let nobody in, the bridge stays free', async () => {
  await tell(1170, 20);
  expect((await epochs.take()).get('old-bridge')).toBeUndefined();
});

test('the bridge is free again when its hotspot has not told for as long as makes it silent', async () => {
  await tell(1170, 900);
  app.clock.advance(80_000);
  expect((await epochs.take()).get('old-bridge')).toBe(4);
  app.clock.advance(20_000);
  expect(await epochs.take()).toEqual(new Map());
  expect(await secondsAcross()).toBe(75);
});
