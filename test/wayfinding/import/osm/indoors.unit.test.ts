import { expect, it } from 'vitest';
import { readLevels } from '../../../../server/wayfinding/import/osm/levels.ts';
import { node, planOf, way, waysOf } from './map.ts';

it.each([
  ['0', [0]],
  ['-1', [-1]],
  ['0.5', [0.5]],
  ['0;1;2', [0, 1, 2]],
  ['2-4', [2, 3, 4]],
  ['-2--1', [-2, -1]],
  ['-1-1', [-1, 0, 1]],
  ['0-0.5', [0, 0.5]],
  ['roof', undefined],
  ['0-999999', undefined],
  [undefined, undefined],
])('reads level “%s” as %j', (text, levels) => expect(readLevels(text)).toEqual(levels));

it('leads stairs from the level of the way at one end to the level of the way at the other', async () => {
  const plan = await planOf(
    ...[0, 1, 2, 3].map((at) => node(at + 1, at, 0)),
    way(1, [1, 2], { highway: 'footway', indoor: 'yes', level: '0' }),
    // Drawn from above to below.
    way(2, [3, 2], { highway: 'steps', level: '0;1' }),
    way(3, [3, 4], { highway: 'corridor', level: '1' }),
  );
  expect(waysOf(plan)).toEqual(['stairs 2 - 3@1', 'walkway 1 - 2', 'walkway 3@1 - 4@1']);
  expect(plan.levels.map(({ ordinal }) => ordinal)).toEqual([0, 1]);
});

it.each([
  ['at their first node', '1', [3, 2], 'stairs 2 - 3@1'],
  ['at their last node', '0', [3, 2], 'stairs 2 - 3@1'],
  ['at their first node, below', '0', [2, 3], 'stairs 2 - 3@1'],
])('leads stairs from the one level that is known %s', async (_where, level, refs, stairs) => {
  const known = level === '1' ? [3, 4] : [1, 2];
  const plan = await planOf(
    ...[0, 1, 2, 3].map((at) => node(at + 1, at, 0)),
    way(1, known, { highway: 'corridor', level }),
    way(2, refs, { highway: 'steps', level: '0;1' }),
  );
  expect(waysOf(plan)).toContain(stairs);
});

it('tells stairs whose ends tell nothing by their incline', async () => {
  const up = await planOf(node(1, 0, 0), node(2, 1, 0), way(1, [1, 2], { highway: 'steps', level: '1;2' }));
  const down = await planOf(
    node(1, 0, 0),
    node(2, 1, 0),
    way(1, [1, 2], { highway: 'steps', level: '1;2', incline: 'down' }),
  );
  expect([waysOf(up), waysOf(down)]).toEqual([['stairs 1@1 - 2@2'], ['stairs 1@2 - 2@1']]);
});

it('joins each two levels of a lift, as a node or as a shaft', async () => {
  const plan = await planOf(
    node(1, 0, 0),
    node(2, 1, 0, { highway: 'elevator', level: '0;1;2' }),
    node(3, 2, 0),
    way(1, [1, 2], { highway: 'corridor', level: '0' }),
    way(2, [2, 3], { highway: 'corridor', level: '2' }),
  );
  expect(waysOf(plan)).toEqual([
    'lift 2 - 2@1',
    'lift 2 - 2@2',
    'lift 2@1 - 2@2',
    'walkway 1 - 2',
    'walkway 2@2 - 3@2',
  ]);
});

it('keeps levels that cross in the plan apart', async () => {
  const cross = [node(1, 0, 1), node(2, 1, 1), node(3, 2, 1), node(4, 1, 0), node(5, 1, 2)];
  const plan = await planOf(
    ...cross,
    way(1, [1, 2, 3], { highway: 'corridor', level: '0' }),
    way(2, [4, 2, 5], { highway: 'corridor', level: '1' }),
  );
  expect(waysOf(plan)).toEqual(['walkway 1 - 3', 'walkway 4@1 - 5@1']);
});

const square = [node(1, 0, 0), node(2, 4, 0), node(3, 4, 4), node(4, 0, 4)];

