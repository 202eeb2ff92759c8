import type { CompiledGraph } from '../router/compiled-graph.ts';
import type { CountedZoneOf } from './counted-zones.ts';
import type { CrowdGround } from './spread-people.ts';

/** Of a walkway whose width the plan does not tell. */
const usualWidthM = 3;

/** Nobody stands on these, or they go by themselves: people there are not in the way of others. */
const withoutGround = new Set(['lift', 'shuttle', 'boat', 'gate']);

/** Each walkway of the graph as ground to stand on, in the graph's order; a lift or a ride has none. */
export function groundsOf(
  graph: CompiledGraph,
  { walkedShares, countedZoneOf }: { walkedShares?: Float64Array; countedZoneOf?: CountedZoneOf } = {},
): CrowdGround[] {
  return graph.walkways.map(({ kind, lengthM, widthM = usualWidthM }, walkway) => {
    const [from, to] = [graph.tailOf[2 * walkway] as number, graph.tailOf[2 * walkway + 1] as number];
    const level = graph.levels[graph.levelOf[from] as number];
    return {
      // A half floor is drawn with the floor below, and its hotspots are told on that one.
      levelOrdinal: Math.floor(level?.ordinal ?? 0),
      middle: [middleOf(graph.longitude, from, to), middleOf(graph.latitude, from, to)],
      countedZoneId: countedZoneOf?.(graph.zoneIds[graph.zoneOf[walkway] ?? -1] ?? null),
      ...(walkedShares && { walkedShare: walkedShares[walkway] ?? 1 }),
      areaM2: withoutGround.has(kind) ? 0 : lengthM * widthM,
    };
  });
}

const middleOf = (coordinate: Float64Array, from: number, to: number): number =>
  ((coordinate[from] as number) + (coordinate[to] as number)) / 2;
