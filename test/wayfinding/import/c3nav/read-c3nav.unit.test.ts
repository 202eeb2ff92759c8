import { expect, it } from 'vitest';
import { readC3nav } from '../../../../server/wayfinding/import/c3nav/read-c3nav.ts';
import { metresApart } from '../../../../server/wayfinding/import/ground.ts';
import { venuePlan } from '../../../../server/wayfinding/venue/venue.contract.ts';
import { anchor, archiveOf, project } from './project.ts';

const read = async (files: Record<string, unknown> = project()) => readC3nav(archiveOf(files), anchor);
const planOf = async (files?: Record<string, unknown>) => {
  const { plan } = await read(files);
  return venuePlan.parse(plan);
};

it('joins nodes of one room that see each other, and others where a connection is drawn', async () => {
  const { walkways } = await planOf();
  expect(walkways.map(({ kind, from, to, direction }) => `${kind} ${from} ${to} ${direction}`).sort()).toEqual([
    'escalator d gallery forward',
    'lift d up both',
    'stairs d e both',
    'stairs e up both',
    // The wall of level 0 hides b from a; c looks past its end, and through the wall of the room nobody looks.
    'walkway a c both',
    'walkway b c both',
    'walkway c d both',
    'walkway up gallery both',
  ]);
});

it('lets nobody look from one room into the next through the corner at which they touch', async () => {
  const graph = {
    nodes: { a: { level: 0, x: 100, y: 100 }, b: { level: 0, x: 300, y: 300 }, c: { level: 0, x: 50, y: 100 } },
    rooms: {
      one: { level: 0, shape: '0,0 200,0 200,200 0,200' },
      two: { level: 0, shape: '200,200 400,200 400,400 200,400' },
    },
    barriers: [],
    connections: [],
  };
  const { walkways } = await planOf({ ...project(), 'graph.json': graph, 'pois.json': {} });
  expect(walkways.map(({ from, to }) => `${from} ${to}`)).toEqual(['a c']);
});

it('tells lengths in metres, along the slope of stairs, and steps as what no wheelchair takes', async () => {
  const { walkways } = await planOf();
  const lengths = Object.fromEntries(walkways.map(({ from, to, lengthM }) => [`${from} ${to}`, lengthM]));
  expect(lengths).toMatchObject({ 'b c': 10, 'c d': 4, 'a c': 18.87, 'd gallery': 26.69, 'e up': 5.66, 'd up': 16 });
  expect(walkways.find(({ id }) => id === 'steps:d:e')?.stepFree).toBe('no');
});

it('puts the middle of the plan at the anchor, its upper edge to the north, or where the bearing says', async () => {
  const { nodes } = await planOf();
  const at = (id: string) => nodes.find((node) => node.id === id)!.point;
  const [lon, lat] = at('b');
  expect(metresApart([lon, lat], [anchor.longitude, anchor.latitude])).toBeCloseTo(Math.hypot(2, 5), 1);
  expect([lon < anchor.longitude, lat > anchor.latitude]).toEqual([true, true]);
  const turned = await readC3nav(archiveOf(project()), { ...anchor, bearing: 90 });
  const [east, south] = turned.plan!.nodes.find(({ id }) => id === 'b')!.point;
  // Up the plan is east now, and its left is north.
  expect([east > anchor.longitude, south > anchor.latitude]).toEqual([true, true]);
  expect(metresApart(at('b'), at('c'))).toBeCloseTo(10, 1);
});

it('makes places of rooms with their doors, of points of interest, and of rooms of several parts one', async () => {
  const { places } = await planOf();
  expect(places.map(({ key, kind, doors, name }) => [key, kind, doors, name.en])).toEqual([
    ['hall', 'hall', ['c'], 'Hall 1'],
    ['toilets', 'accessible_toilet', ['d', 'e'], 'toilets'],
    ['top', 'room', ['up', 'gallery'], 'Saal Oben'],
    ['bar1', 'restaurant', ['a'], 'Bar'],
    // A room has this name already.
    ['poi:hall', 'other', ['c'], 'Hall 1'],
  ]);
  expect(places[0]?.name).toEqual({ de: 'Saal 1', en: 'Hall 1' });
});

it('tells where access points stand, of those that are on a level of the plan', async () => {
  const { hotspots } = await read();
  expect(hotspots).toEqual([{ code: 'AP1', levelId: 'level:0', longitude: 9.986, latitude: 53.5618 }]);
});

it('draws the rooms of each level', async () => {
  const { drawing } = await planOf();
  expect(drawing?.map(({ level, drawing: { features } }) => [level, features.length])).toEqual([
    [0, 2],
    [1, 1],
  ]);
});

const broken = (change: (files: ReturnType<typeof project>) => unknown): Record<string, unknown> => {
  const files = project();
  return (change(files) as Record<string, unknown> | undefined) ?? files;
};
const cases: [string, Record<string, unknown>, object][] = [
  [
    'a connection to a node that is not there',
    broken(({ 'graph.json': { connections } }) => void connections.push({ node0: 'a', node1: 'nowhere' })),
    { code: 'unknown_id', at: { file: 'graph.json', path: 'connections.5' }, values: { id: 'nowhere' } },
  ],
  [
    'a node of no level',
    broken(({ 'graph.json': { nodes } }) => void Object.assign(nodes.a, { level: 'up' })),
    { code: 'wrong_form', at: { file: 'graph.json', path: 'nodes.a.level' } },
  ],
  ['no graph', { ...project(), 'graph.json': undefined }, { code: 'not_json', at: { file: 'graph.json' } }],
  ['a file that is cut off', { ...project(), 'pois.json': '{"a": {"level"' }, { code: 'not_json' }],
  [
    'no configuration',
    { 'graph.json': project()['graph.json'] },
    { code: 'missing_file', at: { file: 'config.json' } },
  ],
];
it.each(cases)('takes nothing of a project with %s, and says where', async (_what, files, finding) => {
  const { plan, findings, hotspots } = await read(
    Object.fromEntries(Object.entries(files).map(([name, json]) => [name, json ?? ''])),
  );
  expect(plan).toBeUndefined();
  expect(hotspots).toEqual([]);
  expect(findings[0]).toMatchObject({ severity: 'error', ...finding });
});

it('takes nothing of what is no archive, or one that is cut off', async () => {
  for (const bytes of [Buffer.from('graph'), archiveOf(project()).subarray(0, 900)]) {
    const { plan, findings } = await readC3nav(bytes, anchor);
    expect([plan, findings[0]?.code]).toEqual([undefined, 'unreadable_file']);
  }
});
