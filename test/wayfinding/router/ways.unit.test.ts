import { expect, it } from 'vitest';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import { makeConditions } from '../../../server/wayfinding/router/conditions.ts';
import { makeRouter } from '../../../server/wayfinding/router/router.ts';
import { seededRandom } from '../../bench/bootstrap.ts';
import { generatedTown } from '../../support/generated-town.ts';
import { compareWays } from '../oracle/compare-ways.ts';
import { ngraphWays } from '../oracle/ngraph-ways.ts';

const shanghai = [Date.UTC(2026, 10, 20, 4), Date.UTC(2026, 10, 21, 14)];
/** Clocks go forward, and back. */
const berlin = [Date.UTC(2027, 2, 28, 1), Date.UTC(2026, 9, 25, 1)];

it.each([
  { seed: 1, timeZone: 'Asia/Shanghai', around: shanghai, reasons: ['closed', 'disconnected', 'step_free', 'zone'] },
  { seed: 2, timeZone: 'Europe/Berlin', around: berlin, reasons: ['closed', 'disconnected', 'zone'] },
])(
  'each way is the best, and each refusal has its reason, by a Dijkstra on rows (seed $seed)',
  ({ reasons, ...zone }) => {
    const tally = compareWays({ ...zone, plan: generatedTown({ seed: zone.seed, nodeCount: 500 }), queries: 600 });
    expect(tally.wrong).toEqual([]);
    expect(tally.found).toBeGreaterThan(300);
    expect(Object.keys(tally.byReason).sort()).toEqual(reasons);
  },
);

it.each(['walking', 'step_free', 'hurry'] as const)(
  'without hours, zones and closures, ngraph.path finds ways as long: %s',
  (profile) => {
    const { walkways, ...town } = generatedTown({ seed: 3, nodeCount: 700 });
    const plan = { ...town, walkways: walkways.map(({ hours: _hours, ...walkway }) => walkway) };
    const [graph, others] = [compileGraph(plan), ngraphWays(plan, profile)];
    const router = makeRouter(graph, makeConditions(graph, { timeZone: 'UTC', fromMs: 0, untilMs: 86_400_000 }));
    const random = seededRandom(9);
    const pick = () => plan.nodes[Math.floor(random() * plan.nodes.length)]!.id;
    for (let i = 0; i < 300; i++) {
      const [from, to] = [pick(), pick()];
      const answer = router.findWay({ from: { node: from }, to: { node: to }, profile, departAtMs: 0 });
      const way = others.find(from, to);
      expect(answer.isFound).toBe(from === to || way.length > 0);
      if (answer.isFound && from !== to) expect(answer.way.arriveAtMs).toBe(others.costOf(way));
    }
  },
);
