import type { Router } from '../router/router.ts';

/** Where people come from and go to; of a venue with more such places, the first ones stand for all. */
const sought: ReadonlySet<string> = new Set(['hall', 'exhibition', 'entrance', 'gate', 'hotel', 'restaurant', 'stop']);
const mostSought = 60;

/** Somebody is also where no way between places leads. */
const leastShare = 0.05;

/**
 * How much each walkway is walked, from 0.05 to 1, by how many of the fastest ways between places lead over it. Rooms that
 * people sit in count as walked: who is there stays there.
 */
export function walkedShares({ graph, findWay }: Pick<Router, 'graph' | 'findWay'>): Float64Array {
  const counts = new Float64Array(graph.walkways.length);
  const places = graph.places.filter(({ kind }) => sought.has(kind)).slice(0, mostSought);
  for (const from of places) {
    for (const to of places) {
      if (from === to) continue;
      const ends = { from: { place: from.key }, to: { place: to.key } };
      const answer = findWay({ ...ends, profile: 'walking', departAtMs: 0 });
      if (!answer.isFound) continue;
      for (const { walkway } of answer.way.legs) counts[walkway] = (counts[walkway] ?? 0) + 1;
    }
  }
  const most = Math.max(1, ...counts);
  return counts.map((count, walkway) => {
    if (graph.walkways[walkway]?.feature === 'open_room') return 1;
    return Math.max(leastShare, Math.sqrt(count / most));
  });
}
