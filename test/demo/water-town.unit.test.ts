import { describe, expect, test } from 'vitest';
import { seeded } from '../../ops/demo/random.ts';
import { arrivalTimes } from '../../ops/demo/simulator/arrivals.ts';
import type { MapKind } from '../../ops/demo/venue/venue.ts';
import { buildWaterTown } from '../../ops/demo/venue/water-town/build.ts';
import { expectFitForTheInterface } from './fit-for-the-interface.ts';

const town = buildWaterTown(seeded('a test'));

/** How far something lies outside of what these span. */
const away = (at: number, span: readonly number[]) => Math.max(Math.min(...span) - at, at - Math.max(...span));

describe('the water town', () => {
  // Compared as text: thousands of shapes one by one take seconds.
  test('is the same town for the same seed', () => {
    expect(JSON.stringify(buildWaterTown(seeded('a test'))) === JSON.stringify(town)).toBe(true);
  });

  test('is another town for another seed', () => {
    expect(JSON.stringify(buildWaterTown(seeded('another'))) === JSON.stringify(town)).toBe(false);
  });

  test('has 2,600 hotspots of two carriers, 8 gates with 24 lanes, and 6 stations', () => {
    expect(new Set(town.hotspots.map(({ code }) => code)).size).toBe(2600);
    expect(new Set(town.hotspots.map(({ carrier }) => carrier)).size).toBe(2);
    expect([town.gates.length, town.lanes.length, town.stations.length]).toEqual([8, 24, 6]);
    expect(new Set(town.lanes.map(({ direction }) => direction))).toEqual(new Set(['in', 'out', 'both']));
  });

  test('is fit for the interface', () => {
    expectFitForTheInterface(town);
  });

  test('has water, bridges, streets, roofs, halls and hotels on its map', () => {
    const drawn = new Set(town.map[0]?.drawing.features.map(({ properties }) => properties.kind));
    const needed: MapKind[] = ['ground', 'water', 'street', 'bridge', 'roof', 'hall', 'hotel', 'gate', 'station'];
    for (const kind of needed) expect(drawn).toContain(kind);
  });

  test('has a gate between each two counted zones, and a way out of each', () => {
    for (const gate of town.gates) {
      const directions = town.lanes.filter(({ gateId }) => gateId === gate.id).map(({ direction }) => direction);
      expect(directions.some((one) => one !== 'out')).toBe(true);
      expect(directions.some((one) => one !== 'in')).toBe(true);
    }
    const guarded = new Set(town.gates.map(({ innerZoneId }) => innerZoneId));
    for (const zone of town.zones) if (zone.capacity) expect(guarded).toContain(zone.id);
  });

  test('lets no canal end at its edge: each runs into other water in the town, or out of sight', () => {
    const [xs, ys] = [town.hotspots.map(({ longitude }) => longitude), town.hotspots.map(({ latitude }) => latitude)];
    const size = { x: Math.max(...xs) - Math.min(...xs), y: Math.max(...ys) - Math.min(...ys) };
    const ends = (town.map[0]?.drawing.features ?? []).flatMap(({ geometry, properties }) =>
      properties.kind === 'water' && geometry.type === 'LineString'
        ? [geometry.coordinates[0], geometry.coordinates.at(-1)].flatMap((end) => (end ? [end] : []))
        : [],
    );
    const outside = ends.map(([x = 0, y = 0]) => Math.max(away(x, xs) / size.x, away(y, ys) / size.y));
    const [atEdge, outOfSight] = [outside.filter((far) => far > 0 && far < 1), outside.filter((far) => far >= 1)];
    // What runs on begins where what has a name ends.
    expect(atEdge).toHaveLength(12);
    expect(outOfSight).toHaveLength(6);
  });

  test('has officers enough for the press at each gate, so that queues do not grow', () => {
    const arriving = arrivalTimes(seeded('a day'), 2000);
    const tenMinutes = 600;
    const inPress = Math.max(
      ...Array.from({ length: 5 }, (_, i) => arriving.filter((at) => Math.floor(at / tenMinutes) === i).length),
    );
    for (const { gateId, share } of town.entrances) {
      const officers = town.stations
        .filter((station) => station.gateId === gateId)
        .reduce((sum, { id }) => sum + (town.officers.get(id) ?? 0), 0);
      // One person takes an officer half a minute, with the looking up of the next.
      expect.soft(officers, gateId).toBeGreaterThan((inPress * share * 30) / tenMinutes);
    }
  });

  test('names each place in English and Chinese', () => {
    const named = [...town.zones, ...town.gates, ...town.hotspots];
    expect(named.filter(({ name }) => !name['zh-CN'])).toEqual([]);
  });
});

test('names on its map the hall within the house, as sentences about its hotspots do', () => {
  const drawn = town.map.flatMap(({ drawing }) => drawing.features);
  const halls = drawn.filter(({ properties: { kind } }) => kind === 'hall').map(({ properties: { name } }) => name?.en);
  expect(halls).toContain('Lantern Hall');
  expect(halls).toContain('Lantern House');
});
