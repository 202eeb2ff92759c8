import { beforeAll, expect, test } from 'vitest';
import { zones } from '../../../db/schema/index.ts';
import type { VenuePlan } from '../../../server/wayfinding/venue/venue.contract.ts';
import { wayBoardOf } from '../../../server/wayfinding/ways/way-board.ts';
import type { WayAnswerTold } from '../../../server/wayfinding/ways/ways.contract.ts';
import { useApp } from '../../support/app.ts';
import { canalPlan, codeOf, publishPlan } from '../canal-plan.ts';

const app = useApp();
/** Lantern Hall and what is above it lie behind a gate; there is a help desk at Silk Hall, and an island. */
const plan: VenuePlan = {
  ...canalPlan,
  places: [
    ...canalPlan.places.map((place) =>
      place.key === 'lantern' || place.key === 'balcony' ? { ...place, zoneId: 'lantern-house' } : place,
    ),
    ...(['help', 'island'] as const).map((key) => ({
      ...{ key, kind: key === 'help' ? ('help' as const) : ('other' as const), name: { en: key } },
      ...{ levelId: 'ground', point: [120.0009, 0] as [number, number], doors: [key === 'help' ? 'silk' : 'island'] },
    })),
  ],
  nodes: [...canalPlan.nodes, { id: 'island', levelId: 'ground', point: [120.01, 0] }],
};

beforeAll(async () => {
  await app.database.drizzle.insert(zones).values({ id: 'lantern-house', name: { en: 'Lantern House' } });
  await publishPlan(app, plan);
});

const code = (key: string) => codeOf(plan, key);

async function ask(from: string, to: string, more = '', cookie?: string) {
  const answer = await app.ask('GET', `/api/ways?from=${from}&to=${to}${more}`, cookie ? { cookie } : {});
  return { status: answer.status, told: (await answer.json()) as WayAnswerTold & { code?: string } };
}

test('who stands before a sign is told the way to another, with seconds, arrival, slack and steps', async () => {
  const arriveBy = new Date(app.clock.now().getTime() + 5 * 60_000).toISOString();
  const { status, told } = await ask(code('gate'), code('lantern'), `&arriveBy=${encodeURIComponent(arriveBy)}`);
  expect(status).toBe(200);
  if (!told.isFound) throw new Error('there is a way');
  expect(told.way).toMatchObject({ metres: 200, slackSeconds: 150, waitSeconds: 0 });
  expect(Math.round(told.way.seconds)).toBe(149);
  expect(Date.parse(told.way.arriveAt) - Date.parse(told.way.departAt)).toBeCloseTo(told.way.seconds * 1000, -1);
  expect(told.way.steps.map(({ feature, name, metres }) => [feature, name?.en, metres])).toEqual([
    [undefined, undefined, 100],
    ['bridge', 'Old Bridge', 100],
  ]);
});

test('a code may be typed in small letters, and with O for 0', async () => {
  const typed = code('gate').toLowerCase().replace(/0/g, 'o');
  expect((await ask(typed, code('silk'))).status).toBe(200);
});

test('who is on wheels goes by the level bridge, and to the balcony there is none: why, how near, who helps', async () => {
  const { told } = await ask(code('silk'), code('lantern'), '&profile=step_free');
  expect(told.isFound && told.way.steps.some(({ name }) => name?.en === 'Flat Bridge')).toBe(true);
  expect((await ask(code('silk'), code('balcony'), '&profile=step_free')).told).toEqual({
    ...{ isFound: false, version: 1, reason: 'step_free' },
    nearest: { code: code('lantern'), name: { en: 'Lantern Hall' }, kind: 'hall' },
    help: { code: code('help'), name: { en: 'help' }, kind: 'help' },
  });
});

test('to an island there is no way, and that is said', async () => {
  expect((await ask(code('gate'), code('island'))).told).toMatchObject({ isFound: false, reason: 'disconnected' });
});

test('a place behind a gate that one may not pass is answered as one that is not there, and staff are shown the way', async () => {
  const cookie = await app.signedInAs('administrator');
  const layout = { zones: [{ id: 'lantern-house', name: { en: 'Lantern House' } }], lanes: [] };
  const door = { id: 'door', name: { en: 'Door' }, innerZoneId: 'lantern-house' };
  await app.ask('PUT', '/api/layout', { body: { ...layout, gates: [door] }, cookie });

  const forbidden = await ask(code('gate'), code('lantern'));
  const unknown = await ask(code('gate'), 'VVVV');
  expect([forbidden.status, unknown.status]).toEqual([404, 404]);
  expect(forbidden.told).toEqual({ ...unknown.told, requestId: expect.any(String) });
  expect(unknown.told.code).toBe('ways.unknown_place');
  expect((await ask(code('gate'), code('lantern'), '', cookie)).told.isFound).toBe(true);
});

test('conditions of the whole venue are told to staff alone, once, and again when something is closed', async () => {
  // They name walkways where not everybody may be.
  expect((await app.ask('GET', '/api/ways/conditions')).status).toBe(401);
  const cookie = await app.signedInAs('supervisor');
  const first = await app.ask('GET', '/api/ways/conditions', { cookie });
  expect(await first.json()).toMatchObject({ version: 1, closures: [], crowd: {} });
  const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
  expect((await app.ask('GET', '/api/ways/conditions', { cookie, headers })).status).toBe(304);
  (await wayBoardOf(app)).takeCrowd(new Map());
  expect((await app.ask('GET', '/api/ways/conditions', { cookie, headers })).status).toBe(304);
  const body = { walkwayIds: ['old-bridge'], reason: { en: 'Slippery' } };
  await app.ask('POST', '/api/closures', { body, cookie });
  const changed = await app.ask('GET', '/api/ways/conditions', { cookie, headers });
  expect(changed.status).toBe(200);
  expect(await changed.json()).toMatchObject({
    closures: [{ walkwayIds: ['old-bridge'], reason: { en: 'Slippery' } }],
  });
});
