import { beforeAll, describe, expect, test } from 'vitest';
import { zones } from '../../../db/schema/index.ts';
import { makeSigns, type SignsWanted } from '../../../server/wayfinding/signs/make-signs.ts';
import type { VenuePlan } from '../../../server/wayfinding/venue/venue.contract.ts';
import { publicOrigin, useApp } from '../../support/app.ts';
import { canalPlan, codeOf, publishPlan } from '../canal-plan.ts';
import { addressesOn } from './printed-signs.ts';

const app = useApp();
const metre = 1 / 111_320;
const helpAt = 20;
/** With a help desk, opening hours on the old bridge that are over, and a back room for staff. */
const plan: VenuePlan = {
  ...canalPlan,
  places: [
    ...canalPlan.places,
    {
      ...{ key: 'help', kind: 'help', name: { en: 'Help' }, levelId: 'ground', doors: ['gate'] },
      ...{ point: [120 + helpAt * metre, 0], telephone: '0573 555 0120' },
    },
    {
      ...{ key: 'store', kind: 'room', name: { en: 'Store' }, levelId: 'ground', doors: ['store'] },
      ...{ point: [120, 40 * metre], zoneId: 'back-house' },
    },
  ],
  nodes: [...canalPlan.nodes, { id: 'store', levelId: 'ground', point: [120, 40 * metre] }],
  walkways: [
    ...canalPlan.walkways.map((walkway) =>
      walkway.id === 'old-bridge'
        ? { ...walkway, hours: [{ days: [1, 2, 3, 4, 5, 6, 7], opens: '03:00', closes: '03:05' }] }
        : walkway,
    ),
    {
      ...{ id: 'back-way', from: 'gate', to: 'store', kind: 'walkway', direction: 'both', lengthM: 40 },
      zoneId: 'back-house',
    },
    {
      ...{ id: 'back-door', from: 'store', to: 'silk', kind: 'walkway', direction: 'both', lengthM: 1 },
      zoneId: 'back-house',
    },
  ],
};
const code = (key: string) => codeOf(plan, key);
let desk: string;

beforeAll(async () => {
  await app.database.drizzle.insert(zones).values({ id: 'back-house', name: { en: 'Back House' } });
  await publishPlan(app, plan);
  desk = await app.signedInAs('desk');
  const cookie = await app.signedInAs('administrator');
  const layout = { zones: [{ id: 'back-house', name: { en: 'Back House' } }], lanes: [] };
  const gates = [{ id: 'back', name: { en: 'Back' }, innerZoneId: 'back-house' }];
  await app.ask('PUT', '/api/layout', { body: { ...layout, gates }, cookie });
});

const made = async (wanted: SignsWanted) => [...(await makeSigns(app, wanted)).signs];

describe('a sign', () => {
  test('tells the nearest halls on foot and step-free, at any hour, by ways that attendees may go', async () => {
    const [sign] = await made({ code: code('gate') });
    expect(sign).toMatchObject({
      ...{
        name: { en: 'South Gate' },
        code: code('gate'),
        level: 'Ground',
        version: 1,
        helpTelephone: '0573 555 0120',
      },
      ...{ address: `${publicOrigin}/p/${code('gate')}`, date: app.clock.now().toISOString().slice(0, 10) },
    });
    // 100 m and 200 m at 1.34 m/s; on wheels around by the flat bridge, 700 m at 1.2 m/s or so.
    expect(sign?.destinations).toMatchObject([
      { name: { en: 'Silk Hall' }, minutes: 2, setOut: undefined },
      { name: { en: 'Lantern Hall' }, minutes: 3, setOut: undefined },
    ]);
    const [toSilk, toLantern] = sign?.destinations ?? [];
    expect(toSilk?.stepFreeMinutes).toBe(2);
    expect(toLantern?.stepFreeMinutes).toBeGreaterThan(8);
  });

  test('where staff alone may be, leads by their own ways', async () => {
    const [sign] = await made({ code: code('store') });
    expect(sign?.destinations[0]).toMatchObject({ name: { en: 'Silk Hall' }, minutes: 1 });
  });

  test('to a place without a step-free way has no wheelchair, and a hall does not lead to itself', async () => {
    const [balcony] = await made({ code: code('balcony') });
    expect(balcony?.destinations.map(({ stepFreeMinutes }) => stepFreeMinutes)).toEqual([undefined, undefined]);
    const [silk] = await made({ code: code('silk') });
    expect(silk?.destinations.map(({ name }) => name.en)).toEqual(['Lantern Hall']);
  });

  test.each([
    [90, 'ahead'],
    [0, 'right'],
    [180, 'left'],
    [270, 'back'],
    [360, 'right'],
  ])('read by who looks to %i degrees has an arrow %s to what lies east', async (facing, setOut) => {
    const [sign] = await made({ code: code('gate'), facing });
    expect(sign?.destinations[0]).toMatchObject({ name: { en: 'Silk Hall' }, setOut });
  });

  test('says the same while something is closed: paper hangs for days', async () => {
    const before = await made({ code: code('gate') });
    const cookie = await app.signedInAs('supervisor');
    const body = { walkwayIds: ['street'], reason: { en: 'Flooded' } };
    expect((await app.ask('POST', '/api/closures', { body, cookie })).status).toBe(201);
    expect(await made({ code: code('gate') })).toEqual(before);
  });
});

describe('over HTTP', () => {
  const ask = (path: string, cookie = desk) => app.ask('GET', path, { cookie });
  const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

  test('one sign is a page that a phone reads, however its code is typed', async () => {
    const answer = await ask(`/api/signs/${code('gate').toLowerCase()}.pdf?facing=90`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(await addressesOn(await bytesOf(answer))).toEqual([`${publicOrigin}/p/${code('gate')}`]);
  });

  test('all signs are one file, and so are those of some kinds', async () => {
    const addresses = (keys: string[]) => keys.map((key) => `${publicOrigin}/p/${code(key)}`);
    const all = await addressesOn(await bytesOf(await ask('/api/signs.pdf')));
    expect(all.sort()).toEqual(addresses(plan.places.map(({ key }) => key)).sort());
    const halls = await addressesOn(await bytesOf(await ask('/api/signs.pdf?kinds=hall,help')));
    expect(halls.sort()).toEqual(addresses(['silk', 'lantern', 'help']).sort());
  });

  test.each([
    ['/api/signs/VVVV.pdf', 404, 'ways.unknown_place'],
    ['/api/signs.pdf?kinds=pier', 404, 'signs.none'],
    ['/api/signs.pdf?kinds=castle', 422, 'request.invalid'],
    ['/api/signs/0000.pdf?facing=400', 422, 'request.invalid'],
  ])('%s is answered %i', async (path, status, problem) => {
    const answer = await ask(path);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, problem]);
  });

  test('signs are printed by the desk and administrators alone', async () => {
    expect((await ask('/api/signs.pdf', await app.signedInAs('supervisor'))).status).toBe(403);
  });
});
