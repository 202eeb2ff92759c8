import type { PlaceKind } from '../../../db/venue-vocabulary.ts';
import { zonesForCategory } from '../../admission/zones-for-category.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import { readPlaceCode } from '../places/place-code.ts';
import { makeConditions } from '../router/conditions.ts';
import { makeRouter } from '../router/router.ts';
import type { VenuePlace } from '../venue/venue.contract.ts';
import { type WayGround, wayBoardOf } from '../ways/way-board.ts';
import { wayFaults } from '../ways/ways.errors.ts';
import { nearestHalls, type SignGround } from './nearest-halls.ts';
import type { Sign } from './sign.ts';
import { signFaults } from './signs.errors.ts';

export type SignsDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live' | 'publicOrigin'>;

/** Which places: one by its code, with how its sign hangs; or all, or those of some kinds. */
export type SignsWanted =
  | { readonly code: string; readonly facing?: number | undefined }
  | { readonly kinds?: readonly PlaceKind[] | undefined };

/**
 * The signs of places by the published plan, each made as it is taken. Minutes are those of an attendee who walks alone, and
 * with nothing closed: paper hangs for days. Throws `ways.no_plan`, `ways.unknown_place` or `signs.none`.
 */
export async function makeSigns(
  deps: SignsDependencies,
  wanted: SignsWanted,
): Promise<{ count: number; signs: Iterable<Sign> }> {
  const { ground } = await wayBoardOf(deps);
  if (!ground) throw new DomainError(wayFaults.no_plan);
  const places = placesWanted(ground, wanted);
  const now = deps.clock.now();
  const zones = await zonesForCategory(deps, 'attendee', now, Number.POSITIVE_INFINITY);
  const free: SignGround = { router: freeRouter(ground), zones, departAtMs: now.getTime() };
  const date = new Intl.DateTimeFormat('sv-SE', { timeZone: ground.timeZone }).format(now);
  const facing = 'code' in wanted ? wanted.facing : undefined;
  const telephone = helpTelephone(ground);
  const sign = (place: VenuePlace): Sign => {
    const code = ground.codes.codeOf.get(place.key) ?? '';
    return {
      ...{ name: place.name, code, level: levelOf(ground, place), version: ground.version, date },
      ...{ address: `${deps.publicOrigin}/p/${code}`, helpTelephone: telephone },
      destinations: nearestHalls(free, place, facing),
    };
  };
  return { count: places.length, signs: each(places, sign) };
}

function* each(places: readonly VenuePlace[], sign: (place: VenuePlace) => Sign): Generator<Sign> {
  for (const place of places) yield sign(place);
}

function placesWanted({ codes, router }: WayGround, wanted: SignsWanted): VenuePlace[] {
  const { places, placeIndex } = router.graph;
  if ('code' in wanted) {
    const key = codes.keyOf.get(readPlaceCode(wanted.code) ?? '');
    const place = places[placeIndex.get(key ?? '') ?? -1];
    if (!place) throw new DomainError(wayFaults.unknown_place);
    return [place];
  }
  const { kinds } = wanted;
  const some = places.filter(({ key, kind }) => codes.codeOf.has(key) && (kinds === undefined || kinds.includes(kind)));
  if (some.length === 0) throw new DomainError(signFaults.none);
  return some;
}

/** The same graph with nothing closed, at any hour, and nobody in the way. */
function freeRouter({ router, timeZone }: WayGround): SignGround['router'] {
  const graph = { ...router.graph, hoursOf: new Int32Array(router.graph.walkways.length).fill(-1) };
  return makeRouter(graph, makeConditions(graph, { timeZone, fromMs: 0, untilMs: 0 }));
}

function levelOf({ router }: WayGround, { levelId }: VenuePlace): string {
  const level = router.graph.levels.find(({ id }) => id === levelId);
  return level?.shortName ?? level?.name.en ?? levelId;
}

function helpTelephone({ router }: WayGround): string | undefined {
  const numberOf = (kind: PlaceKind) =>
    router.graph.places.find((place) => place.kind === kind && place.telephone)?.telephone;
  return numberOf('help') ?? numberOf('desk');
}
