import type { VenuePlan, Walkway } from './venue.contract.ts';

/** Which nodes one can walk to from which, by node id. */
export interface NodeWays {
  next(id: string): readonly string[];
  /** Walkways that begin or end there. */
  countAt(id: string): number;
  /** Nodes of the largest part that hangs together, whichever way one may walk. */
  largestPart(): Set<string>;
}

export function joinedNodes(
  { nodes, walkways }: Pick<VenuePlan, 'nodes' | 'walkways'>,
  isOpen: (walkway: Walkway, isForward: boolean) => boolean,
): NodeWays {
  const next = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  const around = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  const counts = new Map<string, number>();
  for (const walkway of walkways) {
    const { from, to, direction } = walkway;
    if (!next.has(from) || !next.has(to) || from === to) continue;
    for (const end of [from, to]) counts.set(end, (counts.get(end) ?? 0) + 1);
    const isThere = isOpen(walkway, true);
    const isBack = direction === 'both' && isOpen(walkway, false);
    if (isThere) next.get(from)?.push(to);
    if (isBack) next.get(to)?.push(from);
    if (!isThere && !isBack) continue;
    around.get(from)?.push(to);
    around.get(to)?.push(from);
  }
  return {
    next: (id) => next.get(id) ?? [],
    countAt: (id) => counts.get(id) ?? 0,
    largestPart: () => largestOf(around),
  };
}

function largestOf(around: ReadonlyMap<string, readonly string[]>): Set<string> {
  let largest = new Set<string>();
  const seen = new Set<string>();
  for (const id of around.keys()) {
    if (seen.has(id)) continue;
    const part = spread([id], (at) => around.get(at) ?? []);
    for (const each of part) seen.add(each);
    if (part.size > largest.size) largest = part;
  }
  return largest;
}

export const reachedFrom = (ways: NodeWays, starts: Iterable<string>): Set<string> => spread(starts, ways.next);

function spread(starts: Iterable<string>, next: (id: string) => readonly string[]): Set<string> {
  const reached = new Set(starts);
  const waiting = [...reached];
  for (let here = waiting.pop(); here !== undefined; here = waiting.pop())
    for (const there of next(here)) {
      if (reached.has(there)) continue;
      reached.add(there);
      waiting.push(there);
    }
  return reached;
}
