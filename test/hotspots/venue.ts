import { zones } from '../../db/schema/index.ts';
import type { Hotspot, Reading } from '../../server/hotspots/hotspots.contract.ts';
import { makeCollectorKey } from '../../server/identity/collectors/make-collector-key.ts';
import { theSystem } from '../../server/kernel/actor.ts';
import type { TestApp } from '../support/app.ts';

/** An inventory in GeoJSON, as collectors and planners write it. */
export const inventoryOf = (hotspots: readonly Hotspot[]) =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: hotspots.map(({ latitude, longitude, ...properties }) => ({
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude, latitude] },
      properties,
    })),
  });

/** Hotspots LH-0001 … in the zone lantern-hall, of two carriers, for 50 clients each. */
export const manyHotspots = (count: number): Hotspot[] =>
  Array.from({ length: count }, (_, index) => ({
    code: `LH-${String(index + 1).padStart(4, '0')}`,
    name: { en: `Place ${index + 1}`, 'zh-CN': `位置${index + 1}` },
    carrier: index % 2 === 0 ? 'Qinghe Mobile' : 'Donghu Telecom',
    bands: ['2.4', '5'],
    zoneId: 'lantern-hall',
    level: index % 3,
    latitude: 30.74 + index / 100_000,
    longitude: 120.49 - index / 100_000,
    capacityClients: 50,
  }));

/** The database makes partitions around its own day only; at noon, so that hours more or less are of one day. */
const noonOfYesterday = (): number => (Math.floor(Date.now() / dayMs) - 0.5) * dayMs;
const dayMs = 86_400_000;

/** The app with a network engineer, a collector and the zone lantern-hall; its clock shows noon. */
export async function openVenue(app: TestApp) {
  app.clock.advance(noonOfYesterday() - app.clock.now().getTime());
  await app.database.drizzle
    .insert(zones)
    .values({ id: 'lantern-hall', name: { en: 'Lantern Hall' } })
    .onConflictDoNothing();
  const cookie = await app.signedInAs('network');
  const { key } = await makeCollectorKey(app, theSystem, { name: 'Collector' });
  return {
    cookie,
    importInventory: (body: string, type = 'application/geo+json') =>
      app.ask('POST', '/api/hotspots/inventory', { cookie, body, headers: { 'content-type': type } }),
    report: (readings: readonly (Partial<Reading> | string)[]) =>
      app.ask('POST', '/api/hotspots/readings', {
        body: readings.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n'),
        headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${key}` },
      }),
  };
}
