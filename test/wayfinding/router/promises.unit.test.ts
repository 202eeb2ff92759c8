import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import { type ConditionsSource, makeConditions } from '../../../server/wayfinding/router/conditions.ts';
import { makeRouter } from '../../../server/wayfinding/router/router.ts';
import type { WayRequest } from '../../../server/wayfinding/router/way.ts';
import { generatedTown } from '../../support/generated-town.ts';

const plan = generatedTown({ seed: 21, nodeCount: 320 });
const graph = compileGraph(plan);
/** The nights in which the clocks of Berlin go forward, and back; and a plain day. */
const days = [Date.UTC(2027, 2, 28), Date.UTC(2026, 9, 25), Date.UTC(2026, 10, 20)];
const hour = 3_600_000;

const base = (day: number): ConditionsSource => ({
  ...{ timeZone: 'Europe/Berlin', fromMs: day - 48 * hour, untilMs: day + 14 * 24 * hour },
});
const routers = [1, 2].map(() => makeRouter(graph, makeConditions(graph, base(days[0]!))));

const node = fc.nat(plan.nodes.length - 1).map((i) => ({ node: plan.nodes[i]!.id }));
const day = fc.constantFrom(...days);
const minutes = fc.integer({ min: -6 * 60, max: 30 * 60 });
const someWalkways = fc.uniqueArray(
  fc.nat(plan.walkways.length - 1).map((i) => plan.walkways[i]!.id),
  { maxLength: 120 },
);
const crowds = fc
  .array(fc.tuple(fc.nat(plan.walkways.length - 1), fc.double({ min: 1, max: 4, noNaN: true })), { maxLength: 200 })
  .map((pairs) => new Map(pairs.map(([i, factor]) => [plan.walkways[i]!.id, factor])));
const byTime = fc.constantFrom('walking', 'step_free', 'hurry');

/** When one arrives, or never. */
function arrivals(sources: readonly ConditionsSource[], request: WayRequest): number[] {
  return sources.map((source, i) => {
    routers[i]!.setConditions(makeConditions(graph, source));
    return arrivalBy(i, request);
  });
}

function arrivalBy(router: number, request: WayRequest): number {
  const answer = routers[router]!.findWay(request);
  return answer.isFound ? answer.way.arriveAtMs : Number.POSITIVE_INFINITY;
}

const question = fc.record({ from: node, to: node, profile: byTime, day, minutes });
const asked = ({ from, to, profile, day, minutes }: typeof question extends fc.Arbitrary<infer T> ? T : never) => ({
  ...{ from, to, profile },
  departAtMs: day + minutes * 60_000,
});

it('a closure never shortens a way', () => {
  const closed = fc.tuple(
    someWalkways,
    fc.integer({ min: -600, max: 600 }),
    fc.integer({ min: 1, max: 900 }),
    fc.boolean(),
  );
  fc.assert(
    fc.property(question, closed, (one, [walkwayIds, begins, lasts, isUnending]) => {
      const request = asked(one);
      const fromMs = request.departAtMs + begins * 60_000;
      const closure = { walkwayIds, fromMs, ...(!isUnending && { untilMs: fromMs + lasts * 60_000 }) };
      const [open, shut] = arrivals([base(one.day), { ...base(one.day), closures: [closure] }], request);
      expect(shut).toBeGreaterThanOrEqual(open!);
    }),
    { numRuns: 80 },
  );
});

it('a crowd never speeds a way up', () => {
  fc.assert(
    fc.property(question, crowds, (one, crowd) => {
      const [free, crowded] = arrivals([base(one.day), { ...base(one.day), crowd }], asked(one));
      expect(crowded).toBeGreaterThanOrEqual(free!);
    }),
    { numRuns: 80 },
  );
});

it('who leaves later never arrives earlier, with the crowd frozen, over changes of the clocks as well', () => {
  fc.assert(
    fc.property(question, crowds, fc.integer({ min: 0, max: 8 * 60 }), (one, crowd, later) => {
      const request = asked(one);
      const [first] = arrivals([{ ...base(one.day), crowd }], request);
      const second = arrivalBy(0, { ...request, departAtMs: request.departAtMs + later * 60_000 });
      expect(second).toBeGreaterThanOrEqual(first!);
    }),
    { numRuns: 80 },
  );
});

it('what a tree tells is what the way takes, for each profile', () => {
  const profiles = fc.constantFrom('walking', 'step_free', 'luggage', 'hurry', 'quiet');
  fc.assert(
    fc.property(question, profiles, crowds, (one, profile, crowd) => {
      routers[0]!.setConditions(makeConditions(graph, { ...base(one.day), crowd }));
      const request = { ...asked(one), profile };
      const answer = routers[0]!.findWay(request);
      const seconds = routers[0]!.secondsTo(request);
      if (!answer.isFound) expect(seconds).toBeUndefined();
      else if (profile !== 'luggage' && profile !== 'quiet') expect(seconds).toBe(answer.way.seconds);
      // Of two ways that are minded alike in all, the tree may tell the other.
      else expect(Math.abs(seconds! - answer.way.seconds)).toBeLessThanOrEqual(answer.way.mindedSeconds);
    }),
    { numRuns: 80 },
  );
});

it('who is there already is told no other way', () => {
  const here = {
    from: { node: 'n3' },
    to: { node: 'n3' },
    profile: 'walking',
    departAtMs: Date.now(),
    alternatives: 2,
  } as const;
  expect(routers[0]!.findWay(here)).toMatchObject({ isFound: true, way: { legs: [], seconds: 0 }, alternatives: [] });
});

it('other ways truly differ, cost no less than the best, and take at most half as long again and a minute', () => {
  let others = 0;
  fc.assert(
    fc.property(question, (one) => {
      routers[0]!.setConditions(makeConditions(graph, base(one.day)));
      const answer = routers[0]!.findWay({ ...asked(one), alternatives: 2 });
      if (!answer.isFound) return;
      const best = new Set(answer.way.legs.map(({ walkwayId }) => walkwayId));
      for (const other of answer.alternatives) {
        others++;
        expect(other.legs.some(({ walkwayId }) => !best.has(walkwayId))).toBe(true);
        expect(other.seconds).toBeGreaterThanOrEqual(answer.way.seconds);
        expect(other.seconds).toBeLessThanOrEqual(answer.way.seconds * 1.5 + 60);
      }
    }),
    { numRuns: 100 },
  );
  expect(others).toBeGreaterThan(20);
});
