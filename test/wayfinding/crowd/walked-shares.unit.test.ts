import { expect, test } from 'vitest';
import { walkedShares } from '../../../server/wayfinding/crowd/walked-shares.ts';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import { makeConditions } from '../../../server/wayfinding/router/conditions.ts';
import { makeRouter } from '../../../server/wayfinding/router/router.ts';
import { canalPlan } from '../canal-plan.ts';

function sharesOf(plan: Parameters<typeof compileGraph>[0]): Record<string, number> {
  const graph = compileGraph(plan);
  const router = makeRouter(graph, makeConditions(graph, { timeZone: 'UTC', fromMs: 0, untilMs: 0 }));
  return Object.fromEntries([...walkedShares(router)].map((share, i) => [graph.walkways[i]?.id ?? '', share]));
}

test('people are where the ways between halls and gates lead, and hardly anywhere else', () => {
  const shares = sharesOf(canalPlan);
  expect([shares.street, shares['old-bridge']]).toEqual([1, 1]);
  expect([shares['to-flat-bridge'], shares['flat-bridge'], shares['balcony-stairs']]).toEqual([0.05, 0.05, 0.05]);
});

test('who sits in a room stays there, whether a way leads through it or not', () => {
  const walkways = canalPlan.walkways.map((one) =>
    one.id === 'flat-bridge' ? { ...one, feature: 'open_room' as const } : one,
  );
  expect(sharesOf({ ...canalPlan, walkways })['flat-bridge']).toBe(1);
});
