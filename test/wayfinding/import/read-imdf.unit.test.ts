import { beforeAll, describe, expect, it } from 'vitest';
import { metresApart } from '../../../server/wayfinding/import/ground.ts';
import { readImdf } from '../../../server/wayfinding/import/imdf/read-imdf.ts';
import type { ImportedPlan } from '../../../server/wayfinding/import/imported-plan.contract.ts';
import { validatePlan } from '../../../server/wayfinding/venue/validate-plan.ts';
import type { VenuePlan } from '../../../server/wayfinding/venue/venue.contract.ts';
import { generateImdf, type ImdfFiles, imdfId, zipImdf } from '../../support/generated-imdf.ts';
import { metresBetween } from '../../support/walked-metres.ts';

const building = () => generateImdf({ levels: 2, wings: 3, roomsOfWing: 22 });
const read = async (files: ImdfFiles): Promise<ImportedPlan & { plan: VenuePlan }> => {
  const imported = await readImdf(zipImdf(files));
  expect(imported.findings).toEqual([]);
  if (!imported.plan) throw new Error('no plan was read');
  return { ...imported, plan: imported.plan };
};
const featuresOf = (files: ImdfFiles, type: string) => files.get(`${type}.geojson`)!;

describe('a building of 144 units', () => {
  let plan: VenuePlan;
  let files: ImdfFiles;
  beforeAll(async () => {
    files = building();
    ({ plan } = await read(files));
  });

  it('becomes a graph of about 300 nodes', () => {
    expect(featuresOf(files, 'unit')).toHaveLength(144);
    expect(plan.nodes.length).toBeGreaterThan(270);
    expect(plan.nodes.length).toBeLessThan(330);
    expect(plan.walkways.length).toBeLessThan(3 * plan.nodes.length);
  });

  it('has each room as a place, with its names, hours, telephone and the door that one gets to it by', () => {
    const room = plan.places.find(({ name }) => name.en === 'Room 1.1.1');
    expect(room).toMatchObject({
      name: { en: 'Room 1.1.1', zh: 'Room 1.1.1 号' },
      kind: 'room',
      levelId: featuresOf(files, 'level')[0]!.id,
      hours: [{ days: [1, 2, 3, 4, 5], opens: '08:00', closes: '18:00' }],
      telephone: '+1 555 0100',
    });
    expect(room?.doors).toHaveLength(1);
    expect(plan.places.filter(({ kind }) => kind === 'room')).toHaveLength(132);
    expect(plan.places.filter(({ kind }) => kind === 'entrance').map(({ name }) => name.en)).toEqual([
      'South door',
      'North door',
    ]);
  });

  it('can be walked to every place, without steps as well', () => {
    const { counts } = validatePlan(plan);
    expect(counts).toEqual([]);
  });

  it('joins its levels by the stairs that lie over each other and by the lift that a relationship tells of', () => {
    const levelOf = new Map(plan.nodes.map(({ id, levelId }) => [id, levelId]));
    const climbs = plan.walkways.filter(({ from, to }) => levelOf.get(from) !== levelOf.get(to));
    expect(climbs.map(({ kind, stairs, stepFree }) => ({ kind, stairs, stepFree }))).toEqual([
      { kind: 'lift', stairs: undefined, stepFree: 'yes' },
      { kind: 'stairs', stairs: 24, stepFree: undefined },
    ]);
  });

  it('tells nearly the straight line as the way along a corridor, and never less', () => {
    const doorOf = (name: string) => plan.places.find((place) => place.name.en === name)!.doors[0]!;
    const node = (id: string) => plan.nodes.find((each) => each.id === id)!.point;
    const [near, far] = [doorOf('Room 1.1.1'), doorOf('Room 1.1.22')];
    const straight = metresApart(node(near), node(far));
    const walked = metresBetween(plan, near, far);
    expect(walked).toBeGreaterThanOrEqual(straight - 0.01);
    expect(walked).toBeLessThan(straight + 1);
  });

  it('draws each floor with its rooms', () => {
    expect(plan.drawing?.map(({ level }) => level)).toEqual([0, 1]);
    const kinds = plan.drawing?.[0]?.drawing.features.map(({ properties }) => properties.kind);
    expect(kinds?.filter((kind) => kind === 'hall').length).toBe(67);
  });
});

