// shared with pages: pure
import type { WayProfile } from '../../../db/venue-vocabulary.ts';
import type { LonLat } from '../venue/venue.contract.ts';
import { isPlaceBanned, isZoneBanned } from './bans.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import { footOn } from './geometry.ts';
import { pace } from './pace.ts';
import type { SearchGround, Terminal } from './timed-search.ts';
import type { WayEnd } from './way.ts';

export interface Terminals {
  readonly nodes: readonly Terminal[];
  readonly isKnown: boolean;
  /** False where it lies in a zone that the asker may not enter. */
  readonly isAllowed: boolean;
}

const nowhere: Terminals = { nodes: [], isKnown: false, isAllowed: true };

/** The nodes where a way from this end begins, or where one to it ends. */
export function terminalsOf(ground: SearchGround, end: WayEnd, side: 'from' | 'to', profile: WayProfile): Terminals {
  const { graph, bans } = ground;
  if ('point' in end) return nearPoint(ground, end.levelId, end.point, side, profile);
  if ('place' in end) {
    const place = graph.places[graph.placeIndex.get(end.place) ?? -1];
    if (!place) return nowhere;
    return { nodes: atNodes(graph, place.doors), isKnown: true, isAllowed: !isPlaceBanned(graph, bans, place) };
  }
  const nodes = atNodes(graph, 'node' in end ? [end.node] : end.nodes);
  return nodes.length > 0 ? { nodes, isKnown: true, isAllowed: true } : nowhere;
}

function atNodes(graph: CompiledGraph, ids: readonly string[]): Terminal[] {
  const known = ids.map((id) => graph.nodeIndex.get(id)).filter((node) => node !== undefined);
  return [...new Set(known)].map((node) => ({ node, ms: 0, metres: 0 }));
}

/** Both ends of the nearest walkway on the level that the asker can go along, as far as each is in its direction. */
function nearPoint(
  { graph, costs, bans }: SearchGround,
  levelId: string,
  point: LonLat,
  side: 'from' | 'to',
  profile: WayProfile,
): Terminals {
  const level = graph.levels.findIndex(({ id }) => id === levelId);
  if (level < 0) return nowhere;
  let nearest = { walkway: -1, metres: Number.POSITIVE_INFINITY, share: 0 };
  for (const walkway of graph.walkways.keys()) {
    if ((costs.timeMs[2 * walkway] as number) < 0 || isZoneBanned(graph, bans, walkway)) continue;
    if (!isOnLevel(graph, walkway, level)) continue;
    const foot = footOn(lineOf(graph, walkway), point);
    if (foot.metres < nearest.metres) nearest = { walkway, ...foot };
  }
  if (nearest.walkway < 0) return { nodes: [], isKnown: true, isAllowed: true };
  const accessMs = (nearest.metres / pace.metresPerSecond[profile]) * 1000;
  const lengthM = graph.walkways[nearest.walkway]?.lengthM ?? 0;
  const along = (arc: number, share: number): Terminal[] => {
    const ms = costs.timeMs[arc] as number;
    if (ms < 0) return [];
    const node = graph.tailOf[side === 'from' ? arc ^ 1 : arc] as number;
    return [{ node, ms: Math.round(accessMs + ms * share), metres: nearest.metres + lengthM * share }];
  };
  const [forward, backward] = [2 * nearest.walkway, 2 * nearest.walkway + 1];
  const [before, after] = [nearest.share, 1 - nearest.share];
  const nodes =
    side === 'from'
      ? [...along(forward, after), ...along(backward, before)]
      : [...along(forward, before), ...along(backward, after)];
  return { nodes, isKnown: true, isAllowed: true };
}

function isOnLevel(graph: CompiledGraph, walkway: number, level: number): boolean {
  const [from, to] = [graph.tailOf[2 * walkway] as number, graph.tailOf[2 * walkway + 1] as number];
  return graph.levelOf[from] === level && graph.levelOf[to] === level;
}

export const pointOf = (graph: CompiledGraph, node: number): LonLat => [
  graph.longitude[node] as number,
  graph.latitude[node] as number,
];

/** A walkway from its first end by its bends to its second. */
export function lineOf(graph: CompiledGraph, walkway: number): LonLat[] {
  const [from, to] = [graph.tailOf[2 * walkway] as number, graph.tailOf[2 * walkway + 1] as number];
  return [pointOf(graph, from), ...(graph.walkways[walkway]?.bends ?? []), pointOf(graph, to)];
}
