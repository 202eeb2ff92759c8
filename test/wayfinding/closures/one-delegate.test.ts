import { beforeAll, describe, expect, test } from 'vitest';
import type { ClosureEffect } from '../../../server/wayfinding/closures/closures.contract.ts';
import { foreseeLateness } from '../../../server/wayfinding/lateness/foresee-lateness.ts';
import { useApp } from '../../support/app.ts';
import { canalPlan, publishPlan } from '../canal-plan.ts';
import { mark, schedule } from '../marked-sessions.ts';

const app = useApp();
const reason = { en: 'The bridge is slippery' };
const both = { walkwayIds: ['old-bridge', 'flat-bridge'], reason };
let supervisor: string;
let [morning, next] = ['', ''];

beforeAll(async () => {
  supervisor = await app.signedInAs('supervisor');
  await publishPlan(app, canalPlan);
  [morning = '', next = ''] = await schedule(app, [
    { title: 'Morning', place: 'silk', from: -30, until: 30 },
    { title: 'After the break', place: 'lantern', from: 34, until: 60 },
  ]);
  await mark(app, 1, [morning, next]);
});

const ask = (method: string, path: string, body?: unknown) => app.ask(method, path, { body, cookie: supervisor });

async function whileClosed(walkwayIds: string[]) {
  const { id } = (await (await ask('POST', '/api/closures', { walkwayIds, reason })).json()) as { id: string };
  const { sessions } = await foreseeLateness(app);
  await ask('DELETE', `/api/closures/${id}`);
  return sessions[next];
}

describe('where one delegate alone has marked a session', () => {
  test('the forecast of a closure and the board say the same of who has no way: five of five', async () => {
    const foreseen = (await (await ask('POST', '/api/closures/foreseen', both)).json()) as ClosureEffect;
    expect(foreseen.sessions).toMatchObject([{ id: next, enrolled: 5, madeLate: 0, cutOff: 5 }]);
    expect(await whileClosed(both.walkwayIds)).toMatchObject({ enrolled: 5, late: 0, cutOff: 5, latestSeconds: 0 });
  });

  test('the board says that somebody comes late, and is calm again when they do not', async () => {
    expect(await whileClosed(['old-bridge'])).toMatchObject({ enrolled: 5, late: 5, cutOff: 0, latestSeconds: 208 });
    expect((await foreseeLateness(app)).sessions[next]).toMatchObject({ enrolled: 5, late: 0, cutOff: 0 });
  });
});