it('keeps ids from one reading to the next, so that closures and signs stay with what they were put on', async () => {
  const [first, second] = [await read(building()), await read(building())];
  expect(second.plan).toEqual(first.plan);
});

it('goes round the corner of a room and what stands in it, and never through', async () => {
  const files = building();
  const lobby = featuresOf(files, 'unit')[0]!;
  const [[lon, lat]] = (lobby.geometry as { coordinates: [number, number][][] }).coordinates[0] as [[number, number]];
  const metre = [1 / (111_195 * Math.cos((lat * Math.PI) / 180)), 1 / 111_195] as const;
  const spot = (x: number, y: number) => [lon + x * metre[0], lat + y * metre[1]];
  const wall = [spot(-1, 8), spot(9, 8), spot(9, 9), spot(-1, 9), spot(-1, 8)];
  const [fixture] = [{ category: 'wall', level_id: lobby.properties.level_id }];
  const without = await read(files);
  files.set('fixture.geojson', [
    {
      id: imdfId(10, 1),
      type: 'Feature',
      feature_type: 'fixture',
      geometry: { type: 'Polygon', coordinates: [wall] },
      properties: fixture,
    },
  ]);
  const withWall = await read(files);
  // From the south door to a room east of the lobby, beyond the wall.
  const metres = ({ plan }: { plan: VenuePlan }) => {
    const [from, to] = ['South door', 'Room 1.2.1'].map((called) => plan.places.find(({ name }) => name.en === called));
    return metresBetween(plan, from!.doors[0]!, to!.doors[0]!);
  };
  expect(metres(withWall)).toBeGreaterThan(metres(without) + 1);
  expect(metres(withWall)).toBeLessThan(metres(without) + 15);
  const through = withWall.plan.walkways.filter(({ from, to }) => {
    const points = [from, to].map((id) => withWall.plan.nodes.find((node) => node.id === id)!);
    if (points.some(({ levelId }) => levelId !== lobby.properties.level_id)) return false;
    const [a, b] = points.map(({ point }) => [(point[0] - lon) / metre[0], (point[1] - lat) / metre[1]] as const);
    if ((a![1] - 8.5) * (b![1] - 8.5) >= 0) return false;
    const x = a![0] + ((b![0] - a![0]) * (8.5 - a![1])) / (b![1] - a![1]);
    return x > 0 && x < 9;
  });
  expect(through).toEqual([]);
});

it('leaves out rooms for staff alone, and says so', async () => {
  const files = building();
  featuresOf(files, 'unit').find(({ properties }) => properties.category === 'room')!.properties.restriction =
    'employeesonly';
  const { plan, findings } = await readImdf(zipImdf(files));
  expect(plan?.places.some(({ name }) => name.en === 'Room 1.1.1')).toBe(false);
  expect(findings).toMatchObject([{ code: 'not_taken', severity: 'warning', values: { word: 'Room 1.1.1' } }]);
});

it('takes a zone for a unit and a gate for its door, where the archive names them', async () => {
  const files = building();
  const room = featuresOf(files, 'unit').find(({ properties }) => properties.category === 'room')!;
  room.properties.causeway = { zoneId: 'hall-1' };
  const open = await read(files);
  expect(validatePlan(open.plan).findings).toMatchObject([{ code: 'leaking_zone', severity: 'error' }]);
  const door = open.plan.places.find(({ name }) => name.en === 'Room 1.1.1')!.doors[0]!.split('/')[0];
  featuresOf(files, 'opening').find(({ id }) => id === door)!.properties.causeway = { gateId: 'gate-1' };
  const gated = await read(files);
  expect(validatePlan(gated.plan).findings).toEqual([]);
  expect(gated.plan.walkways.find(({ id }) => id === door)).toMatchObject({ kind: 'gate', gateId: 'gate-1' });
  expect(gated.plan.places.find(({ name }) => name.en === 'Room 1.1.1')?.zoneId).toBe('hall-1');
});

