import { beforeAll, beforeEach, expect, it } from 'vitest';
import { placeCodes } from '../../../db/schema/index.ts';
import { readPlaceCode } from '../../../server/wayfinding/places/place-code.ts';
import { scheduleOf, talk } from '../../programme/schedules.ts';
import { deskOver } from '../../programme/venue.ts';
import { useApp } from '../../support/app.ts';
import { streetPlan, VersionDesk } from './plans.ts';

const app = useApp();
const desk = new VersionDesk(app);
let guard: string;
beforeAll(async () => {
  await desk.open();
  guard = await app.signedInAs('gate', 'supervisor');
});
beforeEach(async () => {
  await desk.ask('DELETE', '/draft');
});

const states = async () => (await desk.versions()).map(({ state, places }) => [state, places]);
const codes = async () =>
  new Map((await app.database.drizzle.select().from(placeCodes)).map(({ placeKey, code }) => [placeKey, code]));

it('makes a file the draft, in the place of the draft there was, and leaves what is published', async () => {
  const first = await desk.published(streetPlan(['Hall 1', 'Hall 2']));
  const draft = await desk.draft(streetPlan(['Hall 1']));
  expect(await desk.draft(streetPlan(['Hall 1', 'Hall 2', 'Hall 3']))).toMatchObject({
    ...{ state: 'draft', format: 'causeway', source: 'plan.json', madeBy: expect.stringContaining('Staff') },
    ...{ levels: 1, places: 3, nodes: 4, walkways: 3, errors: 0 },
  });
  expect((await states()).slice(0, 2)).toEqual([
    ['draft', 3],
    ['published', 2],
  ]);
  const gone = await desk.ask('GET', `/versions/${draft.id}`);
  expect([gone.status, (await gone.json()).code]).toEqual([404, 'venue.unknown_version']);
  expect((await desk.versions()).map(({ id }) => id)).toContain(first.id);
});

it('gives the published plan back as it came in, to staff, and nothing to who holds it', async () => {
  const plan = streetPlan(['Hall 1', 'Café'], {
    drawing: [{ level: 0, name: { en: 'Ground' }, drawing: { type: 'FeatureCollection', features: [] } }],
  });
  const [hall, cafe] = plan.places;
  const everything = {
    ...{ aliases: ['H1'], address: { en: '1 Quay' }, telephone: '+86 573 1', bookingUrl: 'https://book.example/' },
    ...{ hours: [{ days: [1, 7], opens: '08:00', closes: '24:00' }], introduction: { en: 'One.\nTwo.' } },
  };
  const [way] = plan.walkways;
  const told = {
    ...{ widthM: 2.5, slope: -0.0625, door: 'automatic', stepFree: 'yes', name: { en: 'Quay' }, feature: 'bridge' },
    ...{ seconds: 60, headwayS: 300, line: 'L1', stairs: 0, bends: [[120.4805, 30.7401]] },
  };
  const whole = {
    ...plan,
    places: [{ ...cafe, ...everything }, hall],
    walkways: [{ ...way, ...told }, plan.walkways[1]],
  };
  const { id } = await desk.published(whole);
  const read = await desk.ask('GET', '/plan', guard);
  expect(await read.json()).toEqual(whole);
  const etag = read.headers.get('etag') ?? '';
  expect(etag).toBe(`"${id}"`);
  const held = await app.ask('GET', '/api/venue/plan', { cookie: guard, headers: { 'if-none-match': etag } });
  expect([held.status, await held.text()]).toEqual([304, '']);
  expect(await (await desk.ask('GET', `/versions/${id}/plan`)).json()).toEqual(whole);
});

it('names closures whose walkways it does not have, in the draft and when it is published, until they are ended', async () => {
  await desk.published(streetPlan(['Hall 1', 'Hall 2', 'Hall 3']));
  const reason = { en: 'The bridge is slippery' };
  const close = async (walkwayIds: string[]) => {
    const answer = await app.ask('POST', '/api/closures', { cookie: guard, body: { walkwayIds, reason } });
    return ((await answer.json()) as { id: string }).id;
  };
  const ids = [await close(['w2', 'w1']), await close(['w0'])];
  const shorter = streetPlan(['Hall 1', 'Hall 2']);
  const found = async () => {
    const { report } = await (await desk.send(shorter)).json();
    return report.findings.filter(({ code }: { code: string }) => code === 'closed_walkway_gone');
  };
  expect(await found()).toEqual([
    {
      ...{ code: 'closed_walkway_gone', severity: 'warning', subject: { kind: 'walkway', id: 'w2' } },
      values: { reason: reason.en },
    },
  ]);
  const { id } = (await desk.versions())[0]!;
  expect(await (await desk.publish(id)).json()).toMatchObject({ closuresLost: 1 });
  for (const each of ids) await app.ask('DELETE', `/api/closures/${each}`, { cookie: guard });
  expect(await found()).toEqual([]);
});

it('gives rooms of the programme their places at once, and what no plan has any more loses its own', async () => {
  const programme = deskOver(app, await app.signedInAs('desk'));
  await desk.published(streetPlan(['Hall 7']));
  await programme.put(scheduleOf([talk({ room: 'Hall 8' })]));
  const places = async () => (await programme.rooms()).map(({ place }) => place?.key);
  expect(await places()).toEqual([undefined]);
  await desk.published(streetPlan(['Hall 7', 'Hall 8']));
  expect(await places()).toEqual(['hall-8']);
  await desk.published(streetPlan(['Hall 7']));
  expect(await places()).toEqual([undefined]);
});

