// shared with pages: pure
import type { NoWayReason } from '../../../db/venue-vocabulary.ts';
import type { VenuePlace } from '../venue/venue.contract.ts';
import { isPlaceBanned } from './bans.ts';
import { metresBetween } from './geometry.ts';
import type { ArcPath, SearchGround } from './timed-search.ts';
import type { NoWay, WayEnd, WayRequest } from './way.ts';
import { pointOf, terminalsOf } from './way-ends.ts';

export interface Searches {
  readonly groundOf: (request: Pick<WayRequest, 'profile' | 'zones'>) => SearchGround;
  readonly findPath: (ground: SearchGround, request: WayRequest) => ArcPath | undefined;
  readonly mayReach: (ground: SearchGround, request: WayRequest) => (node: number) => boolean;
}

type Ban = Exclude<NoWayReason, 'disconnected'>;
const bans: readonly Ban[] = ['step_free', 'zone', 'closed'];

/** How far a level up or down counts when the nearest place is looked for. */
const metresPerLevel = 40;

/** Lifts one ban after the other: first each alone, then one more on top of those before. */
export function explainNoWay(request: WayRequest, searches: Searches): NoWay {
  const ground = searches.groundOf(request);
  const ends = [
    terminalsOf(ground, request.from, 'from', request.profile),
    terminalsOf(ground, request.to, 'to', request.profile),
  ];
  const [isKnown, isAllowed] = [ends.every((end) => end.isKnown), ends.every((end) => end.isAllowed)];
  const nearest = isKnown ? nearestReached(ground, request, searches) : undefined;
  return { isFound: false, reason: reasonOf(request, searches), ...(nearest && { nearest }), isKnown, isAllowed };
}

function reasonOf(request: WayRequest, searches: Searches): NoWayReason {
  const counts = bans.filter((ban) => isUnder(request, ban));
  for (const ban of counts) if (isWayWithout([ban], request, searches)) return ban;
  for (const [i, ban] of counts.entries())
    if (i > 0 && isWayWithout(counts.slice(0, i + 1), request, searches)) return ban;
  return 'disconnected';
}

function isUnder({ profile, zones }: WayRequest, ban: Ban): boolean {
  if (ban === 'step_free') return profile === 'step_free';
  return ban === 'zone' ? zones !== undefined : true;
}

function isWayWithout(lifted: readonly Ban[], request: WayRequest, { groundOf, findPath }: Searches): boolean {
  const { zones, ...others } = request;
  const free: WayRequest = {
    ...others,
    ...(zones && !lifted.includes('zone') && { zones }),
    profile: lifted.includes('step_free') ? 'walking' : request.profile,
  };
  const ground = groundOf(free);
  return findPath(lifted.includes('closed') ? { ...ground, isEverOpen: true } : ground, free) !== undefined;
}

/** The place nearest to where the asker wanted to be, in a straight line, among those that they can reach. */
function nearestReached(
  ground: SearchGround,
  request: WayRequest,
  { findPath, mayReach }: Searches,
): string | undefined {
  const { graph, bans: zones } = ground;
  const wanted = positionOf(ground, request.to);
  if (!wanted) return undefined;
  const isNear = mayReach(ground, request);
  const ordinals = new Map(graph.levels.map(({ id, ordinal }) => [id, ordinal]));
  const metresTo = ({ point, levelId }: VenuePlace) =>
    metresBetween(point, wanted.point) + Math.abs((ordinals.get(levelId) ?? 0) - wanted.ordinal) * metresPerLevel;
  const places = graph.places
    .filter((place) => !isPlaceBanned(graph, zones, place))
    .filter(({ doors }) => doors.some((door) => isNear(graph.nodeIndex.get(door) ?? -1)))
    .map((place) => ({ key: place.key, metres: metresTo(place) }))
    .sort((a, b) => a.metres - b.metres);
  return places.find(({ key }) => findPath(ground, { ...request, to: { place: key } }) !== undefined)?.key;
}

function positionOf({ graph }: SearchGround, end: WayEnd) {
  const ordinalOf = (levelId: string | undefined) => graph.levels.find(({ id }) => id === levelId)?.ordinal ?? 0;
  if ('point' in end) return { point: end.point, ordinal: ordinalOf(end.levelId) };
  if ('place' in end) {
    const place = graph.places[graph.placeIndex.get(end.place) ?? -1];
    return place && { point: place.point, ordinal: ordinalOf(place.levelId) };
  }
  const node = graph.nodeIndex.get(('node' in end ? end.node : end.nodes[0]) ?? '');
  if (node === undefined) return undefined;
  return { point: pointOf(graph, node), ordinal: graph.levels[graph.levelOf[node] as number]?.ordinal ?? 0 };
}
