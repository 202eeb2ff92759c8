import { type WayProfile, wayProfiles } from '../../../db/venue-vocabulary.ts';
import { compileGraph } from '../../../server/wayfinding/router/compile-graph.ts';
import type { CompiledGraph } from '../../../server/wayfinding/router/compiled-graph.ts';
import { type ConditionsSource, makeConditions } from '../../../server/wayfinding/router/conditions.ts';
import { makeRouter, type Router } from '../../../server/wayfinding/router/router.ts';
import type { FoundWay, NoWay, Way } from '../../../server/wayfinding/router/way.ts';
import type { VenuePlan } from '../../../server/wayfinding/venue/venue.contract.ts';
import { seededRandom } from '../../bench/bootstrap.ts';
import { dijkstraOfRows, edgesFor, type OracleEdges, type OracleQuestion } from './dijkstra-of-rows.ts';

export interface Campaign {
  readonly plan: Pick<VenuePlan, 'levels' | 'nodes' | 'walkways' | 'places'>;
  /** Compiled elsewhere, from the same; else it is here. */
  readonly graph?: CompiledGraph;
  readonly seed: number;
  readonly queries: number;
  /** Asked from one start, before another is taken. */
  readonly queriesOfStart?: number;
  readonly profiles?: readonly WayProfile[];
  /** By the venue's clock: near these instants people leave. */
  readonly around: readonly number[];
  readonly timeZone: string;
}

export interface Tally {
  queries: number;
  found: number;
  byReason: Record<string, number>;
  /** What differed, the first twenty. */
  readonly wrong: string[];
}

/** Asks the router at random, and the oracle the same. Each profile as often as any other, conditions new every fifth start. */
export function compareWays(campaign: Campaign): Tally {
  const { plan, seed, queries, around, profiles = wayProfiles } = campaign;
  const random = seededRandom(seed);
  const graph = campaign.graph ?? compileGraph(plan);
  const tally: Tally = { queries: 0, found: 0, byReason: {}, wrong: [] };
  const zoneIds = [...new Set(plan.walkways.flatMap(({ zoneId }) => zoneId ?? []))];
  let source = conditionsAt(campaign, around[0] ?? 0, random);
  const router = makeRouter(graph, makeConditions(graph, source));
  for (let start = 0; tally.queries < queries; start++) {
    const at = around[Math.floor(start / 5) % around.length] ?? 0;
    if (start % 5 === 0) {
      source = conditionsAt(campaign, at, random);
      router.setConditions(makeConditions(graph, source));
    }
    const question: OracleQuestion = {
      profile: profiles[start % profiles.length] ?? 'walking',
      departAtMs: at + Math.floor(random() * 36 * 60) * 60_000 - 12 * 3_600_000,
      ...(random() < 0.7 && { zones: new Set(zoneIds.filter(() => random() < 0.85)) }),
    };
    askFromOneStart({ campaign, router, source, question, random, tally });
  }
  return tally;
}

interface Round {
  campaign: Campaign;
  router: Router;
  source: ConditionsSource;
  question: OracleQuestion;
  random: () => number;
  tally: Tally;
}

function askFromOneStart({ campaign, router, source, question, random, tally }: Round): void {
  const { plan, queries, queriesOfStart = 20 } = campaign;
  const pick = () => plan.nodes[Math.floor(random() * plan.nodes.length)]!.id;
  const from = pick();
  const edges = edgesFor(plan.walkways, source, question);
  const least = dijkstraOfRows(edges, [from], question.departAtMs);
  const reasons = reasonsFrom(plan, source, question, from);
  for (let i = 0; i < queriesOfStart && tally.queries < queries; i++) {
    const to = pick();
    const { zones, profile, departAtMs } = question;
    const answer = router.findWay({
      from: { node: from },
      to: { node: to },
      profile,
      departAtMs,
      ...(zones && { zones }),
    });
    tally.queries++;
    const wrong = answer.isFound
      ? wrongWith(answer, edges, least.get(to), [from, to], router)
      : wrongRefusal(answer, least.get(to), reasons(to));
    if (answer.isFound) tally.found++;
    else tally.byReason[answer.reason] = (tally.byReason[answer.reason] ?? 0) + 1;
    if (wrong && tally.wrong.length < 20)
      tally.wrong.push(`seed ${campaign.seed}, ${profile}, ${from} to ${to} at ${departAtMs}: ${wrong}`);
  }
}