it('publishes at once: state, map, and codes of new places that stay theirs for ever', async () => {
  const drawing = [{ level: 3, name: { en: 'Third' }, drawing: { type: 'FeatureCollection' as const, features: [] } }];
  const draft = await desk.draft(streetPlan(['North Hall', 'South Hall'], { drawing }));
  const answer = await (await desk.publish(draft.id)).json();
  expect(answer).toMatchObject({
    version: { id: draft.id, state: 'published' },
    codesMade: 2,
    withoutCode: 0,
    closuresLost: 0,
    mapLevels: 1,
  });
  const map = await (await app.ask('GET', '/api/map', { cookie: guard })).json();
  expect(map.levels.map(({ level }: { level: number }) => level)).toEqual([3]);
  const made = await codes();
  expect([made.get('north-hall'), made.get('south-hall')].map((code) => readPlaceCode(code ?? '') === code)).toEqual([
    true,
    true,
  ]);
  // A plan without a drawing leaves the map, and a place that goes and comes back has its code.
  await desk.published(streetPlan(['South Hall']));
  expect((await (await app.ask('GET', '/api/map', { cookie: guard })).json()).levels).toHaveLength(1);
  await desk.published(streetPlan(['North Hall']));
  expect((await codes()).get('north-hall')).toBe(made.get('north-hall'));
  expect((await desk.versions()).filter(({ state }) => state === 'published')).toHaveLength(1);
});

it('publishes no plan that has errors, and says which', async () => {
  const before = await states();
  const [way] = streetPlan(['A', 'B']).walkways;
  const faulty = streetPlan(['A', 'B'], { walkways: [{ ...way!, zoneId: 'nowhere' }] });
  const sent = await (await desk.send(faulty)).json();
  expect(sent.report.findings[0]).toMatchObject({ code: 'unknown_zone', severity: 'error' });
  const answer = await desk.publish(sent.version.id);
  const body = await answer.json();
  expect([answer.status, body.code, body.faults[0].code]).toEqual([409, 'venue.draft_faulty', 'unknown_zone']);
  await desk.ask('DELETE', '/draft');
  expect(await states()).toEqual(before);
});

it('tells what a version changes against another, counted and by name', async () => {
  const before = await desk.published(streetPlan(['Hall 1', 'Hall 2', 'Hall 3']));
  const next = streetPlan(['Hall 1', 'Hall 2', 'Café', 'Bar']);
  const after = await desk.draft({
    ...next,
    places: next.places.map((place) => (place.key === 'hall-2' ? { ...place, telephone: '1' } : place)),
  });
  const changes = await (await desk.ask('GET', `/versions/${after.id}/changes?from=${before.id}`)).json();
  expect(changes.places).toEqual({
    ...{ added: 2, removed: 1, changed: 1 },
    named: {
      added: [
        { id: 'bar', name: { en: 'Bar' } },
        { id: 'café', name: { en: 'Café' } },
      ],
      removed: [{ id: 'hall-3', name: { en: 'Hall 3' } }],
      changed: [{ id: 'hall-2', name: { en: 'Hall 2' } }],
    },
  });
  expect(changes.levels).toMatchObject({ added: 0, removed: 0, changed: 0 });
  expect(changes.walkways).toMatchObject({ added: 1, removed: 0, changed: 0, named: { added: [{ id: 'w3' }] } });
});

it('names two hundred of many changes, and counts all', async () => {
  const before = await desk.published(streetPlan(['Hall 1']));
  const after = await desk.draft(
    streetPlan(['Hall 1', ...Array.from({ length: 250 }, (_, at) => `Room ${1000 + at}`)]),
  );
  const { places } = await (await desk.ask('GET', `/versions/${after.id}/changes?from=${before.id}`)).json();
  expect([places.added, places.named.added.length, places.named.added[0].id]).toEqual([250, 200, 'room-1000']);
});

it('puts an older version back as a new one', async () => {
  const old = await desk.published(streetPlan(['Old Hall']));
  await desk.published(streetPlan(['New Hall']));
  const restored = await (await desk.ask('POST', `/versions/${old.id}/restore`)).json();
  expect(restored.version).toMatchObject({ state: 'draft', places: 1 });
  expect(restored.version.number).toBeGreaterThan(old.number);
  await desk.publish(restored.version.id);
  const plan = await (await desk.ask('GET', '/plan')).json();
  expect(plan.places.map(({ key }: { key: string }) => key)).toEqual(['old-hall']);
  const again = await desk.ask('POST', `/versions/${(await desk.draft(streetPlan(['X']))).id}/restore`);
  expect((await again.json()).code).toBe('venue.not_restorable');
});

it('gives a version out as an archive of IMDF, which makes the same plan again', async () => {
  const plan = streetPlan(['Hall 1', 'Café']);
  const { id } = await desk.draft(plan);
  const answer = await desk.ask('GET', `/versions/${id}/imdf`);
  expect(answer.headers.get('content-type')).toBe('application/zip');
  const again = await desk.draft(new Uint8Array(await answer.arrayBuffer()), 'format=imdf&source=venue.zip');
  expect(again).toMatchObject({ format: 'imdf', places: 2, nodes: 3, walkways: 2 });
  const changes = await (await desk.ask('GET', `/versions/${again.id}/plan`)).json();
  expect(changes.walkways).toEqual(plan.walkways);
});

it('is done by administrators alone', async () => {
  const { id } = await desk.draft(streetPlan(['Hall 1']));
  const answers = await Promise.all([
    desk.send(streetPlan(['Hall 9']), undefined, guard),
    ...[
      '/versions',
      `/versions/${id}`,
      `/versions/${id}/plan`,
      `/versions/${id}/imdf`,
      `/versions/${id}/changes?from=${id}`,
    ].map((path) => desk.ask('GET', path, guard)),
    ...['publish', 'restore'].map((act) => desk.ask('POST', `/versions/${id}/${act}`, guard)),
    desk.ask('DELETE', '/draft', guard),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 403));
});
