// shared with pages: pure
import type { OpeningHours, Walkway } from '../venue/venue.contract.ts';
import type { CompiledGraph, RoutedPlan } from './compiled-graph.ts';
import { grouped } from './grouped.ts';
import { orderNodes } from './order-nodes.ts';

/** Throws where a walkway leads to a node, or a node lies on a level, that is not in the plan: a plan that is published has none. */
export function compileGraph(plan: RoutedPlan): CompiledGraph {
  const walkways = plan.walkways.filter(({ from, to }) => from !== to);
  const given = indexOf(plan.nodes.map(({ id }) => id));
  const levelIndex = indexOf(plan.levels.map(({ id }) => id));
  const ends = endsOf(walkways, given);
  const order = orderNodes({
    longitude: Float64Array.from(plan.nodes, ({ point }) => point[0]),
    latitude: Float64Array.from(plan.nodes, ({ point }) => point[1]),
    height: Float64Array.from(
      plan.nodes,
      ({ levelId }) => plan.levels[known(levelIndex, levelId, 'level')]?.ordinal ?? 0,
    ),
    ends,
  });
  const nodes = Array.from(order, (place) => at(plan.nodes, place));
  const rankOf = new Int32Array(order.length);
  for (const [rank, place] of order.entries()) rankOf[place] = rank;
  const tailOf = ends.map((place) => rankOf[place] as number);
  const nodeIds = nodes.map(({ id }) => id);
  const zones = distinct(
    walkways,
    ({ zoneId }) => zoneId,
    plan.places.flatMap(({ zoneId }) => zoneId ?? []),
  );
  const hours = distinct(walkways, (walkway) => walkway.hours && JSON.stringify(walkway.hours));
  return {
    nodeIds,
    nodeIndex: indexOf(nodeIds),
    longitude: Float64Array.from(nodes, ({ point }) => point[0]),
    latitude: Float64Array.from(nodes, ({ point }) => point[1]),
    levelOf: Int32Array.from(nodes, ({ levelId }) => known(levelIndex, levelId, 'level')),
    levels: plan.levels,
    places: plan.places,
    placeIndex: indexOf(plan.places.map(({ key }) => key)),
    walkways,
    walkwayIndex: indexOf(walkways.map(({ id }) => id)),
    tailOf,
    ...arcsByNode(walkways, tailOf, nodes.length),
    zoneOf: zones.indexes,
    zoneIds: zones.values,
    hoursOf: hours.indexes,
    hours: hours.values.map((text) => JSON.parse(text) as OpeningHours),
  };
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`there is no item ${index}`);
  return item;
}

const indexOf = (ids: readonly string[]): ReadonlyMap<string, number> => new Map(ids.map((id, index) => [id, index]));

function known(index: ReadonlyMap<string, number>, id: string, what: string): number {
  const found = index.get(id);
  if (found === undefined) throw new RangeError(`the plan has no ${what} ${id}`);
  return found;
}

function endsOf(walkways: readonly Walkway[], nodes: ReadonlyMap<string, number>): Int32Array {
  const ends = new Int32Array(walkways.length * 2);
  for (const [i, { from, to }] of walkways.entries()) {
    ends[2 * i] = known(nodes, from, 'node');
    ends[2 * i + 1] = known(nodes, to, 'node');
  }
  return ends;
}

function distinct(
  walkways: readonly Walkway[],
  idOf: (walkway: Walkway) => string | undefined,
  others: readonly string[] = [],
) {
  const values = new Map<string, number>();
  const indexes = Int32Array.from(walkways, (walkway) => {
    const value = idOf(walkway);
    if (value === undefined) return -1;
    const index = values.get(value) ?? values.size;
    values.set(value, index);
    return index;
  });
  for (const value of others) if (!values.has(value)) values.set(value, values.size);
  return { indexes, values: [...values.keys()] };
}

function arcsByNode(walkways: readonly Walkway[], tailOf: Int32Array, nodeCount: number) {
  const arcs: number[] = [];
  for (const [i, { direction }] of walkways.entries()) {
    arcs.push(2 * i);
    if (direction === 'both') arcs.push(2 * i + 1);
  }
  const out = grouped(arcs, nodeCount, (arc) => tailOf[arc] as number);
  const into = grouped(arcs, nodeCount, (arc) => tailOf[arc ^ 1] as number);
  return { outStart: out.start, outArc: out.items, inStart: into.start, inArc: into.items };
}