it('walks across a room between its doors, and through no wall', async () => {
  const plan = await planOf(
    ...square,
    node(5, 2, 0, { door: 'yes' }),
    node(6, 4, 2, { door: 'hinged' }),
    node(7, 2, -2),
    node(8, 6, 2),
    node(9, 8, 0),
    node(10, 8, 4),
    way(1, [1, 5, 2, 6, 3, 4, 1], { indoor: 'room', level: '0', name: 'Hall', room: 'auditorium' }),
    way(2, [7, 5], { highway: 'footway' }),
    way(3, [6, 8], { highway: 'corridor', level: '0' }),
    // Shares a wall with the room, and has no door to it.
    way(4, [2, 9, 10, 3, 2], { indoor: 'room', level: '0', name: 'Closet' }),
  );
  expect(waysOf(plan)).toEqual(['walkway 5 - 6', 'walkway 5 - 7', 'walkway 6 - 8']);
  const [hall, closet] = plan.places;
  expect([hall?.kind, hall?.doors, hall?.name.en]).toEqual(['hall', ['5', '6'], 'Hall']);
  expect(closet?.name.en).toBe('Closet');
});

it('walks into no room where open areas only touch its corners', async () => {
  const beside = [node(20, 6, -2), node(21, 6, 0), node(22, 6, 2), node(30, -2, 6), node(31, 0, 6), node(32, 2, 6)];
  const open = { indoor: 'area', level: '0' };
  const plan = await planOf(
    ...square,
    ...beside,
    way(1, [1, 2, 3, 4, 1], { indoor: 'room', level: '0' }),
    way(2, [2, 20, 21, 2], open),
    way(3, [2, 21, 22, 2], open),
    way(4, [4, 30, 31, 4], open),
    way(5, [4, 31, 32, 4], open),
  );
  expect(plan.walkways.filter(({ id }) => id.startsWith('w1-'))).toEqual([]);
  expect(plan.walkways.length).toBeGreaterThan(0);
});

it('goes round the corner of an area that is not straight', async () => {
  // An L: from its one end nobody sees the other.
  const corners = [node(1, 0, 0), node(2, 4, 0), node(3, 4, 1), node(4, 1, 1), node(5, 1, 4), node(6, 0, 4)];
  const plan = await planOf(
    ...corners,
    node(7, 4, 0.5),
    node(8, 0.5, 4),
    node(9, 6, 0.5),
    node(10, 0.5, 6),
    way(1, [1, 2, 7, 3, 4, 5, 8, 6, 1], { highway: 'pedestrian', area: 'yes' }),
    way(2, [7, 9], { highway: 'footway' }),
    way(3, [8, 10], { highway: 'footway' }),
  );
  const across = plan.walkways.filter(({ id }) => id.startsWith('w1-'));
  const metres = across.reduce((sum, { lengthM }) => sum + lengthM, 0);
  expect(metres).toBeGreaterThan(60);
  expect(metres).toBeLessThan(63);
});

it('lets open areas that share a stretch of outline be walked from one to the other', async () => {
  const plan = await planOf(
    ...square,
    node(5, 8, 0),
    node(6, 8, 4),
    node(7, -2, 2),
    node(8, 0, 2),
    node(9, 8, 2),
    node(10, 10, 2),
    way(1, [1, 2, 3, 4, 8, 1], { indoor: 'corridor', level: '1' }),
    way(2, [2, 5, 9, 6, 3, 2], { indoor: 'area', level: '1' }),
    way(3, [7, 8], { highway: 'corridor', level: '1' }),
    way(4, [9, 10], { highway: 'corridor', level: '1' }),
  );
  const next = (id: string) => plan.walkways.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : []));
  const seen = new Set(['7@1']);
  for (const id of seen) for (const to of next(id)) seen.add(to);
  expect(seen.has('10@1')).toBe(true);
});

it('joins the ground to the level that stands on it', async () => {
  const plan = await planOf(
    ...[0, 1, 2].map((at) => node(at + 1, at, 0)),
    way(1, [1, 2], { highway: 'footway' }),
    way(2, [2, 3], { highway: 'corridor', level: '1' }),
  );
  expect(waysOf(plan)).toEqual(['walkway 1 - 2', 'walkway 2 - 2@1', 'walkway 2@1 - 3@1']);
});

it('takes zones and gates from our own words', async () => {
  const hall = { 'causeway:zone': 'hall' };
  const plan = await planOf(
    ...[0, 1, 2, 3].map((at) => node(at + 1, at, 0)),
    way(1, [1, 2], { highway: 'footway', 'causeway:zone': 'Not a slug' }),
    way(2, [2, 3], { highway: 'footway', 'causeway:gate': 'hall-door', ...hall }),
    way(3, [3, 4], { highway: 'corridor', ...hall }),
    node(9, 3, 0, { amenity: 'toilets', ...hall }),
  );
  expect(plan.walkways.map(({ zoneId, gateId }) => [zoneId, gateId])).toEqual([
    [undefined, undefined],
    ['hall', 'hall-door'],
    ['hall', undefined],
  ]);
  expect(plan.places[0]?.zoneId).toBe('hall');
});
