import { monitorEventLoopDelay } from 'node:perf_hooks';
import { beforeAll, expect, it } from 'vitest';
import { useApp } from '../../support/app.ts';
import { generateImdf, zipImdf } from '../../support/generated-imdf.ts';
import { streetPlan, VersionDesk } from './plans.ts';

const app = useApp();
const desk = new VersionDesk(app);
beforeAll(() => desk.open());

it('puts large plans back and publishes them as they came', { timeout: 120_000 }, async () => {
  const large = streetPlan(Array.from({ length: 1500 }, (_, at) => `Hall ${at}`));
  const first = await desk.published(large);
  const plan = async (id: string) => (await desk.ask('GET', `/versions/${id}/plan`)).json();
  await desk.published(streetPlan(['Other hall']));
  const restored = await (await desk.ask('POST', `/versions/${first.id}/restore`)).json();
  expect(restored.version).toMatchObject({ state: 'draft', places: 1500, walkways: 1500 });
  expect(await plan(restored.version.id)).toEqual(await plan(first.id));
  const leak = { ...large.walkways[0]!, id: 'leak', zoneId: 'nowhere' };
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
