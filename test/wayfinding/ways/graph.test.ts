import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { zones } from '../../../db/schema/index.ts';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import { decodeGraph } from '../../../server/wayfinding/router/decode-graph.ts';
import type { VenuePlan } from '../../../server/wayfinding/venue/venue.contract.ts';
import type { GraphConditions, WayDrawing } from '../../../server/wayfinding/ways/graph.contract.ts';
import { openEnvelope } from '../../../server/wayfinding/ways/graph-envelope.ts';
import { wayBoardOf } from '../../../server/wayfinding/ways/way-board.ts';
import { useApp } from '../../support/app.ts';
import { canalPlan, codeOf, publishPlan } from '../canal-plan.ts';

const app = useApp();
const plan: VenuePlan = {
  ...canalPlan,
  places: canalPlan.places.map((place) => (place.key === 'balcony' ? { ...place, zoneId: 'balcony-house' } : place)),
  walkways: canalPlan.walkways.map((way) => (way.id === 'balcony-stairs' ? { ...way, zoneId: 'balcony-house' } : way)),
};
/** Of staff, who know the whole venue. */
let cookie: string;

beforeAll(async () => {
  await app.database.drizzle.insert(zones).values({ id: 'balcony-house', name: { en: 'Balcony House' } });
  await publishPlan(app, plan);
  cookie = await app.signedInAs('administrator');
  const door = { id: 'door', name: { en: 'Door' }, innerZoneId: 'balcony-house' };
  const layout = { zones: [{ id: 'balcony-house', name: { en: 'Balcony House' } }], gates: [door], lanes: [] };
  await app.ask('PUT', '/api/layout', { body: layout, cookie });
});

async function fetchGraph(headers: Record<string, string> = {}, as?: string) {
  const answer = await app.ask('GET', '/api/ways/graph', { headers, ...(as && { cookie: as }) });
  const key = /"(\w+)"/.exec(answer.headers.get('etag') ?? '')?.[1] ?? '';
  return { answer, key, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

async function conditionsOf(key: string, headers: Record<string, string> = {}) {
  const answer = await app.ask('GET', `/api/ways/graph/${key}/conditions`, { headers });
  return { answer, told: answer.status === 200 ? ((await answer.json()) as GraphConditions) : undefined };
}

test('anybody gets the graph of what they may walk, with the codes of its places, and staff the whole', async () => {
  const { header, packed } = openEnvelope((await fetchGraph()).bytes);
  const graph = compileGraph(decodeGraph(packed));
  expect(graph.places.map(({ key }) => key)).toEqual(['gate', 'lantern', 'silk']);
  expect(header).toMatchObject({ version: 1, timeZone: 'UTC' });
  expect(header.codes).toEqual(graph.places.map(({ key }) => codeOf(plan, key)));
  expect(graph.walkways.some(({ kind }) => kind === 'stairs')).toBe(false);
  expect(new TextDecoder().decode(packed)).not.toContain('Balcony');
  const whole = compileGraph(decodeGraph(openEnvelope((await fetchGraph({}, cookie)).bytes).packed));
  expect(whole.placeIndex.has('balcony')).toBe(true);
});

test('the graph comes as small as the browser takes it, and not again while it is the same', async () => {
  const plain = await fetchGraph();
  const brotli = await fetchGraph({ 'accept-encoding': 'gzip, deflate, br' });
  expect(brotli.answer.headers.get('content-encoding')).toBe('br');
  expect(brotliDecompressSync(brotli.bytes)).toEqual(Buffer.from(plain.bytes));
  const gzip = await fetchGraph({ 'accept-encoding': 'gzip;q=1.0' });
  expect(gunzipSync(gzip.bytes)).toEqual(Buffer.from(plain.bytes));
  expect(plain.answer.headers.get('vary')).toContain('cookie');
  const again = await fetchGraph({ 'if-none-match': plain.answer.headers.get('etag') ?? '' });
  expect([again.answer.status, again.bytes.length]).toEqual([304, 0]);
});

test('closures and crowd are told by the numbers of the graph that is held, and only where they are in it', async () => {
  const { key, bytes } = await fetchGraph();
  const body = { walkwayIds: ['old-bridge', 'balcony-stairs'], reason: { en: 'Slippery' } };
  await app.ask('POST', '/api/closures', { body, cookie });
  (await wayBoardOf(app)).takeCrowd(
    new Map([
      ['street', 3],
      ['balcony-stairs', 2],
    ]),
  );
  const { answer, told } = await conditionsOf(key);
  const { walkways } = decodeGraph(openEnvelope(bytes).packed);
  expect(told?.closures.map(({ walkways: numbers }) => numbers.map((each) => walkways[each]?.name?.en))).toEqual([
    ['Old Bridge'],
  ]);
  expect(Object.entries(told?.crowd ?? {}).map(([each, factor]) => [walkways[Number(each)]?.lengthM, factor])).toEqual([
    [100, 3],
  ]);
  const same = await conditionsOf(key, { 'if-none-match': answer.headers.get('etag') ?? '' });
  expect(same.answer.status).toBe(304);
});

test('who holds a graph of yesterday is told which one is of today, and nothing by the numbers of the old', async () => {
  const { told } = await conditionsOf('0123456789abcdef0123');
  expect(told).toMatchObject({ graph: (await fetchGraph()).key, closures: [], crowd: {} });
});

test('the drawing keeps the names of buildings back, and the rooms that one may not enter', async () => {
  const square = (east: number) => {
    const [x, y] = [120 + (east - 5) / 111_320, -5 / 111_320];
    const size = 10 / 111_320;
    const ring = [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ];
    return { type: 'Polygon', coordinates: [ring] };
  };
  const feature = (kind: string, name: string, east: number) => ({
    ...{ type: 'Feature', geometry: square(east), properties: { kind, name: { en: name } } },
  });
  const features = [
    feature('hall', 'Balcony', 220),
    feature('hall', 'Silk Hall', 100),
    feature('water', 'Warp Canal', 150),
  ];
  const level = { level: 0, name: { en: 'Ground' }, drawing: { type: 'FeatureCollection', features } };
  await app.ask('PUT', '/api/map', { body: { levels: [level] }, cookie });
  const seen = async (as?: string) => {
    const answer = await app.ask('GET', '/api/ways/drawing', as ? { cookie: as } : {});
    const { levels } = (await answer.json()) as WayDrawing;
    return levels[0]?.drawing.features.map(({ properties: { kind, name } }) => [kind, name?.en]);
  };
  expect(await seen()).toEqual([
    ['hall', undefined],
    ['water', 'Warp Canal'],
  ]);
  expect(await seen(cookie)).toEqual([
    ['hall', undefined],
    ['hall', undefined],
    ['water', 'Warp Canal'],
  ]);
});

test('a key that can be none is no key', async () => {
  expect((await app.ask('GET', '/api/ways/graph/zz/conditions')).status).toBe(422);
});
