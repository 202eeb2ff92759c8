import { compileGraph } from '../../server/wayfinding/router/compile-graph.ts';
import { type ConditionsSource, makeConditions } from '../../server/wayfinding/router/conditions.ts';
import { makeRouter, type Router } from '../../server/wayfinding/router/router.ts';
import type { WayRequest } from '../../server/wayfinding/router/way.ts';
import type { VenuePlan } from '../../server/wayfinding/venue/venue.contract.ts';
import { generatedTown } from '../support/generated-town.ts';
import { type NgraphWays, ngraphWays } from '../wayfinding/oracle/ngraph-ways.ts';
import { percentile, seededRandom } from './bootstrap.ts';
import { comparePairs, resultLine } from './pairs.ts';
import type { Bench } from './run.ts';

const departAtMs = Date.UTC(2026, 10, 20, 4);
const span = { timeZone: 'Asia/Shanghai', fromMs: departAtMs - 86_400_000, untilMs: departAtMs + 14 * 86_400_000 };

/**
 * Ways between random nodes that have one, in a generated town. `routes-10k` and `routes-112k`: CPU microseconds for a way,
 * walkways, waits, arrival and all, against ngraph.path's `nba` in the same process on the same graph with the same costs and
 * the sharpest heuristic that is right; each way is checked to be as long beforehand. `-constrained`: step-free, zones and
 * closures against none of them, medians. In the others the goal stands in the peer's place: `-p50`, `-mean` and `-p99` by
 * the clock, `-tree` for a look-up in a tree that is kept, `-closure` until the first way under new conditions.
 */
export const bench: Bench = async ({ pairs }) => {
  const small = await compareTown('routes-10k', 10_000, { pairs, ours: 500, peers: 60 });
  const large = await compareTown('routes-112k', 112_000, { pairs, ours: 400, peers: 12 });
  return [
    ...small.results,
    goal(
      'routes-10k-p50',
      'us',
      150,
      small.times.map((each) => percentile(each, 0.5)),
    ),
    await constrained(small.venue, pairs),
    goal('routes-10k-tree', 'us', 3, treeTimes(small.venue, pairs)),
    goal('routes-10k-closure', 'ms', 100, closureTimes(small.venue, pairs)),
    ...large.results,
    goal(
      'routes-112k-mean',
      'ms',
      0.7,
      large.times.map((each) => mean(each) / 1000),
    ),
    goal(
      'routes-112k-p99',
      'ms',
      8,
      large.times.map((each) => percentile(each, 0.99) / 1000),
    ),
    goal('routes-112k-closure', 'ms', 100, closureTimes(large.venue, pairs)),
  ];
};

interface Venue {
  readonly plan: VenuePlan;
  readonly router: Router;
  readonly requests: readonly WayRequest[];
}

