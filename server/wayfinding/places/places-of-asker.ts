import type { Actor, Monitor } from '../../kernel/actor.ts';
import type { Dependencies } from '../../kernel/dependencies.ts';
import type { VenuePlace } from '../venue/venue.contract.ts';
import { type WayGround, wayBoardOf } from '../ways/way-board.ts';
import { zonesOfAsker } from '../ways/zones-of-asker.ts';
import type { ListedPlace } from './places.contract.ts';

export type PlacesDependencies = Pick<Dependencies, 'database' | 'clock' | 'secrets' | 'live'>;

/** A place with its code. */
export type CodedPlace = VenuePlace & { readonly code: string };

export interface PlacesOfAsker {
  readonly ground: WayGround;
  /** Those that they may enter; undefined: every one. */
  readonly zones: ReadonlySet<string> | undefined;
  /** None where there is no such code, and where they may not be told of its place. */
  byCode(code: string): CodedPlace | undefined;
  all(): CodedPlace[];
}

/** The places of the published plan that who asks may be told of; none where no plan is published. */
export async function placesOfAsker(
  deps: PlacesDependencies,
  actor: Actor | Monitor | undefined,
): Promise<PlacesOfAsker | undefined> {
  const { ground } = await wayBoardOf(deps);
  if (!ground) return undefined;
  const zones = await zonesOfAsker(deps, actor, deps.clock.now());
  const { codes, router } = ground;
  const { places, placeIndex } = router.graph;
  const mayEnter = ({ zoneId }: VenuePlace) => !zones || zoneId === undefined || zones.has(zoneId);
  return {
    ...{ ground, zones },
    byCode(code) {
      const place = places[placeIndex.get(codes.keyOf.get(code) ?? '') ?? -1];
      return place && mayEnter(place) ? { ...place, code } : undefined;
    },
    all: () =>
      places.filter(mayEnter).flatMap((place) => {
        const code = codes.codeOf.get(place.key);
        return code === undefined ? [] : [{ ...place, code }];
      }),
  };
}

/** A place as lists and cards begin. */
export function listed({ router }: WayGround, { code, name, kind, levelId, point }: CodedPlace): ListedPlace {
  const level = router.graph.levels.find(({ id }) => id === levelId);
  const { name: levelName = { en: levelId }, shortName, ordinal = 0 } = level ?? {};
  return {
    ...{ code, name, kind, point },
    level: { name: levelName, ordinal, ...(shortName !== undefined && { shortName }) },
  };
}
