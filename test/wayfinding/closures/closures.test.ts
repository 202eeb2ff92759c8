import { beforeAll, describe, expect, test } from 'vitest';
import type { ClosureEffect } from '../../../server/wayfinding/closures/closures.contract.ts';
import { foreseeLateness } from '../../../server/wayfinding/lateness/foresee-lateness.ts';
import { wayBoardOf } from '../../../server/wayfinding/ways/way-board.ts';
import { useApp } from '../../support/app.ts';
import { canalPlan, publishPlan } from '../canal-plan.ts';
import { mark, schedule } from '../marked-sessions.ts';

const app = useApp();
const reason = { en: 'The bridge is slippery', 'zh-CN': '桥面湿滑' };
const bridge = { walkwayIds: ['old-bridge'], reason };
let supervisor: string;
let [morning, next] = ['', ''];

beforeAll(async () => {
  supervisor = await app.signedInAs('supervisor');
  await publishPlan(app, canalPlan);
  const talks = [
    { title: 'Morning', place: 'silk', from: -30, until: 30 },
    { title: 'After the break', place: 'lantern', from: 34, until: 60 },
  ];
  [morning = '', next = ''] = await schedule(app, talks);
  await mark(app, 8, [morning, next]);
  await mark(app, 5, [next]);
});

const ask = (method: string, path: string, body?: unknown) => app.ask(method, path, { body, cookie: supervisor });

async function foreseen(closure: unknown): Promise<ClosureEffect> {
  const answer = await ask('POST', '/api/closures/foreseen', closure);
  expect(answer.status).toBe(200);
  return answer.json();
}

const secondsFromSilkToLantern = async () => {
  const { ground } = await wayBoardOf(app);
  const departAtMs = app.clock.now().getTime();
  const answer = ground?.router.findWay({
    ...{ from: { place: 'silk' }, to: { place: 'lantern' }, profile: 'walking', departAtMs },
  });
  return answer?.isFound ? Math.round(answer.way.seconds) : undefined;
};

describe('before anything is closed', () => {
  test('a supervisor sees which session it makes late, for how many, and which way grows longer', async () => {
    const { sessions, routes, ...places } = await foreseen(bridge);
    const [silk, lantern] = [
      { key: 'silk', name: { en: 'Silk Hall' } },
      { key: 'lantern', name: { en: 'Lantern Hall' } },
    ];
    expect(sessions).toEqual([
      {
        ...{ id: next, title: { en: 'After the break' }, startsAt: expect.any(String), place: lantern },
        // Eight of thirteen come from Silk Hall; those who come in by the gate leave in time.
        ...{ enrolled: 15, madeLate: 10, cutOff: 0 },
        // 600 m at 1.34 m/s, of which four minutes are free.
        latestSeconds: 208,
      },
    ]);
    expect(routes).toEqual([
      { from: silk, to: lantern, enrolled: 10, seconds: 75, secondsClosed: 448 },
      { to: lantern, enrolled: 5, seconds: 149, secondsClosed: 522 },
    ]);
    expect(places).toEqual({ cutOffPlaces: [], placesWithoutStepFreeWay: [] });
  });

  test('closing the level bridge as well leaves Lantern Hall without any way, and nothing is closed by asking', async () => {
    const { sessions, cutOffPlaces, placesWithoutStepFreeWay } = await foreseen({
      ...{ walkwayIds: ['old-bridge', 'flat-bridge'], reason },
    });
    expect(sessions).toMatchObject([{ id: next, madeLate: 0, cutOff: 15 }]);
    expect(cutOffPlaces.map(({ key }) => key)).toEqual(['balcony', 'lantern']);
    expect(placesWithoutStepFreeWay).toEqual([]);
    expect(await secondsFromSilkToLantern()).toBe(75);
  });

  test('closing the level bridge alone takes the step-free way from Lantern Hall', async () => {
    const { sessions, cutOffPlaces, placesWithoutStepFreeWay } = await foreseen({
      ...{ walkwayIds: ['flat-bridge'], reason },
    });
    expect([sessions, cutOffPlaces]).toEqual([[], []]);
    expect(placesWithoutStepFreeWay.map(({ key }) => key)).toEqual(['lantern']);
  });

  test('of a way that one or two people go, nothing is told but that their session is touched', async () => {
    const [first = '', second = ''] = await schedule(app, [
      { title: 'Upstairs', place: 'balcony', from: 100, until: 110 },
      { title: 'And over', place: 'silk', from: 114, until: 120 },
    ]);
    await mark(app, 2, [first, second]);
    const { sessions, routes } = await foreseen(bridge);
    expect(sessions.find(({ id }) => id === second)).toMatchObject({ enrolled: 5, madeLate: 5, cutOff: 0 });
    expect(routes.filter(({ from }) => from?.key === 'balcony')).toEqual([]);
    await app.database.sql`delete from favourites where session_id in (${first}, ${second})`;
  });

  test('a closure that is over before the break touches nobody', async () => {
    const until = new Date(app.clock.now().getTime() + 20 * 60_000).toISOString();
    expect((await foreseen({ ...bridge, until })).sessions).toEqual([]);
  });

  test('one who would be late anyway is not made late', async () => {
    const [first = '', second = ''] = await schedule(app, [
      { title: 'Back', place: 'lantern', from: 70, until: 80 },
      { title: 'To back', place: 'silk', from: 80, until: 90 },
    ]);
    await mark(app, 5, [first, second]);
    expect((await foreseen(bridge)).sessions.map(({ id }) => id)).toEqual([next]);
    const lateness = await foreseeLateness(app);
    expect(lateness.sessions[second]).toMatchObject({ enrolled: 5, late: 5, latestSeconds: 75, cutOff: 0 });
    expect(lateness.sessions[next]).toMatchObject({ enrolled: 15, late: 0, placeName: { en: 'Lantern Hall' } });
  });
});

describe('a closure', () => {
  test('has ways lead around it at once, tells the lateness board, and is over when it is ended', async () => {
    const answer = await ask('POST', '/api/closures', bridge);
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as { id: string };
    expect(await secondsFromSilkToLantern()).toBe(448);
    expect((await foreseeLateness(app)).sessions[next]).toMatchObject({ late: 10, latestSeconds: 208 });

    expect((await ask('DELETE', `/api/closures/${id}`)).status).toBe(204);
    expect(await secondsFromSilkToLantern()).toBe(75);
    expect((await ask('DELETE', `/api/closures/${id}`)).status).toBe(404);
    const [kept] = await app.database.sql`select reason, ended_at from closures where id = ${id}`;
    expect(kept).toMatchObject({ reason, ended_at: expect.any(Date) });
  });

  test('of what the plan does not have is refused, with what it is', async () => {
    const answer = await ask('POST', '/api/closures', { walkwayIds: ['old-bridge', 'ghost'], reason });
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'ways.unknown_walkway', faults: [{ message: /ghost/ }] });
  });

  test('is for supervisors and administrators alone', async () => {
    const cookie = await app.signedInAs('desk');
    for (const path of ['/api/closures', '/api/closures/foreseen'])
      expect((await app.ask('POST', path, { body: bridge, cookie })).status).toBe(403);
  });

  test('stands after the server starts anew, and after another version of the plan is published', async () => {
    await ask('POST', '/api/closures', bridge);
    await publishPlan(app, canalPlan);
    expect(await secondsFromSilkToLantern()).toBe(448);
  });
});
