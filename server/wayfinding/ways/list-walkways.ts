import type { Dependencies } from '../../kernel/dependencies.ts';
import { DomainError } from '../../kernel/domain-error.ts';
import type { CompiledGraph } from '../router/compiled-graph.ts';
import { metresBetween } from '../router/geometry.ts';
import { lineOf } from '../router/way-ends.ts';
import type { LonLat } from '../venue/venue.contract.ts';
import { wayBoardOf } from './way-board.ts';
import type { ListedWalkway, WalkwayList } from './ways.contract.ts';
import { wayFaults } from './ways.errors.ts';

/** All walkways of the published plan, or only its version where that is the one that the asker holds. Throws `ways.no_plan`. */
export async function listWalkways(
  deps: Pick<Dependencies, 'database' | 'clock'>,
  heldVersion: string | undefined,
): Promise<{ versionId: string; list?: WalkwayList }> {
  const { ground } = await wayBoardOf(deps);
  if (!ground) throw new DomainError(wayFaults.no_plan);
  const { versionId, version, router } = ground;
  if (versionId === heldVersion) return { versionId };
  const { graph } = router;
  const levels = graph.levels
    .map(({ id, ordinal, name }) => ({ id, ordinal, name }))
    .sort((a, b) => a.ordinal - b.ordinal);
  const placeAt = placesAtNodes(graph);
  const nearest = nearestPlaces(graph);
  const walkways = [...graph.walkways.keys()].map((index) => listed(graph, index, { placeAt, nearest }));
  return { versionId, list: { version, levels, walkways } };
}

type Walkways = CompiledGraph['walkways'];
type PlaceName = CompiledGraph['places'][number]['name'];

/** By node, the place whose door it is. */
function placesAtNodes({ places }: CompiledGraph): ReadonlyMap<string, PlaceName> {
  return new Map(places.flatMap(({ doors, name }) => doors.map((door) => [door, name] as const)));
}

/** So many distances are measured for one list at most: beyond, walkways without a name go without a place near them. */
const mostMeasured = 20_000_000;

/** The nearest place on a level to a point. */
function nearestPlaces({ places, walkways }: CompiledGraph): (levelId: string, point: LonLat) => PlaceName | undefined {
  if (places.length * walkways.length > mostMeasured) return () => undefined;
  const onLevel = new Map<string, CompiledGraph['places'][number][]>();
  for (const place of places) {
    const there = onLevel.get(place.levelId);
    if (there) there.push(place);
    else onLevel.set(place.levelId, [place]);
  }
  return (levelId, point) => {
    let best: { name: PlaceName; metres: number } | undefined;
    for (const place of onLevel.get(levelId) ?? []) {
      const metres = metresBetween(place.point, point);
      if (!best || metres < best.metres) best = { name: place.name, metres };
    }
    return best?.name;
  };
}

interface Surroundings {
  readonly placeAt: ReadonlyMap<string, PlaceName>;
  readonly nearest: ReturnType<typeof nearestPlaces>;
}

function listed(graph: CompiledGraph, index: number, { placeAt, nearest }: Surroundings): ListedWalkway {
  const { id, kind, feature, name, lengthM, zoneId, from, to } = graph.walkways[index] as Walkways[number];
  const [levelId, toLevelId] = [levelAt(graph, 2 * index), levelAt(graph, 2 * index + 1)];
  const between = [...new Set([from, to].flatMap((node) => placeAt.get(node) ?? []))];
  const line = lineOf(graph, index);
  const middle = line[Math.floor(line.length / 2)];
  const near = name || between.length > 0 || !middle ? undefined : nearest(levelId, middle);
  return {
    ...{ id, kind, lengthM, levelId },
    ...(feature && { feature }),
    ...(name && { name }),
    ...(toLevelId !== levelId && { toLevelId }),
    ...(zoneId !== undefined && { zoneId }),
    ...(between.length > 0 && { between }),
    ...(near && { near }),
    line: line.map(([longitude, latitude]) => [toDecimetre(longitude), toDecimetre(latitude)]),
  };
}

const levelAt = ({ levels, levelOf, tailOf }: CompiledGraph, arc: number): string =>
  levels[levelOf[tailOf[arc] as number] as number]?.id ?? '';

const toDecimetre = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
