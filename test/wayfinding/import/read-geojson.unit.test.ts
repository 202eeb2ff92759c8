import { expect, it } from 'vitest';
import { readGeojson } from '../../../server/wayfinding/import/geojson/read-geojson.ts';
import { validatePlan } from '../../../server/wayfinding/venue/validate-plan.ts';
import { metresBetween } from '../../support/walked-metres.ts';

const metre = 1 / 111_195;
const at = (x: number, y: number): [number, number] => [
  9.98 + (x * metre) / Math.cos((53.56 * Math.PI) / 180),
  53.56 + y * metre,
];
const feature = (type: string, coordinates: unknown, properties: Record<string, unknown>, id?: string) => ({
  type: 'Feature',
  ...(id && { id }),
  geometry: { type, coordinates },
  properties,
});
const line = (points: [number, number][], properties: Record<string, unknown> = {}) =>
  feature('LineString', points, properties);
const square = (x: number, y: number, size: number) => [
  at(x, y),
  at(x + size, y),
  at(x + size, y + size),
  at(x, y + size),
  at(x, y),
];
const read = (features: unknown[], more: Record<string, unknown> = {}) =>
  readGeojson(Buffer.from(JSON.stringify({ type: 'FeatureCollection', ...more, features })));

/** A street with a bend, stairs and a lift up from its end, a corridor above. */
const town = () => [
  line([at(0, 0), at(50, 0), at(50, 50)], {
    id: 'street',
    name: 'Canal street',
    feature: 'street',
    hours: 'Mo-Fr 06:00-22:00',
  }),
  line([at(50, 50), at(60, 50)], { id: 'stairs', kind: 'stairs', levels: [0, 1], stairs: 20 }),
  line([at(50, 50), at(50, 50.5)], { id: 'lift', kind: 'lift', levels: [0, 1], seconds: 40 }),
  line([at(50, 50.5), at(60, 50), at(90, 50)], { id: 'corridor', level: 1, width: 3, widthM: 3 }),
  feature(
    'Point',
    at(20, 8),
    { kind: 'desk', name: { en: 'Desk', zh: '服务台' }, telephone: '110', hours: '24/7' },
    'desk',
  ),
  feature('Polygon', [square(70, 52, 10)], { kind: 'hall', name: 'Great hall', level: 1, aliases: ['GH'] }, 'hall'),
  feature('Polygon', [square(-10, -10, 5)], { kind: 'water' }),
];

it('makes walkways of lines, which meet where they have a position in common, and places of points and named areas', () => {
  const { plan, findings } = read(town(), { levels: [{ ordinal: 1, name: { en: 'Gallery' }, shortName: 'G' }] });
  expect(findings).toEqual([]);
  expect(plan?.levels).toEqual([
    { id: 'level:0', ordinal: 0, name: { en: 'Level 0' } },
    { id: 'level:1', ordinal: 1, name: { en: 'Gallery' }, shortName: 'G' },
  ]);
  expect(plan?.walkways.map(({ id, kind }) => [id, kind])).toEqual([
    ['street/0', 'walkway'],
    ['street/1', 'walkway'],
    ['stairs', 'stairs'],
    ['lift', 'lift'],
    ['corridor/0', 'walkway'],
    ['corridor/1', 'walkway'],
    ['corridor/2', 'walkway'],
  ]);
  expect(plan?.places).toMatchObject([
    { key: 'desk', kind: 'desk', name: { en: 'Desk', zh: '服务台' }, levelId: 'level:0', telephone: '110' },
    { key: 'hall', kind: 'hall', name: { en: 'Great hall' }, levelId: 'level:1', aliases: ['GH'] },
  ]);
  expect(
    plan?.drawing?.map(({ level, drawing }) => [level, drawing.features.map(({ properties }) => properties.kind)]),
  ).toEqual([
    [0, ['water']],
    [1, ['hall']],
  ]);
  expect(validatePlan(plan!).findings).toEqual([]);
});

it('sets a door into the line where the place is nearest, and keeps the metres', () => {
  const { plan } = read(town());
  const [desk, hall] = plan!.places;
  const [start] = plan!.walkways;
  expect(metresBetween(plan!, start!.from, desk!.doors[0]!)).toBeCloseTo(20, 1);
  // To the end of the street, up 10 m of stairs, and 15 m along the corridor.
  expect(metresBetween(plan!, start!.from, hall!.doors[0]!)).toBeCloseTo(50 + 50 + 0.5 + 10 + 15, 0);
});

it('tells wrong properties by feature and path, and takes nothing', () => {
  const { plan, findings } = read([
    ...town(),
    line([at(0, 0), at(1, 0)], { kind: 'rope' }),
    feature('Point', at(0, 0), { kind: 'desk' }),
    line([at(0, 0), at(1, 0)], { width: 3, widthM: -3 }),
  ]);
  expect(plan).toBeUndefined();
  expect(findings.map(({ code, at: place }) => [code, place?.path])).toEqual([
    ['wrong_form', 'features.7.properties.kind'],
    ['wrong_form', 'features.8.properties.name'],
    ['wrong_form', 'features.9.properties.widthM'],
  ]);
});

it('tells open rings, crossing ones, swapped and stray positions', () => {
  const ring = square(0, 0, 10);
  const codes = (...features: unknown[]) => read([...town(), ...features]).findings.map(({ code }) => code);
  expect(codes(feature('Polygon', [ring.slice(0, 4)], { kind: 'water' }))).toEqual(['open_ring']);
  expect(codes(feature('Polygon', [[ring[0], ring[2], ring[1], ring[3], ring[0]]], { kind: 'water' }))).toEqual([
    'crossing_ring',
  ]);
  expect(codes(feature('Point', at(0, 0).reverse(), { kind: 'desk', name: 'x' }))).toEqual(['swapped_coordinates']);
  expect(codes(feature('Point', [120, 95], { kind: 'desk', name: 'x' }))).toEqual(['impossible_position']);
  expect(codes(feature('Point', [30, 20], { kind: 'desk', name: 'x' }))).toEqual(['stray_position']);
});

it('tells what is no GeoJSON', () => {
  const codes = (text: string) => readGeojson(Buffer.from(text)).findings.map(({ code }) => code);
  expect(codes('<gpx/>')).toEqual(['not_json']);
  expect(codes('{"type":"Topology"}')).toEqual(['wrong_form']);
  expect(codes('{"features":[null]}')).toEqual(['wrong_form']);
});

it('says which hours it did not understand, and takes the rest', () => {
  const { plan, findings } = read([
    ...town(),
    feature('Point', at(30, 3), { kind: 'shop', name: 'Kiosk', hours: 'sunrise-sunset' }, 'kiosk'),
  ]);
  expect(plan?.places.at(-1)).not.toHaveProperty('hours');
  expect(findings).toMatchObject([{ code: 'not_taken', severity: 'warning', at: { feature: 'kiosk' } }]);
});
