// shared with pages: pure
import type { CompiledGraph } from './compiled-graph.ts';

/**
 * What is left when the nodes are taken out by rank and the neighbours of each are joined: links from each node to higher ones.
 * It holds for whatever the walkways cost (customizable contraction hierarchies: Dibbelt, Strasser, Wagner, 2016).
 */
export interface Hierarchy {
  /** Links of a node, by their upper ends in order. */
  readonly start: Int32Array;
  readonly upper: Int32Array;
  /** The lowest of its upper neighbours, -1 for none: whatever is above it by links, is above it by parents. */
  readonly parent: Int32Array;
  /** By walkway: the link between its ends. */
  readonly linkOf: Int32Array;
}

export function buildHierarchy({ tailOf, nodeIds, walkways }: CompiledGraph): Hierarchy {
  const count = nodeIds.length;
  const above = takeOut(count, tailOf);
  const start = new Int32Array(count + 1);
  for (const [node, nodes] of above.entries()) start[node + 1] = (start[node] as number) + nodes.length;
  const upper = new Int32Array(start[count] as number);
  for (const [node, nodes] of above.entries()) upper.set(nodes, start[node]);
  const parent = Int32Array.from(above, (nodes) => nodes[0] ?? -1);
  const linkOf = Int32Array.from(walkways, (_, i) => {
    const [a, b] = [tailOf[2 * i] as number, tailOf[2 * i + 1] as number];
    return findLink(start, upper, Math.min(a, b), Math.max(a, b));
  });
  return { start, upper, parent, linkOf };
}

/** The upper neighbours of each node, in order: its own, and those that nodes below hand up. */
function takeOut(count: number, tailOf: Int32Array): Int32Array[] {
  const own: number[][] = Array.from({ length: count }, () => []);
  for (let arc = 0; arc < tailOf.length; arc += 2) {
    const [a, b] = [tailOf[arc] as number, tailOf[arc + 1] as number];
    own[Math.min(a, b)]?.push(Math.max(a, b));
  }
  const handedUp: Int32Array[][] = Array.from({ length: count }, () => []);
  const seenBy = new Int32Array(count).fill(-1);
  return own.map((neighbours, node) => {
    const upper: number[] = [];
    const add = (other: number) => {
      if (other === node || seenBy[other] === node) return;
      seenBy[other] = node;
      upper.push(other);
    };
    for (const other of neighbours) add(other);
    for (const nodes of handedUp[node] ?? []) for (const other of nodes) add(other);
    const sorted = Int32Array.from(upper).sort();
    const [lowest] = sorted;
    if (lowest !== undefined) handedUp[lowest]?.push(sorted);
    handedUp[node] = [];
    return sorted;
  });
}

/** -1 where there is none. */
export function findLink(start: Int32Array, upper: Int32Array, lower: number, higher: number): number {
  let [low, high] = [start[lower] as number, start[lower + 1] as number];
  const end = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upper[middle] as number) < higher) low = middle + 1;
    else high = middle;
  }
  return low < end && upper[low] === higher ? low : -1;
}
