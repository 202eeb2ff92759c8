import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import { type ConditionsSource, makeConditions } from '../../../server/wayfinding/router/conditions.ts';
import { makeRouter } from '../../../server/wayfinding/router/router.ts';
import { walkAgain } from '../../../server/wayfinding/router/walk-again.ts';
import { generatedTown } from '../../support/generated-town.ts';

const departAtMs = Date.UTC(2026, 10, 20, 4);
const span = { timeZone: 'Asia/Shanghai', fromMs: departAtMs - 86_400_000, untilMs: departAtMs + 14 * 86_400_000 };
const plan = generatedTown({ seed: 11, nodeCount: 300 });
const graph = compileGraph(plan);
const conditionsOf = (more: Partial<ConditionsSource> = {}) => makeConditions(graph, { ...span, ...more });
const halls = plan.places.filter(({ kind }) => kind === 'hall');
const hall = fc.constantFrom(...halls);
const profile = fc.constantFrom('walking' as const, 'step_free' as const, 'luggage' as const);

it('a way that is walked again under the same conditions is the same, to the second', () => {
  const router = makeRouter(graph, conditionsOf());
  fc.assert(
    fc.property(hall, hall, profile, (from, to, by) => {
      const answer = router.findWay({ from: { place: from.key }, to: { place: to.key }, profile: by, departAtMs });
      if (!answer.isFound) return;
      const again = walkAgain(graph, conditionsOf(), { way: answer.way, profile: by, departAtMs });
      expect(again).toEqual(answer.way);
    }),
    { seed: 20_261_122, numRuns: 150 },
  );
});

it('under others it takes what the router says of the best way, or longer; and closed it is none', () => {
  fc.assert(
    fc.property(hall, hall, fc.integer({ min: 0, max: 50 }), (from, to, at) => {
      const router = makeRouter(graph, conditionsOf());
      const request = { from: { place: from.key }, to: { place: to.key }, profile: 'walking' as const, departAtMs };
      const first = router.findWay(request);
      if (!first.isFound || first.way.legs.length === 0) return;
      const leg = first.way.legs[at % first.way.legs.length]!;
      const crowded = conditionsOf({ crowd: new Map([[leg.walkwayId, 4]]) });
      router.setConditions(crowded);
      const best = router.findWay(request);
      const again = walkAgain(graph, crowded, { way: first.way, profile: 'walking', departAtMs });
      if (!best.isFound || !again) throw new Error('a crowd closes nothing');
      expect(again.seconds).toBeGreaterThanOrEqual(best.way.seconds - 0.001);
      expect(again.seconds).toBeGreaterThan(first.way.seconds);
      const closed = conditionsOf({ closures: [{ walkwayIds: [leg.walkwayId], fromMs: 0 }] });
      expect(walkAgain(graph, closed, { way: first.way, profile: 'walking', departAtMs })).toBeUndefined();
    }),
    { seed: 20_261_122, numRuns: 60 },
  );
});
