import { seeded } from '../../ops/demo/random.ts';
import { buildWaterTown } from '../../ops/demo/venue/water-town/build.ts';
import { groundsOf } from '../../server/wayfinding/crowd/grounds.ts';
import { compileGraph } from '../../server/wayfinding/router/compile-graph.ts';
import type { CompiledGraph } from '../../server/wayfinding/router/compiled-graph.ts';
import { makeConditions } from '../../server/wayfinding/router/conditions.ts';
import { makeRouter } from '../../server/wayfinding/router/router.ts';
import { venuePlan } from '../../server/wayfinding/venue/venue.contract.ts';
import { seededRandom } from '../bench/bootstrap.ts';

/** Somebody who leaves one hall and is expected in another when the break is over. */
export interface Walker {
  readonly from: string;
  readonly to: string;
  /** Seconds after the break began. */
  readonly leavesAt: number;
  /** How fast they walk when nobody is in the way, against others. */
  readonly pace: number;
}

export interface BreakWorld {
  readonly graph: CompiledGraph;
  /** By walkway, in square metres; 0 where nobody is in anybody's way. */
  readonly areas: readonly number[];
  readonly walkers: readonly Walker[];
}

/** Where everybody was, by how many sat there, and where the parallel sessions are. */
const plenaries: Readonly<Record<string, number>> = { 'silk-hall': 1800, 'press-house': 1200 };
const parallel: Readonly<Record<string, number>> = {
  ...{ 'lantern-hall': 500, 'tide-theatre': 500, 'barn-a': 300, 'barn-b': 300, 'barn-c': 300 },
  ...{ 'bridge-inn': 300, 'indigo-hotel': 300, 'heron-hotel': 300 },
};

/** Rows empty one after the other. */
const emptyWithinS = 150;
/** Nobody marks two sessions between which the way alone takes longer than this. */
const farthestS = 12 * 60;

/** The demo's water town when two plenaries are over and everybody goes to a session of their own. The seed is all. */
export function breakWorld(people: number, seed: number): BreakWorld {
  const plan = venuePlan.parse(buildWaterTown(seeded('the town of the break')).walking);
  const onFoot = plan.walkways.filter(({ kind }) => kind !== 'boat' && kind !== 'shuttle');
  const graph = compileGraph({ ...plan, walkways: onFoot });
  const random = seededRandom(seed);
  const near = nearHalls(graph);
  const walkers = Array.from({ length: people }, (): Walker => {
    const from = drawn(random, plenaries, Object.keys(plenaries));
    const to = drawn(random, parallel, near.get(from) ?? []);
    return { from, to, leavesAt: random() * emptyWithinS, pace: 0.85 + 0.3 * random() };
  });
  return { graph, areas: groundsOf(graph).map(({ areaM2 }) => areaM2), walkers };
}

function drawn(random: () => number, seats: Readonly<Record<string, number>>, halls: readonly string[]): string {
  let lot = random() * halls.reduce((sum, hall) => sum + (seats[hall] ?? 0), 0);
  for (const hall of halls) {
    lot -= seats[hall] ?? 0;
    if (lot < 0) return hall;
  }
  return halls[0] ?? '';
}

/** From each plenary, the halls that one reaches in time when nobody is in the way. */
function nearHalls(graph: CompiledGraph): ReadonlyMap<string, readonly string[]> {
  const venue = { timeZone: 'Asia/Shanghai', fromMs: 0, untilMs: 1 };
  const { findWay } = makeRouter(graph, makeConditions(graph, venue));
  const isNear = (from: string, to: string) => {
    const answer = findWay({ from: { place: from }, to: { place: to }, profile: 'walking', departAtMs: 0 });
    return answer.isFound && answer.way.seconds <= farthestS;
  };
  return new Map(Object.keys(plenaries).map((from) => [from, Object.keys(parallel).filter((to) => isNear(from, to))]));
}
