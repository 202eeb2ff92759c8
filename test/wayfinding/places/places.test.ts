import { beforeAll, expect, it } from 'vitest';
import type { DelegateCategory } from '../../../db/vocabulary.ts';
import { placeCodeCount, placeCodeOf } from '../../../server/wayfinding/places/place-code.ts';
import type { NameCard } from '../../../server/wayfinding/places/places.contract.ts';
import type { VenuePlan } from '../../../server/wayfinding/venue/venue.contract.ts';
import { layoutOfTown } from '../../admission/layout-of-town.ts';
import { openOwnPage } from '../../privacy/retention-world.ts';
import { register } from '../../registration/register.ts';
import { useApp } from '../../support/app.ts';
import { streetPlan, VersionDesk } from '../versions/plans.ts';

const app = useApp();
const desk = new VersionDesk(app);
const pages = new Map<DelegateCategory, string>();
let guard: string;

/** From the street through the gates into the hall, and the tea room in it. */
function townPlan(): VenuePlan {
  const plan = streetPlan(['Bus Stop', 'Café Luna', 'Great Hall', 'Tea Room', 'Hall 2', 'Hall 10']);
  const zones = [undefined, undefined, 'hall', 'tea-room', undefined, undefined];
  const cards = [
    { kind: 'stop' as const },
    {
      ...{
        kind: 'restaurant' as const,
        aliases: ['月亮'],
        telephone: '+86 573 1',
        address: { en: '1 Quay', zh: '码头一号' },
      },
      ...{ hours: [{ days: [5], opens: '07:00', closes: '09:30' }], bookingUrl: 'https://luna.example/' },
      introduction: { en: 'Noodles.\nAnd tea.' },
    },
    { name: { en: 'Great Hall', zh: '大会堂' } },
  ];
  return {
    ...plan,
    levels: [{ id: 'ground', ordinal: 0, name: { en: 'Ground', zh: '地面' }, shortName: 'G' }],
    places: plan.places.map((place, at) => ({ ...place, ...cards[at], ...(zones[at] && { zoneId: zones[at] }) })),
  };
}

beforeAll(async () => {
  await desk.open();
  guard = await app.signedInAs('gate');
  const office = await app.signedInAs('administrator', 'desk');
  const put = await app.ask('PUT', '/api/layout', { cookie: office, body: layoutOfTown });
  expect(put.status, await put.text()).toBe(200);
  await desk.published(townPlan());
  for (const category of ['speaker', 'media'] as const) {
    const id = await register(app.database, { category, email: `${category}@delegates.example` });
    pages.set(category, await openOwnPage(app, office, id));
  }
});

const ask = (path: string, { cookie, from }: { cookie?: string | undefined; from?: string } = {}) =>
  app.ask('GET', `/api/places${path}`, { ...(cookie && { cookie }), ...(from && { from }) });
const search = async (query = '', cookie: string | undefined = guard) =>
  (await (await ask(`?${query}`, { cookie })).json()) as { places: NameCard[]; count: number };
const names = async (query?: string, cookie?: string) =>
  (await search(query, cookie)).places.map(({ name }) => name.en);
const codeOf = async (name: string) => (await search()).places.find((place) => place.name.en === name)!.code;

it('gives the name card of a place to anyone who has its code, however it is typed', async () => {
  const code = await codeOf('Café Luna');
  const answer = await ask(`/${code}`);
  expect([answer.status, await answer.json()]).toEqual([
    200,
    {
      ...{ code, name: { en: 'Café Luna' }, kind: 'restaurant', point: [120.481, 30.74] },
      level: { name: { en: 'Ground', zh: '地面' }, shortName: 'G', ordinal: 0 },
      ...{ address: { en: '1 Quay', zh: '码头一号' }, telephone: '+86 573 1', bookingUrl: 'https://luna.example/' },
      hours: [{ days: [5], opens: '07:00', closes: '09:30' }],
      openNow: { isOpen: true, until: '2026-11-20T09:30:00.000Z' },
      introduction: { en: 'Noodles.\nAnd tea.' },
    },
  ]);
  expect((await ask(`/${code.toLowerCase()}`)).status).toBe(200);
});

it('tells a place that one may not enter like one that is not there, and like a code that is mistyped', async () => {
  const hall = await codeOf('Great Hall');
  const taken = new Set((await search()).places.map(({ code }) => code));
  const free = Array.from({ length: placeCodeCount }, (_, at) => placeCodeOf(at)).find((code) => !taken.has(code))!;
  const mistyped = `${hall.slice(0, 3)}${hall.endsWith('0') ? '1' : '0'}`;
  const asked = [
    ask(`/${hall}`, { from: '198.51.100.1' }),
    ask(`/${hall}`, { cookie: pages.get('media') }),
    ask(`/${free}`, { from: '198.51.100.1' }),
    ask(`/${mistyped}`, { from: '198.51.100.1' }),
    ask('/x', { from: '198.51.100.1' }),
  ];
  const answers = await Promise.all((await Promise.all(asked)).map(async (one) => [one.status, await one.json()]));
  for (const [status, { requestId: _requestId, ...body }] of answers) {
    expect([status, body]).toEqual([404, { ...answers[0]![1], requestId: undefined }]);
  }
  for (const cookie of [guard, pages.get('speaker')]) expect((await ask(`/${hall}`, { cookie })).status).toBe(200);
});

it('lists the places that the category of who asks may enter', async () => {
  const outside = ['Bus Stop', 'Café Luna', 'Hall 2', 'Hall 10'];
  expect(await names('', '')).toEqual(outside);
  expect(await names('', pages.get('media'))).toEqual(outside);
  // Who has both a page of staff and a delegate's open is staff here.
  const both = `${guard}; ${pages.get('media')}`;
  const everywhere = ['Bus Stop', 'Café Luna', 'Great Hall', 'Hall 2', 'Hall 10', 'Tea Room'];
  expect(await names('', pages.get('speaker'))).toEqual(everywhere);
  expect(await names('', guard)).toEqual(everywhere);
  expect(await names('', both)).toEqual(everywhere);
});

it('finds places by kind, by part of a name in any language, by other names and by code', async () => {
  expect(await names('kind=restaurant')).toEqual(['Café Luna']);
  expect(await names('search=hall')).toEqual(['Hall 2', 'Hall 10', 'Great Hall']);
  expect(await names('search=CAFE%20luna')).toEqual(['Café Luna']);
  expect(await names(`search=${encodeURIComponent('大会')}`)).toEqual(['Great Hall']);
  expect(await names(`search=${encodeURIComponent('月亮')}`)).toEqual(['Café Luna']);
  expect(await names(`search=${await codeOf('Tea Room')}`)).toEqual(['Tea Room']);
  expect(await names('search=nowhere')).toEqual([]);
  expect(await search('search=hall&limit=1')).toMatchObject({ places: [{ name: { en: 'Hall 2' } }], count: 3 });
});

it('holds who guesses codes, and nobody else', async () => {
  const from = '203.0.113.7';
  const code = await codeOf('Bus Stop');
  const statuses: number[] = [];
  for (let number = 0; number < 40; number++)
    statuses.push((await ask(`/${placeCodeOf(number * 700)}`, { from })).status);
  expect(statuses.indexOf(429)).toBeGreaterThan(15);
  expect(statuses.slice(-5)).toEqual([429, 429, 429, 429, 429]);
  expect((await ask(`/${code}`, { from: '203.0.114.8' })).status).toBe(200);
  app.clock.advance(60_000);
  expect((await ask(`/${code}`, { from })).status).toBe(200);
});
