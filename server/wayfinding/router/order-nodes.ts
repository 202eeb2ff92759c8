// shared with pages: pure
import { grouped } from './grouped.ts';
import { leastCut, type Part } from './least-cut.ts';

/** What an order is found from: nodes by index, and two ends for each walkway. */
export interface Ground {
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** The ordinal of each node's level. */
  readonly height: Float64Array;
  readonly ends: Int32Array;
}

/** Neighbours of each node, whatever the direction, as compressed rows; `reverse` is the same pair from the other side. */
export interface Neighbours {
  readonly start: Int32Array;
  readonly node: Int32Array;
  readonly reverse: Int32Array;
}

/**
 * Nodes in the order of their ranks, by nested dissection: a few nodes that part the graph in two come last, the two parts before
 * them, each ordered in the same way. So what is found when nodes are taken out in this order stays small, whatever the
 * walkways cost: the order rests on the plan alone and outlives crowds and closures.
 */
export function orderNodes(ground: Ground): Int32Array {
  const count = ground.longitude.length;
  const neighbours = neighboursOf(count, ground.ends);
  const order = Int32Array.from(ground.longitude.keys());
  const partOf = new Int32Array(count);
  const parts: Part[] = [{ from: 0, until: count, id: 0 }];
  let ids = 0;
  const cut = leastCut(ground, neighbours, order, partOf);
  for (let part = parts.pop(); part; part = parts.pop()) {
    if (part.until - part.from < 4) continue;
    const pieces = connectedPieces(part, neighbours, order, partOf, () => ++ids);
    if (pieces.length > 1) {
      parts.push(...pieces);
      continue;
    }
    for (const side of cut(pieces[0] ?? part)) {
      const id = ++ids;
      for (let i = side.from; i < side.until; i++) partOf[order[i] as number] = id;
      if (!side.isSeparator) parts.push({ from: side.from, until: side.until, id });
    }
  }
  return order;
}

function neighboursOf(count: number, ends: Int32Array): Neighbours {
  const isSeen = new Set<number>();
  const pairs: number[] = [];
  for (let i = 0; i < ends.length; i += 2) {
    const [a, b] = [ends[i] as number, ends[i + 1] as number];
    const key = Math.min(a, b) * count + Math.max(a, b);
    if (isSeen.has(key)) continue;
    isSeen.add(key);
    pairs.push(i, i + 1);
  }
  const { start, items } = grouped(pairs, count, (slot) => ends[slot] as number);
  const slotOf = new Int32Array(ends.length);
  for (const [slot, end] of items.entries()) slotOf[end] = slot;
  return {
    start,
    node: items.map((end) => ends[end ^ 1] as number),
    reverse: items.map((end) => slotOf[end ^ 1] as number),
  };
}

/** Puts the nodes of each connected piece side by side in the order, under a part of their own. */
function connectedPieces(
  part: Part,
  { start, node }: Neighbours,
  order: Int32Array,
  partOf: Int32Array,
  newId: () => number,
) {
  const nodes = order.slice(part.from, part.until);
  const pieces: Part[] = [];
  let filled = part.from;
  for (const seed of nodes) {
    if (partOf[seed] !== part.id) continue;
    const [from, id] = [filled, newId()];
    order[filled++] = seed;
    partOf[seed] = id;
    for (let next = from; next < filled; next++) {
      const at = order[next] as number;
      for (let slot = start[at] as number; slot < (start[at + 1] as number); slot++) {
        const other = node[slot] as number;
        if (partOf[other] !== part.id) continue;
        partOf[other] = id;
        order[filled++] = other;
      }
    }
    pieces.push({ from, until: filled, id });
  }
  return pieces;
}
