import createGraph from 'ngraph.graph';
import ngraphPath from 'ngraph.path';
import type { WayProfile } from '../../../db/venue-vocabulary.ts';
import type { VenuePlan } from '../../../server/wayfinding/venue/venue.contract.ts';
import { oracleCanGo, oracleWalkMs } from './pace-of-rows.ts';

export interface NgraphWays {
  /** Nodes from start to end; none where there is no way. */
  readonly find: (from: string, to: string) => string[];
  /** Milliseconds along them. */
  readonly costOf: (nodes: readonly string[]) => number;
}

interface Position {
  east: number;
  north: number;
}

/**
 * The same graph for ngraph.path's `nba`, with the same milliseconds, directed, without hours, zones and closures. Its
 * heuristic is the sharpest that never says too much: the straight line at the greatest speed of any walkway.
 */
export function ngraphWays(
  { nodes, walkways }: Pick<VenuePlan, 'nodes' | 'walkways'>,
  profile: WayProfile,
): NgraphWays {
  const graph = createGraph<Position, number>();
  const squeeze = Math.cos(((nodes[0]?.point[1] ?? 0) * Math.PI) / 180);
  for (const { id, point } of nodes)
    graph.addNode(id, { east: point[0] * 111_195 * squeeze, north: point[1] * 111_195 });
  for (const row of walkways)
    for (const isForward of [true, false]) {
      if (!oracleCanGo(row, isForward, profile) || row.from === row.to) continue;
      const [from, to] = isForward ? [row.from, row.to] : [row.to, row.from];
      const ms = oracleWalkMs(row, isForward, profile) + Math.round((row.headwayS ?? 0) * 500);
      graph.addLink(from, to, Math.min(ms, graph.getLink(from, to)?.data ?? ms));
    }
  const metres = (a: Position, b: Position) => Math.hypot(a.east - b.east, a.north - b.north);
  let msPerMetre = Number.POSITIVE_INFINITY;
  graph.forEachLink(({ fromId, toId, data }) => {
    const straight = metres(graph.getNode(fromId)!.data, graph.getNode(toId)!.data);
    if (straight > 0) msPerMetre = Math.min(msPerMetre, data / straight);
  });
  const finder = ngraphPath.nba(graph, {
    oriented: true,
    distance: (_from, _to, link) => link.data,
    heuristic: (from, to) => metres(from.data, to.data) * msPerMetre * 0.999,
  });
  return {
    find: (from, to) =>
      finder
        .find(from, to)
        .map(({ id }) => String(id))
        .reverse(),
    costOf: (way) => way.slice(1).reduce((sum, node, i) => sum + (graph.getLink(way[i]!, node)?.data ?? Number.NaN), 0),
  };
}
