import type { Database } from '../../db/client.ts';
import { placeCodes, venueLevels, venuePlaces, venueVersions, walkNodes, walkways } from '../../db/schema/index.ts';
import { uuidv7 } from '../../server/kernel/ids.ts';
import { placeCodeOf } from '../../server/wayfinding/places/place-code.ts';
import type { VenuePlan, Walkway } from '../../server/wayfinding/venue/venue.contract.ts';
import { rebuildWayBoard } from '../../server/wayfinding/ways/way-board.ts';
import type { TestApp } from '../support/app.ts';

const metre = 1 / 111_320;

const way = (id: string, from: string, to: string, lengthM: number, more: Partial<Walkway> = {}): Walkway => ({
  ...{ id, from, to, lengthM, kind: 'walkway', direction: 'both' },
  ...more,
});

/**
 * Gate — Silk Hall — canal — Lantern Hall, on the equator. Over the canal lead a bridge with steps (75 s from hall to hall),
 * and, far around, a level one; the balcony is reached by stairs alone.
 */
export const canalPlan: VenuePlan = {
  levels: [{ id: 'ground', ordinal: 0, name: { en: 'Ground' } }],
  places: (
    [
      ['gate', 'gate', 'South Gate', 0],
      ['silk', 'hall', 'Silk Hall', 100],
      ['lantern', 'hall', 'Lantern Hall', 200],
      ['balcony', 'room', 'Balcony', 220],
    ] as const
  ).map(([key, kind, en, east]) => ({
    ...{ key, kind, name: { en }, levelId: 'ground', point: [120 + east * metre, 0], doors: [key] },
  })),
  nodes: (
    [
      ['gate', 0, 0],
      ['silk', 100, 0],
      ['around', 150, 300],
      ['lantern', 200, 0],
      ['balcony', 220, 0],
    ] as const
  ).map(([id, east, north]) => ({ id, levelId: 'ground', point: [120 + east * metre, north * metre] })),
  walkways: [
    way('street', 'gate', 'silk', 100),
    way('old-bridge', 'silk', 'lantern', 100, { feature: 'bridge', name: { en: 'Old Bridge' }, stepFree: 'no' }),
    way('to-flat-bridge', 'silk', 'around', 300),
    way('flat-bridge', 'around', 'lantern', 300, { feature: 'bridge', name: { en: 'Flat Bridge' } }),
    way('balcony-stairs', 'lantern', 'balcony', 6, { kind: 'stairs', stairs: 18 }),
  ],
};

/** Puts a plan as the published one, as publishing does, and has ways found by it. */
export async function publishPlan(app: Pick<TestApp, 'database' | 'clock'>, plan: VenuePlan): Promise<string> {
  const id = await insertPlan(app.database, plan, app.clock.now());
  await rebuildWayBoard(app);
  return id;
}

async function insertPlan({ drizzle }: Database, plan: VenuePlan, now: Date): Promise<string> {
  const versionId = uuidv7(now);
  const states = { state: 'published', madeAt: now, publishedAt: now } as const;
  await drizzle.update(venueVersions).set({ state: 'superseded' });
  await drizzle
    .insert(venueVersions)
    .values({ id: versionId, format: 'causeway', source: 'test', findings: [], ...states });
  await drizzle.insert(venueLevels).values(plan.levels.map((level) => ({ versionId, ...level })));
  await drizzle
    .insert(venuePlaces)
    .values(
      plan.places.map(({ point: [longitude, latitude], ...place }) => ({ versionId, longitude, latitude, ...place })),
    );
  await drizzle.insert(walkNodes).values(
    plan.nodes.map(({ id, levelId, point: [longitude, latitude] }) => ({
      versionId,
      id,
      levelId,
      longitude,
      latitude,
    })),
  );
  await drizzle
    .insert(walkways)
    .values(plan.walkways.map(({ from, to, ...others }) => ({ versionId, fromNode: from, toNode: to, ...others })));
  const codes = plan.places.map(({ key }) => ({ code: codeOf(plan, key), placeKey: key, madeAt: now }));
  await drizzle.insert(placeCodes).values(codes).onConflictDoNothing();
  return versionId;
}

/** The code on the sign of a place of this plan. */
export const codeOf = ({ places }: VenuePlan, key: string): string =>
  placeCodeOf(1000 + places.findIndex((place) => place.key === key));