const goal = (name: string, unit: string, peer: number, figures: readonly number[]) =>
  resultLine(
    name,
    unit,
    figures.map((ours) => ({ ours, peer })),
  );
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function cpuMicroseconds(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

async function compareTown(name: string, nodeCount: number, turns: { pairs: number; ours: number; peers: number }) {
  const { walkways, ...town } = generatedTown({ seed: 1, nodeCount });
  const plan = { ...town, walkways: walkways.map(({ hours: _hours, ...walkway }) => walkway) };
  const began = cpuMicroseconds();
  const graph = compileGraph(plan);
  const router = makeRouter(graph, makeConditions(graph, span));
  console.log(
    `  ${name}: ${plan.nodes.length} nodes, ${plan.walkways.length} walkways, seed 1; ` +
      `compiled in ${((cpuMicroseconds() - began) / 1e6).toFixed(2)} CPU seconds; peer ngraph.path nba, directed`,
  );
  const peer = ngraphWays(plan, 'walking');
  const requests = requestsWithWay(plan, router, { profile: 'walking' }, 2000);
  checkAlike(router, peer, requests.slice(0, turns.peers));
  const times: number[][] = [];
  const line = await comparePairs({
    ...{ name, unit: 'cpu-us/way', pairs: turns.pairs },
    ours: async (round) => {
      times.push(timesOf(router, taken(requests, round, turns.ours)));
      return cpuOf(taken(requests, round, turns.ours), (request) => router.findWay(request));
    },
    peer: async (round) =>
      cpuOf(taken(requests, round, turns.peers), ({ from, to }) => peer.find(idOf(from), idOf(to))),
  });
  return { results: [line], venue: { plan, router, requests }, times };
}

const idOf = (end: WayRequest['from']) => ('node' in end ? end.node : '');
const taken = (requests: readonly WayRequest[], round: number, count: number) =>
  Array.from({ length: count }, (_, i) => requests[(round * count + i) % requests.length]!);

function cpuOf(requests: readonly WayRequest[], ask: (request: WayRequest) => unknown): number {
  const began = cpuMicroseconds();
  for (const request of requests) ask(request);
  return (cpuMicroseconds() - began) / requests.length;
}

function timesOf(router: Router, requests: readonly WayRequest[]): number[] {
  return requests.map((request) => {
    const began = performance.now();
    router.findWay(request);
    return (performance.now() - began) * 1000;
  });
}

function requestsWithWay(plan: VenuePlan, router: Router, asked: Pick<WayRequest, 'profile' | 'zones'>, count: number) {
  const random = seededRandom(20_261_122);
  const pick = () => ({ node: plan.nodes[Math.floor(random() * plan.nodes.length)]!.id });
  const found: WayRequest[] = [];
  while (found.length < count) {
    const request: WayRequest = { from: pick(), to: pick(), departAtMs, ...asked };
    if (router.findWay(request).isFound) found.push(request);
  }
  return found;
}

/** A figure of a way that is not the best would be none. */
function checkAlike(router: Router, peer: NgraphWays, requests: readonly WayRequest[]): void {
  for (const request of requests) {
    const answer = router.findWay(request);
    const theirs = peer.costOf(peer.find(idOf(request.from), idOf(request.to)));
    if (!answer.isFound || answer.way.arriveAtMs - departAtMs !== theirs)
      throw new Error(`the ways differ: ${JSON.stringify(request)}`);
  }
}

/** One walkway in a hundred is closed, for some hours or for ever; a tenth of the zones is forbidden. */
async function constrained({ plan, router, requests }: Venue, pairs: number): Promise<string> {
  const random = seededRandom(5);
  const zones = new Set(router.graph.zoneIds.filter(() => random() < 0.9));
  const closed = plan.walkways.filter(() => random() < 0.01).map(({ id }) => id);
  const half = Math.floor(closed.length / 2);
  const source: ConditionsSource = {
    ...span,
    closures: [
      { walkwayIds: closed.slice(0, half), fromMs: departAtMs - 3_600_000 },
      { walkwayIds: closed.slice(half), fromMs: departAtMs - 3_600_000, untilMs: departAtMs + 3 * 3_600_000 },
    ],
  };
  const other = makeRouter(router.graph, makeConditions(router.graph, source));
  const under = requestsWithWay(plan, other, { profile: 'step_free', zones }, 1000);
  const medianOf = (asked: Router, all: readonly WayRequest[], round: number) =>
    percentile(timesOf(asked, taken(all, round, 400)), 0.5);
  return comparePairs({
    ...{ name: 'routes-10k-constrained', unit: 'us/way', pairs },
    ours: async (round) => medianOf(other, under, round),
    peer: async (round) => medianOf(router, requests, round),
  });
}

function treeTimes({ plan, router, requests }: Venue, pairs: number): number[] {
  const hall = plan.places.find(({ kind }) => kind === 'hall')!;
  const asked = requests.map(({ from }) => ({
    from,
    to: { place: hall.key },
    profile: 'walking' as const,
    departAtMs,
  }));
  for (const request of asked) router.secondsTo(request);
  return Array.from({ length: pairs }, () =>
    cpuOf([...asked, ...asked, ...asked], (request) => router.secondsTo(request)),
  );
}

/** From the news of a closure to the first way that heeds it. */
function closureTimes({ plan, router, requests }: Venue, pairs: number): number[] {
  return Array.from({ length: pairs }, (_, round) => {
    const began = performance.now();
    const walkwayIds = [plan.walkways[round * 7]!.id];
    router.setConditions(makeConditions(router.graph, { ...span, closures: [{ walkwayIds, fromMs: 0 }] }));
    router.findWay(requests[round % requests.length]!);
    return performance.now() - began;
  });
}