function wrongWith({ way }: FoundWay, edges: OracleEdges, least: number | undefined, ends: string[], router: Router) {
  const cost = way.arriveAtMs + Math.round(way.mindedSeconds * 1000);
  if (least === undefined) return 'a way, where there is none';
  if (cost !== least) return `${cost - least} ms more than the best`;
  return wrongWalk(way, edges, ends, router);
}

/** Walks it by the oracle's edges: none of them is banned. */
export function wrongWalk(way: Way, edges: OracleEdges, [from, to]: readonly string[], { graph }: Router) {
  let [node, ms] = [from ?? '', way.departAtMs];
  for (const leg of way.legs) {
    const { from: first, to: second } = graph.walkways[leg.walkway]!;
    const head = leg.isForward ? second : first;
    if ((leg.isForward ? first : second) !== node) return `it jumps to ${leg.walkwayId}`;
    const edge = edges.get(node)?.find((each) => each.row.id === leg.walkwayId && each.to === head);
    if (!edge) return `${leg.walkwayId} is banned`;
    if (edge.enters(ms) !== leg.entersAtMs) return `${leg.walkwayId} is closed at ${leg.entersAtMs}`;
    [node, ms] = [head, edge.enters(ms) + edge.ms];
  }
  if (node !== to) return `it ends at ${node}`;
  return ms === way.arriveAtMs ? undefined : `it arrives at ${ms}, not at ${way.arriveAtMs}`;
}

function wrongRefusal(answer: NoWay, least: number | undefined, reason: string): string | undefined {
  if (least !== undefined) return `no way (${answer.reason}), where there is one`;
  return answer.reason === reason ? undefined : `the reason is ${reason}, not ${answer.reason}`;
}

/** Lifts the bans as the words of `NoWay` say, each set of them once. */
function reasonsFrom(plan: Campaign['plan'], source: ConditionsSource, question: OracleQuestion, from: string) {
  const reached = new Map<string, Map<string, number>>();
  const without = (lifted: readonly string[]) => {
    const key = lifted.join();
    const known = reached.get(key);
    if (known) return known;
    const { profile, zones, departAtMs } = question;
    const free: OracleQuestion = {
      ...{ departAtMs, profile: lifted.includes('step_free') ? 'walking' : profile },
      zones: lifted.includes('zone') ? undefined : zones,
      isEverOpen: lifted.includes('closed'),
    };
    const found = dijkstraOfRows(edgesFor(plan.walkways, source, free), [from], departAtMs);
    reached.set(key, found);
    return found;
  };
  const bans = [
    ...(question.profile === 'step_free' ? ['step_free'] : []),
    ...(question.zones ? ['zone'] : []),
    'closed',
  ];
  return (to: string): string => {
    const alone = bans.find((ban) => without([ban]).has(to));
    if (alone) return alone;
    return bans.find((_, i) => without(bans.slice(0, i + 1)).has(to)) ?? 'disconnected';
  };
}

/** Closures for hours and for ever, a crowd here and there, and boats that tell when they leave. */
function conditionsAt({ plan, timeZone }: Campaign, at: number, random: () => number): ConditionsSource {
  const some = (share: number) => plan.walkways.filter(() => random() < share);
  const closures = some(0.02).map(({ id }) => {
    const fromMs = at + Math.floor((random() - 0.7) * 86_400_000);
    return {
      walkwayIds: [id],
      fromMs,
      ...(random() < 0.6 && { untilMs: fromMs + Math.floor(random() * 86_400_000) + 1 }),
    };
  });
  const boats = plan.walkways.filter(({ kind }) => kind === 'boat' && random() < 0.5);
  const departures = boats.flatMap(({ id }) =>
    [true, false].map((isForward) => ({
      ...{ walkwayId: id, isForward },
      atMs: Array.from({ length: 80 }, () => at + Math.floor((random() - 0.5) * 1.5 * 86_400_000)),
    })),
  );
  const crowd = new Map(some(0.2).map(({ id }) => [id, 1 + random() * 3]));
  return { timeZone, fromMs: at - 2 * 86_400_000, untilMs: at + 14 * 86_400_000, closures, crowd, departures };
}
