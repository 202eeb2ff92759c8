import { beforeAll, expect, test } from 'vitest';
import type { WalkwayList } from '../../../server/wayfinding/ways/ways.contract.ts';
import { useApp } from '../../support/app.ts';
import { canalPlan, publishPlan } from '../canal-plan.ts';

const app = useApp();
let cookie: string;

beforeAll(async () => {
  cookie = await app.signedInAs('gate');
});

const alley = { kind: 'walkway', direction: 'both', lengthM: 11 } as const;

const ask = (headers: Record<string, string> = {}) => app.ask('GET', '/api/ways/walkways', { cookie, headers });

test('while no plan is published there are no walkways, and that is said', async () => {
  const answer = await ask();
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([409, 'ways.no_plan']);
});

test('staff are told each walkway with its line and between what it leads, and once more when another plan is published', async () => {
  const roof = { id: 'roof', ordinal: 1, name: { en: 'Roof' } };
  const plan = {
    ...canalPlan,
    levels: [roof, ...canalPlan.levels],
    nodes: [
      ...canalPlan.nodes.map((node) => (node.id === 'balcony' ? { ...node, levelId: 'roof' } : node)),
      ...[1, 2].map((n) => ({ id: `alley-${n}`, levelId: 'ground', point: [120, n / 10_000] as [number, number] })),
    ],
    walkways: [...canalPlan.walkways, { ...alley, id: 'alley', from: 'alley-1', to: 'alley-2' }],
  };
  await publishPlan(app, plan);
  const first = await ask();
  const { version, levels, walkways } = (await first.json()) as WalkwayList;
  expect([version, levels.map(({ id }) => id)]).toEqual([1, ['ground', 'roof']]);
  expect(walkways).toHaveLength(canalPlan.walkways.length + 1);
  const bridge = walkways.find(({ id }) => id === 'old-bridge');
  expect(bridge).toEqual({
    ...{ id: 'old-bridge', kind: 'walkway', feature: 'bridge', name: { en: 'Old Bridge' }, lengthM: 100 },
    ...{ levelId: 'ground', between: [{ en: 'Silk Hall' }, { en: 'Lantern Hall' }] },
    line: [
      [120.000898, 0],
      [120.001797, 0],
    ],
  });
  expect(walkways.find(({ id }) => id === 'balcony-stairs')).toMatchObject({ levelId: 'ground', toLevelId: 'roof' });
  const nameless = walkways.find(({ id }) => id === 'alley');
  expect([nameless?.between, nameless?.near]).toEqual([undefined, { en: 'South Gate' }]);

  const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
  expect((await ask(headers)).status).toBe(304);
  await publishPlan(app, canalPlan);
  const changed = await ask(headers);
  expect([changed.status, ((await changed.json()) as WalkwayList).version]).toEqual([200, 2]);
});

test('who is nobody of the staff is not told them', async () => {
  expect((await app.ask('GET', '/api/ways/walkways')).status).toBe(401);
});