it.each(['into', 'out of'])('lets one through a door only %s the room where a traversal says so', async (way) => {
  const files = building();
  const { plan } = await read(files);
  const door = plan.places.find(({ name }) => name.en === 'Room 1.1.1')!.doors[0]!;
  const opening = door.split('/')[0]!;
  const isOf = (category: string) =>
    featuresOf(files, 'unit').find(({ properties }) => properties.category === category)!;
  const { id } = isOf(way === 'into' ? 'room' : 'walkway');
  featuresOf(files, 'relationship').push({
    id: imdfId(11, 1),
    type: 'Feature',
    feature_type: 'relationship',
    geometry: null,
    properties: {
      category: 'traversal',
      direction: 'directed',
      origin: null,
      intermediary: [{ id: opening, feature_type: 'opening' }],
      destination: { id, feature_type: 'unit' },
    },
  });
  const directed = await read(files);
  const end = way === 'into' ? { to: door } : { from: door };
  expect(directed.plan.walkways.find((walkway) => walkway.id === opening)).toMatchObject({
    direction: 'forward',
    ...end,
  });
});

it('tells an opening that leads nowhere, by its feature', async () => {
  const files = building();
  const openings = featuresOf(files, 'opening');
  const [lon, lat] = (openings[0]!.geometry as { coordinates: [number, number][] }).coordinates[0]!;
  const id = imdfId(6, 999_999);
  const geometry = {
    type: 'LineString',
    coordinates: [
      [lon - 0.0003, lat],
      [lon - 0.0003, lat + 0.00001],
    ],
  };
  openings.push({ id, type: 'Feature', feature_type: 'opening', geometry, properties: openings[0]!.properties });
  const { plan, findings } = await readImdf(zipImdf(files));
  expect(plan).toBeDefined();
  expect(findings).toMatchObject([
    { code: 'dangling_opening', severity: 'warning', at: { file: 'opening.geojson', feature: id } },
  ]);
});

it('stands before a kiosk and not in the middle of the hall that it is in', async () => {
  const files = building();
  const lobby = featuresOf(files, 'unit')[0]!;
  const [south] = (lobby.geometry as { coordinates: [number, number][][] }).coordinates[0] as [number, number][];
  const east = 1 / (111_195 * Math.cos((south![1] * Math.PI) / 180));
  const spot = (x: number, y: number) => [south![0] + x * east, south![1] + y / 111_195];
  const add = (type: string, number: number, geometry: unknown, properties: Record<string, unknown>) => {
    const feature = { id: imdfId(20, number), type: 'Feature' as const, feature_type: type, geometry, properties };
    files.set(`${type}.geojson`, [...(files.get(`${type}.geojson`) ?? []), feature]);
    return feature.id;
  };
  const around = [spot(4, 30), spot(6, 30), spot(6, 32), spot(4, 32), spot(4, 30)];
  add(
    'kiosk',
    1,
    { type: 'Polygon', coordinates: [around] },
    { level_id: lobby.properties.level_id, name: { en: 'Kiosk' } },
  );
  const anchor = add('anchor', 2, { type: 'Point', coordinates: spot(5, 31) }, { unit_id: lobby.id });
  add('occupant', 3, null, { name: { en: 'Noodles' }, category: 'restaurant', anchor_id: anchor });
  const { plan } = await read(files);
  const noodles = plan.places.find(({ name }) => name.en === 'Noodles')!;
  expect(noodles).toMatchObject({ kind: 'restaurant' });
  const door = plan.nodes.find(({ id }) => id === noodles.doors[0])!;
  expect(metresApart(door.point, noodles.point)).toBeLessThan(2);
  expect(validatePlan(plan).findings).toEqual([]);
});
