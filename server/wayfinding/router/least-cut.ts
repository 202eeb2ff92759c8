// shared with pages: pure
import type { Ground, Neighbours } from './order-nodes.ts';

/** Nodes that stand together in the order, and are marked by the same number. */
export interface Part {
  readonly from: number;
  readonly until: number;
  readonly id: number;
}

export interface Side {
  readonly from: number;
  readonly until: number;
  readonly isSeparator: boolean;
}

/** What each side has at least of a part. */
const shareOfSide = 0.28;
/** Below this many nodes two directions do. */
const smallPart = 48;

/**
 * Parts a connected part in two by few nodes: in each of five directions, the least number of walkways that holds its first nodes
 * from its last (the greatest flow between them); the direction with the fewest wins.
 */
export function leastCut(ground: Ground, neighbours: Neighbours, order: Int32Array, partOf: Int32Array) {
  const squeeze = Math.cos(((ground.latitude[0] ?? 0) * Math.PI) / 180);
  const east = (node: number) => (ground.longitude[node] as number) * squeeze;
  const north = (node: number) => ground.latitude[node] as number;
  const directions = [
    east,
    north,
    (node: number) => east(node) + north(node),
    (node: number) => east(node) - north(node),
    (node: number) => (ground.height[node] as number) + east(node) * 1e-3,
  ];
  const flow = makeFlow(neighbours, partOf);
  return ({ from, until, id }: Part): Side[] => {
    const nodes = order.slice(from, until);
    const held = Math.max(1, Math.floor(nodes.length * shareOfSide));
    let best: { edges: number; reached: Int32Array } | undefined;
    for (const along of nodes.length < smallPart ? directions.slice(0, 2) : directions) {
      const sorted = sortedBy(nodes, along);
      const found = flow(sorted, id, held, best?.edges ?? Number.POSITIVE_INFINITY);
      if (found) best = found;
    }
    return arrange(order, from, nodes, best?.reached ?? nodes, neighbours, partOf, id);
  };
}

/** Sorted as plain numbers, which is much faster than by comparing: the key to 32 bits, then which node it is. */
function sortedBy(nodes: Int32Array, along: (node: number) => number): Int32Array {
  const keys = Float64Array.from(nodes, along);
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const key of keys) [least, most] = [Math.min(least, key), Math.max(most, key)];
  const scale = most > least ? (2 ** 31 - 1) / (most - least) : 0;
  for (const [i, key] of keys.entries()) keys[i] = Math.floor((key - least) * scale) * 2 ** 20 + i;
  return Int32Array.from(keys.sort(), (key) => nodes[key % 2 ** 20] as number);
}

/** First side, second side, then what parts them: the ends, on that side which has fewer of them, of walkways that cross. */
function arrange(
  order: Int32Array,
  from: number,
  nodes: Int32Array,
  reached: Int32Array,
  { start, node: to }: Neighbours,
  partOf: Int32Array,
  id: number,
): Side[] {
  const isFirst = new Set(reached);
  const crosses = (node: number) => {
    for (let slot = start[node] as number; slot < (start[node + 1] as number); slot++) {
      const other = to[slot] as number;
      if (partOf[other] === id && isFirst.has(other) !== isFirst.has(node)) return true;
    }
    return false;
  };
  const [first, second] = [nodes.filter((node) => isFirst.has(node)), nodes.filter((node) => !isFirst.has(node))];
  const [firstEdge, secondEdge] = [first.filter(crosses), second.filter(crosses)];
  const separator = firstEdge.length <= secondEdge.length ? firstEdge : secondEdge;
  const parts = new Set(separator);
  const [one, other] = [first.filter((node) => !parts.has(node)), second.filter((node) => !parts.has(node))];
  order.set(one, from);
  order.set(other, from + one.length);
  order.set(separator, from + one.length + other.length);
  const [middle, end] = [from + one.length, from + one.length + other.length];
  return [
    { from, until: middle, isSeparator: false },
    { from: middle, until: end, isSeparator: false },
    { from: end, until: from + nodes.length, isSeparator: true },
  ];
}

/** Breadth first, one way after the other, each walkway carrying one: cuts are small, so ways are few. */
function makeFlow({ start, node: to, reverse }: Neighbours, partOf: Int32Array) {
  const carried = new Int8Array(to.length);
  const stamp = new Int32Array(partOf.length);
  const cameBy = new Int32Array(partOf.length);
  const sinkStamp = new Int32Array(partOf.length);
  const queue = new Int32Array(partOf.length);
  let round = 0;
  let filled = 0;
  /** The sink that it came to, or -1 when all that can be reached is in the queue. */
  const spread = (sources: Int32Array, id: number, sinks: number): number => {
    round++;
    filled = 0;
    for (const source of sources) {
      stamp[source] = round;
      cameBy[source] = -1;
      queue[filled++] = source;
    }
    for (let next = 0; next < filled; next++) {
      const at = queue[next] as number;
      for (let slot = start[at] as number; slot < (start[at + 1] as number); slot++) {
        const other = to[slot] as number;
        if (carried[slot] === 1 || stamp[other] === round || partOf[other] !== id) continue;
        stamp[other] = round;
        cameBy[other] = slot;
        if (sinkStamp[other] === sinks) return other;
        queue[filled++] = other;
      }
    }
    return -1;
  };
  const carry = (sink: number) => {
    for (let slot = cameBy[sink] as number; slot >= 0; slot = cameBy[to[reverse[slot] as number] as number] as number) {
      carried[slot] = (carried[slot] as number) + 1;
      carried[reverse[slot] as number] = (carried[reverse[slot] as number] as number) - 1;
    }
  };
  let sinks = 0;
  return (sorted: Int32Array, id: number, held: number, atMost: number) => {
    for (const node of sorted) carried.fill(0, start[node], start[node + 1]);
    const sources = sorted.subarray(0, held);
    sinks++;
    for (const sink of sorted.subarray(sorted.length - held)) sinkStamp[sink] = sinks;
    for (let edges = 0; edges < atMost; edges++) {
      const sink = spread(sources, id, sinks);
      if (sink < 0) return { edges, reached: queue.slice(0, filled) };
      carry(sink);
    }
    return undefined;
  };
}
