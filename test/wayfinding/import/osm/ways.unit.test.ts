import { expect, it } from 'vitest';
import { node, planOf, way, waysOf } from './map.ts';

const row = (count: number, y = 0, first = 1) => Array.from({ length: count }, (_, at) => node(first + at, at, y));

it('cuts ways where others meet them, and keeps what lies between as bends', async () => {
  const plan = await planOf(
    ...row(5),
    node(9, 2, 1),
    way(1, [1, 2, 3, 4, 5], { highway: 'footway' }),
    way(2, [3, 9], { highway: 'path' }),
  );
  expect(waysOf(plan)).toEqual(['walkway 1 - 3', 'walkway 3 - 5', 'walkway 3 - 9']);
  const [first] = plan.walkways;
  expect([first?.lengthM, first?.bends?.length]).toEqual([20, 1]);
});

it('joins ways of one kind that follow each other, and leaves what differs apart', async () => {
  const plan = await planOf(
    ...row(6),
    way(1, [1, 2, 3], { highway: 'footway', name: 'Quay' }),
    way(2, [4, 3], { highway: 'footway', name: 'Quay' }),
    way(3, [4, 5], { highway: 'footway', bridge: 'yes', name: 'Quay', 'bridge:name': 'Old Bridge' }),
    way(4, [5, 6], { highway: 'footway' }),
  );
  expect(waysOf(plan)).toEqual(['walkway 1 - 4', 'walkway 4 - 5', 'walkway 5 - 6']);
  const bridge = plan.walkways.find(({ feature }) => feature === 'bridge');
  expect(bridge?.name).toEqual({ en: 'Quay' });
  expect(plan.walkways[0]?.bends).toHaveLength(2);
});

it('halves a ring, so that no walkway ends where it began', async () => {
  const plan = await planOf(
    ...row(2),
    node(3, 1, 1),
    node(4, 0, 1),
    node(5, -1, 0),
    way(1, [1, 2, 3, 4, 1], { highway: 'footway' }),
    way(2, [5, 1], { highway: 'footway' }),
  );
  expect(plan.walkways.filter(({ from, to }) => from === to)).toEqual([]);
  expect(plan.walkways.map(({ lengthM }) => Math.round(lengthM)).sort()).toEqual([10, 20, 20]);
});

it('walks on streets and footways, where somebody on foot may', async () => {
  const kept = [
    { highway: 'residential' },
    { highway: 'service', access: 'private', foot: 'yes' },
    { highway: 'trunk', sidewalk: 'right' },
    { railway: 'platform' },
  ];
  const left = [
    { highway: 'motorway' },
    { highway: 'trunk' },
    { highway: 'footway', foot: 'no' },
    { highway: 'footway', access: 'private' },
    { highway: 'service', access: 'no' },
    { highway: 'primary', motorroad: 'yes' },
    { highway: 'construction' },
    { waterway: 'canal' },
  ];
  const ways = [...kept, ...left].map((tags, at) =>
    way(at + 1, [2 * at + 1, 2 * at + 2], tags as Record<string, string>),
  );
  const nodes = Array.from({ length: 24 }, (_, at) => node(at + 1, at, at));
  const { walkways } = await planOf(...nodes, ...ways);
  expect(walkways.map(({ id }) => id)).toEqual(['w1', 'w2', 'w3', 'w4']);
});

it('counts stairs and tells slopes from the first end to the last, what is for wheelchairs, width and hours', async () => {
  const plan = await planOf(
    ...row(5),
    way(1, [1, 2], { highway: 'steps', step_count: '12', incline: 'down', handrail: 'yes' }),
    way(2, [2, 3], { highway: 'steps', step_count: '8', incline: 'up', 'ramp:wheelchair': 'yes' }),
    way(3, [3, 4], { highway: 'footway', incline: '-6%', width: '1,5 m', wheelchair: 'no' }),
    way(4, [4, 5], { highway: 'footway', opening_hours: 'Mo-Fr 08:00-18:00' }),
  );
  expect(
    plan.walkways.map(({ kind, stairs, slope, widthM, stepFree, hours }) => ({
      kind,
      stairs,
      slope,
      widthM,
      stepFree,
      hours,
    })),
  ).toMatchObject([
    { kind: 'stairs', stairs: -12 },
    { kind: 'stairs', stairs: 8, stepFree: 'yes' },
    { kind: 'walkway', slope: -0.06, widthM: 1.5, stepFree: 'no' },
    { kind: 'walkway', hours: [{ days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' }] },
  ]);
});

it('leads one way along what moves, and where the map says so for those on foot; not where it says so for cars', async () => {
  const plan = await planOf(
    ...row(6),
    way(1, [1, 2], { highway: 'steps', conveying: 'forward' }),
    way(2, [2, 3], { highway: 'steps', conveying: 'backward' }),
    way(3, [3, 4], { highway: 'footway', conveying: 'yes' }),
    way(4, [4, 5], { highway: 'footway', 'oneway:foot': '-1' }),
    way(5, [5, 6], { highway: 'residential', oneway: 'yes' }),
  );
  expect(waysOf(plan)).toEqual([
    'escalator 1 > 2',
    'escalator 3 > 2',
    'moving_walkway 3 > 4',
    'walkway 5 - 6',
    'walkway 5 > 4',
  ]);
});

it('ends a way on either side of a gate that is private, and passes one that is not', async () => {
  const plan = await planOf(
    node(1, 0, 0),
    node(2, 1, 0, { barrier: 'gate', access: 'private' }),
    node(3, 2, 0),
    node(4, 3, 0, { barrier: 'gate' }),
    node(5, 4, 0),
    way(1, [1, 2, 3, 4, 5], { highway: 'footway' }),
  );
  expect(waysOf(plan)).toEqual(['walkway 1 - 2a', 'walkway 2b - 5']);
});

it('tells the names of ways in the languages of the map', async () => {
  const names = { name: '西栅大街', 'name:en': 'Xizha Street', 'name:zh': '西栅大街', 'name:signed': 'no' };
  const { walkways } = await planOf(...row(2), way(1, [1, 2], { highway: 'pedestrian', ...names }));
  expect(walkways[0]?.name).toEqual({ en: 'Xizha Street', zh: '西栅大街' });
});
