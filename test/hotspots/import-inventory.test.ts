import { beforeAll, beforeEach, expect, it } from 'vitest';
import { readInventory } from '../../server/hotspots/read-inventory.ts';
import { useApp } from '../support/app.ts';
import { inventoryOf, manyHotspots, openVenue } from './venue.ts';

const app = useApp();
let venue: Awaited<ReturnType<typeof openVenue>>;
beforeAll(async () => {
  venue = await openVenue(app);
});
beforeEach(async () => {
  await app.database.sql.begin(async (sql) => {
    await sql`update hotspots set removed_at = now()`;
  });
});

const numbersByCode = async () =>
  new Map(
    (await app.database.sql<{ code: string; number: number }[]>`select code, number from hotspots`).map((row) => [
      row.code,
      row.number,
    ]),
  );

it('takes an inventory in, and the same one again changes nothing', async () => {
  const hotspots = manyHotspots(2_600);
  const first = await venue.importInventory(inventoryOf(hotspots));
  expect(await first.json()).toEqual({ created: 2_600, changed: 0, unchanged: 0, removed: 0 });
  const again = await venue.importInventory(inventoryOf([...hotspots].reverse()));
  expect(await again.json()).toEqual({ created: 0, changed: 0, unchanged: 2_600, removed: 0 });
  expect((await readInventory(app)).hotspots).toEqual(hotspots);
});

it('keeps the number of a known code, also when it was off the board for a while', async () => {
  const [one, two, three] = manyHotspots(3);
  await venue.importInventory(inventoryOf([one!, two!]));
  const before = await numbersByCode();
  const moved = { ...one!, latitude: 31 };
  const second = await venue.importInventory(inventoryOf([moved, three!]));
  expect(await second.json()).toEqual({ created: 1, changed: 1, unchanged: 0, removed: 1 });
  const third = await venue.importInventory(inventoryOf([moved, two!, three!]));
  expect(await third.json()).toEqual({ created: 1, changed: 0, unchanged: 2, removed: 0 });
  const after = await numbersByCode();
  for (const [code, number] of before) expect(after.get(code)).toBe(number);
});

it('tells one inventory from another by its version', async () => {
  const [one, two] = manyHotspots(2);
  await venue.importInventory(inventoryOf([one!]));
  const { inventory } = await readInventory(app);
  await venue.importInventory(inventoryOf([{ ...one!, capacityClients: 51 }, two!]));
  expect((await readInventory(app)).inventory).not.toBe(inventory);
});

it('takes the same inventory as CSV and as GeoJSON', async () => {
  const csv = [
    'code,name,name_zh-CN,carrier,bands,zone,level,latitude,longitude,capacity_clients',
    'LH-0001,Place 1,位置1,Qinghe Mobile,5 2.4,lantern-hall,0,30.74,120.49,50',
  ].join('\n');
  await venue.importInventory(csv, 'text/csv; charset=utf-8');
  const again = await venue.importInventory(inventoryOf(manyHotspots(1)));
  expect(await again.json()).toMatchObject({ unchanged: 1 });
});

it('takes nothing of a file with one fault, and names each fault by its place', async () => {
  const [one, two, three] = manyHotspots(3);
  const before = await readInventory(app);
  const twice = await venue.importInventory(
    inventoryOf([one!, { ...two!, zoneId: 'no-such-hall' }, three!, { ...three!, level: 2 }]),
  );
  expect(twice.status).toBe(422);
  expect(await twice.json()).toMatchObject({
    code: 'hotspots.inventory_faulty',
    faults: [{ path: 'features.3.properties.code', message: '“LH-0003” stands at feature 2 already' }],
  });
  const unknownZone = await venue.importInventory(inventoryOf([one!, { ...two!, zoneId: 'no-such-hall' }]));
  expect(await unknownZone.json()).toMatchObject({ faults: [{ path: 'features.1.properties.zoneId' }] });
  expect(await readInventory(app)).toEqual(before);
});

it.each([
  ['malformed JSON', '{', 'application/geo+json', 400, 'request.malformed_json'],
  ['another type of body', '{}', 'application/json', 415, 'request.wrong_content_type'],
  [
    'a feature that is no point',
    '{"type":"FeatureCollection","features":[{}]}',
    'application/geo+json',
    422,
    'request.invalid',
  ],
  ['an inventory without hotspots', inventoryOf([]), 'application/geo+json', 422, 'hotspots.inventory_faulty'],
  ['a CSV without rows', '', 'text/csv', 422, 'hotspots.inventory_faulty'],
  [
    'NUL in a name',
    inventoryOf(manyHotspots(1)).replace('Place 1', 'Place\\u0000'),
    'application/geo+json',
    422,
    'request.invalid',
  ],
])('answers %s with a stable code', async (_what, body, type, status, code) => {
  const answer = await venue.importInventory(body, type);
  expect([answer.status, (await answer.json()).code]).toEqual([status, code]);
});

it('lets two engineers import at once: one comes after the other, and both are whole', async () => {
  const [small, large] = [manyHotspots(40), manyHotspots(60)];
  const answers = await Promise.all([
    venue.importInventory(inventoryOf(small)),
    venue.importInventory(inventoryOf(large)),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect([40, 60]).toContain((await readInventory(app)).hotspots.length);
});

it('is not open to the desk', async () => {
  const cookie = await app.signedInAs('desk');
  const answer = await app.ask('POST', '/api/hotspots/inventory', {
    cookie,
    body: inventoryOf(manyHotspots(1)),
    headers: { 'content-type': 'application/geo+json' },
  });
  expect([answer.status, (await answer.json()).code]).toEqual([403, 'request.role_needed']);
});
