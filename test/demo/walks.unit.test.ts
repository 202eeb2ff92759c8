import { expect, test } from 'vitest';
import { seeded } from '../../ops/demo/random.ts';
import { goalsOf } from '../../ops/demo/simulator/walk/goals.ts';
import { Seats } from '../../ops/demo/simulator/walk/seats.ts';
import { Walks } from '../../ops/demo/simulator/walk/walks.ts';
import { samplesOf } from '../../ops/demo/simulator/walk/ways.ts';
import type { Hotspot, WalkPlan } from '../../ops/demo/venue/venue.ts';
import { town } from './hotspots/at-work.ts';

const metre = 1 / 111_320;
const hotspot = (east: number, more: Partial<Hotspot> = {}) =>
  ({ longitude: 120 + east * metre, latitude: 0, level: 0, zoneId: 'town', carrier: 'A', ...more }) as Hotspot;
const { zones, gates } = town;
const inTown = { level: 0, zoneId: undefined, carrier: 'A' };

test('on a way one is somewhere else every five seconds, waits where the way has one wait, and knows the gates', () => {
  const [from, to]: [number, number][] = [
    [120, 0],
    [120.001, 0],
  ] as [number, number][];
  const steps = [
    { kind: 'walkway', seconds: 10, waitSeconds: 0, from, to, levelId: 'ground' },
    { kind: 'gate', seconds: 5, waitSeconds: 60, from: to, to: from, levelId: 'ground' },
  ] as Parameters<typeof samplesOf>[0];
  expect(samplesOf(steps).map(({ afterS, at, part }) => [afterS, Math.round((at[0] - 120) * 1e6), part])).toEqual([
    [5, 500, 0],
    [10, 1000, 0],
    [75, 0, 1],
  ]);
});

test('whoever walks by is heard by the nearest hotspot of their floor and carrier, and by none where none is near', () => {
  const hotspots = [hotspot(0), hotspot(40), hotspot(39, { level: 1 }), hotspot(1, { carrier: 'B' })];
  const seats = new Seats({ hotspots, zones, gates });
  expect([0, 15, 30, 90].map((east) => seats.nearest([120 + east * metre, 0], inTown))).toEqual([0, 0, 1, 1]);
  expect(seats.nearest([120 + 39 * metre, 0], { ...inTown, level: 1 })).toBe(2);
  expect(seats.nearest([120, 0], { ...inTown, carrier: 'B' })).toBe(3);
  expect(seats.nearest([120, 0], { ...inTown, carrier: 'C' })).toBe(0);
  expect(seats.nearest([120 + 500 * metre, 0], inTown)).toBeUndefined();
});

test('who stands before a hall’s door is heard by what hangs outside, however near the hall’s own is', () => {
  const hotspots = [hotspot(30, { zoneId: 'dyers-lane' }), hotspot(1, { zoneId: 'silk-hall' })];
  const seats = new Seats({ hotspots, zones, gates });
  expect(seats.nearest([120, 0], inTown)).toBe(0);
  expect(seats.nearest([120, 0], { ...inTown, zoneId: 'silk-hall' })).toBe(1);
});

test('people stop before a gate until they are let in, and then go on, heard all along the way', async () => {
  const settled: (number | undefined)[] = [];
  let slept = 0;
  const asked: string[] = [];
  const walks = new Walks({
    venue: { zones: town.zones, walking: town.walking as WalkPlan },
    ways: {
      between: async (from, to) => {
        asked.push(`${from} → ${to}`);
        const at = (afterS: number): [number, number] => [120 + afterS * metre, 0];
        return [20, 40, 60].map((afterS) => ({ afterS, at: at(afterS), levelId: 'ground', part: afterS > 40 ? 1 : 0 }));
      },
    },
    seats: { nearest: (at) => Math.round((at[0] - 120) / metre) },
    coverage: { settle: (_, seat) => void settled.push(seat) },
    clock: {
      now: () => slept,
      sleep: async (seconds) => {
        slept += seconds;
      },
    },
  });
  const place = { zoneId: 'water-town', spotId: 'lake-hall', entranceId: 'south-gate' };
  const person: Parameters<Walks['setOut']>[0] = { ...place, devices: [{ carrier: 'A' } as never] };
  const walk = await walks.setOut(person, 'silk-hall', seeded('walk'));
  await walk.toGate();
  expect([settled, person.standsAt?.at[0]]).toEqual([[20, 40], 120 + 40 * metre]);
  await walk.toEnd('talk');
  expect(asked).toEqual(['lake-hall → silk-hall']);
  expect(person.placeKey).toBe('silk-hall');
  expect(slept).toBeGreaterThan(40 * 0.84);
  expect(slept).toBeLessThan(60 * 1.21);
});

test('most who come out of a hall go where the break is laid on, and some elsewhere', async () => {
  const { placeOf, goalIn } = goalsOf(town.walking as WalkPlan, town.zones);
  const person = { zoneId: 'silk-hall', spotId: undefined, entranceId: 'south-gate' };
  expect(placeOf(person)).toBe('silk-hall');
  const random = seeded('hungry');
  const goals = Array.from({ length: 200 }, () => goalIn('water-town', person, random));
  const share = goals.filter((goal) => goal === 'tea-house').length / goals.length;
  expect(share).toBeGreaterThan(0.75);
  expect(share).toBeLessThan(0.97);
});
