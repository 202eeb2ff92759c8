import { monitorEventLoopDelay } from 'node:perf_hooks';
import { beforeAll, expect, it } from 'vitest';
import type { VenuePlace, VenuePlan, Walkway } from '../../../server/wayfinding/venue/venue.contract.ts';
import { useApp } from '../../support/app.ts';
import { generateImdf, zipImdf } from '../../support/generated-imdf.ts';
import { streetPlan, VersionDesk } from './plans.ts';

const app = useApp();
const desk = new VersionDesk(app);
beforeAll(() => desk.open());

/** All that can be told of one; but for zone and gate, which this venue has none of. */
const fullPlace: VenuePlace = {
  ...{
    key: 'inn',
    name: { en: 'Inn', 'zh-CN': '客栈' },
    kind: 'hotel',
    levelId: 'ground',
    point: [120.480_123_4, 30.74],
  },
  ...{ doors: ['n0', 'n1'], aliases: ['The "Inn"'], address: { en: '1 Canal Street' }, telephone: '+86 1' },
  ...{ hours: [{ days: [1, 7], opens: '08:00', closes: '24:00' }], bookingUrl: 'https://inn.example/' },
  introduction: { en: 'By the canal.\nOf 1680.' },
};
const fullWalkway = ({ walkways }: VenuePlan): Walkway => ({
  ...{
    ...walkways[0]!,
    id: 'full',
    kind: 'boat',
    lengthM: 12.3,
    seconds: 60.7,
    headwayS: 600,
    line: 'B1',
    widthM: 2.1,
  },
  ...{ stairs: -3, slope: -0.05, door: 'manual', direction: 'forward', stepFree: 'no', name: { en: 'Ferry' } },
  ...{ hours: [{ days: [2], opens: '09:00', closes: '17:00' }], feature: 'bridge', bends: [[120.4801, 30.7401]] },
});

it('puts large plans back and publishes them as they came', { timeout: 120_000 }, async () => {
  const plain = streetPlan(Array.from({ length: 1500 }, (_, at) => `Hall ${at}`));
  const large = { ...plain, walkways: [fullWalkway(plain), ...plain.walkways], places: [fullPlace, ...plain.places] };
  const first = await desk.published(large);
  const plan = async (id: string) => (await desk.ask('GET', `/versions/${id}/plan`)).json();
  await desk.published(streetPlan(['Other hall']));
  const restored = await (await desk.ask('POST', `/versions/${first.id}/restore`)).json();
  expect(restored.version).toMatchObject({ state: 'draft', places: 1501, walkways: 1501 });
  const again = await plan(restored.version.id);
  expect(again).toEqual(await plan(first.id));
  expect(again.walkways.find(({ id }: Walkway) => id === 'full')).toEqual(fullWalkway(plain));
  expect(again.places.find(({ key }: VenuePlace) => key === 'inn')).toEqual(fullPlace);
  const leak = { ...plain.walkways[0]!, id: 'leak', zoneId: 'nowhere' };
  const faulty = await desk.draft({ ...large, walkways: [...large.walkways, leak] });
  const refused = await desk.publish(faulty.id);
  expect([refused.status, (await refused.json()).faults[0].code]).toEqual([409, 'unknown_zone']);
});

// Last, for what it leaves is slow to replace.
it('answers others while a large plan is read', { timeout: 120_000 }, async () => {
  const file = zipImdf(generateImdf({ levels: 5, wings: 20, roomsOfWing: 40 }));
  const held = monitorEventLoopDelay({ resolution: 5 });
  let isOver = false;
  held.enable();
  const began = performance.now();
  const drafted = desk.draft(file, 'format=imdf&source=large').finally(() => {
    isOver = true;
  });
  let answers = 0;
  while (!isOver) {
    expect((await desk.ask('GET', '/versions')).status).toBe(200);
    answers += 1;
    await new Promise((next) => setImmediate(next));
  }
  const took = performance.now() - began;
  held.disable();
  expect((await drafted).places).toBeGreaterThan(4000);
  expect(answers).toBeGreaterThan(20);
  // Read here, it would hold everybody for more than half of that time.
  expect(held.max / 1e6).toBeLessThan(took / 4);
});
