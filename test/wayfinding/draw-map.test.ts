import { beforeAll, expect, it } from 'vitest';
import type { MapFeature, MapLevel } from '../../server/wayfinding/wayfinding.contract.ts';
import { useApp } from '../support/app.ts';

const app = useApp();
let administrator: string;
let guard: string;
beforeAll(async () => {
  administrator = await app.signedInAs('administrator');
  guard = await app.signedInAs('gate');
});

const lake: MapFeature = {
  type: 'Feature',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [120.48, 30.74],
        [120.49, 30.74],
        [120.49, 30.75],
        [120.48, 30.74],
      ],
    ],
  },
  properties: { kind: 'water', name: { en: 'Mirror Lake', 'zh-CN': '镜湖' } },
};
const level = (number: number, features: unknown[] = [lake]) =>
  ({ level: number, name: { en: `Level ${number}` }, drawing: { type: 'FeatureCollection', features } }) as MapLevel;

const put = (levels: unknown, cookie = administrator) => app.ask('PUT', '/api/map', { cookie, body: { levels } });
const get = (headers: Record<string, string> = {}) => app.ask('GET', '/api/map', { cookie: guard, headers });

it('is empty before it is drawn', async () => {
  const answer = await get();
  expect([answer.status, await answer.json()]).toEqual([200, { levels: [] }]);
});

it('gives back what was put, whole, and drops the levels that the next map does not name', async () => {
  const drawn = await put([level(1), level(0), level(-1)]);
  expect(await drawn.json()).toEqual({ levels: 3, features: 3 });
  expect(await (await get()).json()).toEqual({ levels: [level(-1), level(0), level(1)] });
  await put([level(0, [])]);
  expect(await (await get()).json()).toEqual({ levels: [level(0, [])] });
});

it('sends nothing to a page that holds the map of now, and all of it once it is drawn anew', async () => {
  await put([level(0)]);
  const etag = (await get()).headers.get('etag') ?? '';
  const held = await get({ 'if-none-match': etag });
  expect([held.status, await held.text()]).toEqual([304, '']);
  // The clock stands still: two maps of one instant are told apart all the same.
  await put([level(0, [])]);
  expect((await get({ 'if-none-match': etag })).status).toBe(200);
});

const ring = lake.geometry.coordinates[0] as [number, number][];
it.each([
  ['a ring that is not closed', [level(0, [withRing([...ring.slice(0, 3), [120.5, 30.8]])])]],
  ['a position beyond the pole', [level(0, [withRing([[120, 91], ...ring.slice(1, 3), [120, 91]])])]],
  ['a kind of shape that is not drawn', [level(0, [{ ...lake, properties: { kind: 'volcano' } }])]],
  ['a level twice', [level(0), level(0)]],
  ['a name without English', [{ ...level(0), name: { 'zh-CN': '一层' } }]],
])('refuses %s, and the map stays as it was', async (_what, levels) => {
  const before = await (await get()).json();
  const answer = await put(levels);
  expect([answer.status, (await answer.json()).code]).toEqual([422, 'request.invalid']);
  expect(await (await get()).json()).toEqual(before);
});

it('is drawn by an administrator alone', async () => {
  expect((await put([level(0)], guard)).status).toBe(403);
});

function withRing(coordinates: [number, number][]) {
  return { ...lake, geometry: { type: 'Polygon', coordinates: [coordinates] } };
}
