import type { Actor, Monitor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { readPlaceCode } from '../places/place-code.ts';
import type { CompiledGraph } from '../router/compiled-graph.ts';
import type { NoWay, Way, WayStep } from '../router/way.ts';
import { describeSteps } from '../router/way-steps.ts';
import type { VenuePlace } from '../venue/venue.contract.ts';
import { type WayGround, wayBoardOf } from './way-board.ts';
import type { WayAnswerTold, WayQuery } from './ways.contract.ts';
import { wayFaults } from './ways.errors.ts';
import { zonesOfAsker } from './zones-of-asker.ts';

interface Asked {
  readonly ground: WayGround;
  readonly zones: ReadonlySet<string> | undefined;
  readonly arriveByMs: number | undefined;
}

/**
 * The way from one sign to another, for who asks and what they can walk; where there is none, why, how near they can come
 * and who helps. Nothing is kept of it. Throws `ways.no_plan`, and `ways.unknown_place` for a code that is no place's and
 * for a place that they may not enter alike.
 */
export async function findWay(
  deps: Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>,
  actor: Actor | Monitor | undefined,
  { from, to, profile, departAt, arriveBy }: WayQuery,
): Promise<WayAnswerTold> {
  const { ground } = await wayBoardOf(deps);
  if (!ground) throw new DomainError(wayFaults.no_plan);
  const leaves = departAt ? new Date(departAt) : deps.clock.now();
  const zones = await zonesOfAsker(deps, actor, leaves);
  const [start, end] = [placeOf(ground, from), placeOf(ground, to)];
  if (!start || !end) throw new DomainError(wayFaults.unknown_place);
  const answer = ground.router.findWay({
    ...{ from: { place: start.key }, to: { place: end.key }, profile, departAtMs: leaves.getTime() },
    ...(zones && { zones }),
    alternatives: 2,
  });
  const asked = { ground, zones, arriveByMs: arriveBy ? Date.parse(arriveBy) : undefined };
  if (!answer.isFound) return refused(asked, answer, start);
  const { version } = ground;
  const alternatives = answer.alternatives.map((way) => told(asked, way));
  return { isFound: true, version, way: told(asked, answer.way), alternatives };
}

function placeOf({ codes, router }: WayGround, text: string): VenuePlace | undefined {
  const code = readPlaceCode(text);
  const key = code === undefined ? undefined : codes.keyOf.get(code);
  return key === undefined ? undefined : placeByKey(router.graph, key);
}

const placeByKey = ({ places, placeIndex }: CompiledGraph, key: string): VenuePlace | undefined =>
  places[placeIndex.get(key) ?? -1];

type Told = Extract<WayAnswerTold, { isFound: true }>['way'];

function told({ ground, zones, arriveByMs }: Asked, way: Way): Told {
  const { graph } = ground.router;
  return {
    ...{ seconds: way.seconds, waitSeconds: way.waitSeconds, metres: way.metres },
    ...{ departAt: new Date(way.departAtMs).toISOString(), arriveAt: new Date(way.arriveAtMs).toISOString() },
    ...(arriveByMs !== undefined && { slackSeconds: Math.floor((arriveByMs - way.arriveAtMs) / 1000) }),
    steps: describeSteps(graph, way, zones).map((step) => stepTold(graph, step)),
  };
}

function stepTold(graph: CompiledGraph, step: WayStep): Told['steps'][number] {
  const { handOff } = step;
  return {
    kind: step.kind,
    turn: step.turn,
    feature: step.feature,
    name: step.name,
    levelId: step.levelId,
    toLevelId: step.toLevelId,
    isUp: step.isUp,
    stairs: step.stairs,
    towards: step.towards === undefined ? undefined : placeByKey(graph, step.towards)?.name,
    metres: step.metres,
    seconds: step.seconds,
    waitSeconds: step.waitSeconds,
    from: [...step.from],
    to: [...step.to],
    landmarks: step.landmarks.flatMap((key) => placeByKey(graph, key)?.name ?? []),
    handOff: handOff && { from: [...handOff.from], to: [...handOff.to], metres: handOff.metres },
  };
}

function refused({ ground, zones }: Asked, answer: NoWay, start: VenuePlace): WayAnswerTold {
  if (!answer.isKnown || !answer.isAllowed) throw new DomainError(wayFaults.unknown_place);
  const { graph } = ground.router;
  const nearest = answer.nearest === undefined ? undefined : placeByKey(graph, answer.nearest);
  const help = helpNear(ground, start, zones);
  return {
    ...{ isFound: false, version: ground.version, reason: answer.reason },
    ...(nearest && { nearest: named(ground, nearest) }),
    ...(help && { help: named(ground, help) }),
  };
}

/** The nearest help desk to where one is, in a straight line, else the nearest desk. */
function helpNear(
  { router }: WayGround,
  { point: [longitude, latitude] }: VenuePlace,
  zones: ReadonlySet<string> | undefined,
): VenuePlace | undefined {
  const squeeze = Math.cos((latitude * Math.PI) / 180);
  const awayOf = ({ point: [x, y] }: VenuePlace) => Math.hypot((x - longitude) * squeeze, y - latitude);
  const open = router.graph.places.filter(({ zoneId }) => !zones || zoneId === undefined || zones.has(zoneId));
  for (const kind of ['help', 'desk'] as const) {
    const [nearest] = open.filter((place) => place.kind === kind).sort((a, b) => awayOf(a) - awayOf(b));
    if (nearest) return nearest;
  }
  return undefined;
}

function named({ codes }: WayGround, { key, name, kind }: VenuePlace) {
  const code = codes.codeOf.get(key);
  return { ...(code !== undefined && { code }), name, kind };
}
