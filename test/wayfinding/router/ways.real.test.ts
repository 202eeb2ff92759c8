import { expect, it } from 'vitest';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import { makeConditions } from '../../../server/wayfinding/router/conditions.ts';
import { makeRouter } from '../../../server/wayfinding/router/router.ts';
import { describeSteps } from '../../../server/wayfinding/router/way-steps.ts';
import { seededRandom } from '../../bench/bootstrap.ts';
import { compareWays } from '../oracle/compare-ways.ts';
import { realVenues } from '../real-venues.ts';

const timeZone = 'Europe/Berlin';
const departAtMs = Date.UTC(2026, 11, 27, 9);
const venues = await realVenues(process.env.CAUSEWAY_REAL_DATA);

it.each(venues)('finds the best way and the right reason in the $name', ({ plan }) => {
  const tally = compareWays({ plan, timeZone, around: [departAtMs], seed: 5, queries: 1000 });
  expect(tally.wrong).toEqual([]);
  expect(tally.found).toBeGreaterThan(400);
});

it('takes longer without steps to the second hall of the congress centre, and some places cannot be reached so', () => {
  const { plan } = venues[0]!;
  const graph = compileGraph(plan);
  const span = { fromMs: departAtMs, untilMs: departAtMs + 86_400_000 };
  const router = makeRouter(graph, makeConditions(graph, { timeZone, ...span }));
  const entrance = plan.places.find(({ name }) => /entrance|eingang/i.test(Object.values(name).join()))!;
  const to = { place: 'h2' };
  const ask = (profile: 'walking' | 'step_free') =>
    router.findWay({ from: { place: entrance.key }, to, profile, departAtMs });
  const [walking, stepFree] = [ask('walking'), ask('step_free')];
  expect([walking.isFound, stepFree.isFound]).toEqual([true, true]);
  if (walking.isFound && stepFree.isFound) expect(stepFree.way.seconds).toBeGreaterThan(walking.way.seconds);
  const random = seededRandom(3);
  const pick = () => plan.nodes[Math.floor(random() * plan.nodes.length)]!.id;
  const pairs = Array.from({ length: 4000 }, () => [pick(), pick()] as const);
  const refused = pairs.flatMap(([from, other]) => {
    const answer = router.findWay({ from: { node: from }, to: { node: other }, profile: 'step_free', departAtMs });
    return answer.isFound ? [] : [answer.reason];
  });
  expect(refused.length / pairs.length).toBeGreaterThan(0.05);
  expect(refused.length / pairs.length).toBeLessThan(0.09);
  expect(new Set(refused)).toEqual(new Set(['step_free']));
});

it('tells the way from the entrance to the second hall of the congress centre in few steps, by the rooms that one walks through', () => {
  const { plan } = venues[0]!;
  const graph = compileGraph(plan);
  const span = { fromMs: departAtMs, untilMs: departAtMs + 86_400_000 };
  const router = makeRouter(graph, makeConditions(graph, { timeZone, ...span }));
  const answer = router.findWay({ from: { place: 'entry' }, to: { place: 'h2' }, profile: 'walking', departAtMs });
  if (!answer.isFound) throw new Error(answer.reason);
  const steps = describeSteps(graph, answer.way);
  const nameOf = (key: string) => plan.places.find((place) => place.key === key)!.name.en;
  expect(steps.map(({ kind, name, toLevelId }) => [kind, name?.en ?? toLevelId])).toEqual([
    ['walkway', 'Lobby'],
    ['stairs', 'level:1'],
    ['stairs', 'level:2'],
    ['walkway', 'Hall 2 Main Foyer'],
  ]);
  const told = steps.map(({ landmarks }) => landmarks.map(nameOf));
  expect(told[1]![0]).toBe('Hall 2 Cloakroom Foyer');
  expect(told.flat().filter((name) => /Entrance area|Bottle Drop/.test(name))).toEqual([]);
  expect(steps.reduce((sum, { metres }) => sum + metres, 0)).toBeCloseTo(answer.way.metres, 5);
});
