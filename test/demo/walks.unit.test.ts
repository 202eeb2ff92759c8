import { expect, test } from 'vitest';
import { seeded } from '../../ops/demo/random.ts';
import { Seats } from '../../ops/demo/simulator/walk/seats.ts';
import { Walks } from '../../ops/demo/simulator/walk/walks.ts';
import { samplesOf } from '../../ops/demo/simulator/walk/ways.ts';
import type { Hotspot, WalkPlan } from '../../ops/demo/venue/venue.ts';
import { town } from './hotspots/at-work.ts';

const metre = 1 / 111_320;
const hotspot = (east: number, level = 0) => ({ longitude: 120 + east * metre, latitude: 0, level }) as Hotspot;

test('on a way one is somewhere else every twenty seconds, and waits where the way has one wait', () => {
  const [from, to]: [number, number][] = [
    [120, 0],
    [120.001, 0],
  ] as [number, number][];
  const steps = [
    { seconds: 40, waitSeconds: 0, from, to, levelId: 'ground' },
    { seconds: 10, waitSeconds: 60, from: to, to: from, levelId: 'ground' },
  ] as Parameters<typeof samplesOf>[0];
  expect(samplesOf(steps).map(({ afterS, at }) => [afterS, Math.round((at[0] - 120) * 1e6)])).toEqual([
    [20, 500],
    [40, 1000],
    [110, 0],
  ]);
});

test('whoever walks by is heard by the nearest hotspot of their floor, and by none where none is near', () => {
  const seats = new Seats({ hotspots: [hotspot(0), hotspot(40), hotspot(39, 1)] });
  expect([0, 15, 30, 90].map((east) => seats.nearest([120 + east * metre, 0], 0))).toEqual([0, 0, 1, 1]);
  expect(seats.nearest([120 + 39 * metre, 0], 1)).toBe(2);
  expect(seats.nearest([120 + 500 * metre, 0], 0)).toBeUndefined();
});

test('people go by the way that they were told, heard all along it, and arrive when it says', async () => {
  const settled: (number | undefined)[] = [];
  let slept = 0;
  const asked: string[] = [];
  const walks = new Walks({
    venue: { zones: town.zones, walking: town.walking as WalkPlan },
    ways: {
      between: async (from, to) => {
        asked.push(`${from} → ${to}`);
        return [20, 40].map((afterS) => ({ afterS, at: [120 + afterS * metre, 0], levelId: 'ground' }));
      },
    },
    seats: { nearest: (at) => Math.round((at[0] - 120) / metre) },
    coverage: { settle: (_, seat) => void settled.push(seat) },
    clock: {
      sleep: async (seconds) => {
        slept += seconds;
      },
    },
  });
  const person = { devices: [{} as never], zoneId: 'water-town', spotId: 'lake-hall', entranceId: 'south-gate' };
  await walks.walk(person, 'silk-hall', seeded('walk'));
  await walks.walk({ ...person, spotId: 'dyers-lane' }, undefined, seeded('walk'));
  expect(asked).toEqual(['lake-hall → silk-hall']);
  expect(settled).toEqual([20, 40]);
  expect(slept).toBeGreaterThan(40 * 0.84);
  expect(slept).toBeLessThan(40 * 1.21);
});
