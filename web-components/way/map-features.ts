import type { Way } from '../../server/wayfinding/router/way.ts';
import { lineOf } from '../../server/wayfinding/router/way-ends.ts';
import type { LonLat } from '../../server/wayfinding/venue/venue.contract.ts';
import type { SignedPlace, WayWorld } from './way-world.ts';

interface Collected {
  type: 'FeatureCollection';
  features: {
    type: 'Feature';
    geometry: { type: 'LineString'; coordinates: LonLat[] } | { type: 'Point'; coordinates: LonLat };
    properties: Record<string, string | number | boolean>;
  }[];
}

/** The way as lines; those on the level that is shown stand out from those above and below. */
export function wayLines({ router: { graph } }: WayWorld, way: Way | undefined, levelId: string): Collected {
  const features = (way?.legs ?? []).map(({ walkway, isForward }) => {
    const line = lineOf(graph, walkway);
    const ends = [graph.tailOf[2 * walkway], graph.tailOf[2 * walkway + 1]];
    const isHere = ends.some((node) => graph.levels[graph.levelOf[node ?? -1] ?? -1]?.id === levelId);
    return {
      type: 'Feature' as const,
      geometry: { type: 'LineString' as const, coordinates: isForward ? line : line.reverse() },
      properties: { isHere },
    };
  });
  return { type: 'FeatureCollection', features };
}

/** Places with names, where one is, and where one goes. Right-to-left script is not drawn on a map: such a name is in English. */
export function placePoints(
  world: WayWorld,
  ends: { from: SignedPlace; to: SignedPlace },
  levelId: string,
  nameOf: (place: SignedPlace) => string,
): Collected {
  const features = world.places
    .filter((place) => place.levelId === levelId || place === ends.from || place === ends.to)
    .map((place) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: place.point },
      properties: {
        name: rightToLeft.test(nameOf(place)) ? place.name.en : nameOf(place),
        part: place === ends.from ? 'from' : place === ends.to ? 'to' : 'other',
        rank: place === ends.from || place === ends.to ? 0 : mainKinds.includes(place.kind) ? 1 : 2,
      },
    }));
  return { type: 'FeatureCollection', features };
}

const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}/u;
const mainKinds: readonly string[] = ['hall', 'entrance', 'hotel', 'exhibition', 'help', 'restaurant'];

/** The box around the way, or around both ends. */
export function boxOf(points: readonly LonLat[]): [[number, number], [number, number]] {
  const [east, north] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [
    [Math.min(...east), Math.min(...north)],
    [Math.max(...east), Math.max(...north)],
  ];
}
