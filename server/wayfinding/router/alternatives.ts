// shared with pages: pure
import { describeWay, walkedCost } from './describe-way.ts';
import { type ArcPath, type SearchGround, searchTimed, type Terminal } from './timed-search.ts';
import type { Way } from './way.ts';

/** Walkways that are on a way already are this much dearer when another is looked for. */
const dearer = 1.5;
/** Another way is worth a line if it shares no more than this with each before, and takes no longer than this. */
const mostShared = 0.7;
const longest = { share: 1.5, moreMs: 60_000 };

/** Up to `wanted` ways that differ, each found by making those before dearer; told with what they truly take. */
export function otherWays(
  ground: SearchGround,
  best: ArcPath,
  ends: { starts: readonly Terminal[]; ends: readonly Terminal[]; departAtMs: number },
  wanted: number,
  leastLeft: (node: number) => number,
): Way[] {
  // Who is there already needs no other way.
  if (best.arcs.length === 0) return [];
  const { starts, departAtMs } = ends;
  const most = walkedCost(ground, best, departAtMs) * longest.share + longest.moreMs;
  const found = [{ path: best, walkways: walkwaysOf(best) }];
  const others: { path: ArcPath; cost: number }[] = [];
  const timeMs = ground.costs.timeMs.slice();
  const dear = { ...ground, costs: { ...ground.costs, timeMs } };
  let last = best;
  /** Some ways that are found are too much like others: a few more tries than are wanted. */
  for (let tries = 0; tries < wanted + 2 && others.length < wanted; tries++) {
    makeDearer(timeMs, last);
    const path = searchTimed(dear, starts, ends.ends, departAtMs, leastLeft);
    if (!path) break;
    const isOther = found.every(({ walkways }) => sharedTime(ground, path, walkways) <= mostShared);
    const cost = walkedCost(ground, path, departAtMs);
    if (isOther && cost <= most) others.push({ path, cost });
    found.push({ path, walkways: walkwaysOf(path) });
    last = path;
  }
  return others.sort((a, b) => a.cost - b.cost).map(({ path }) => describeWay(ground, path, departAtMs));
}

function makeDearer(timeMs: Int32Array, { arcs }: ArcPath): void {
  for (const arc of arcs)
    for (const each of [arc, arc ^ 1])
      if ((timeMs[each] as number) >= 0) timeMs[each] = Math.ceil((timeMs[each] as number) * dearer);
}

const walkwaysOf = ({ arcs }: ArcPath): ReadonlySet<number> => new Set(arcs.map((arc) => arc >> 1));

/** How much of a path's time goes along walkways of another. */
function sharedTime({ costs }: SearchGround, path: ArcPath, walkways: ReadonlySet<number>): number {
  let [shared, whole] = [0, 1];
  for (const arc of path.arcs) {
    const ms = costs.timeMs[arc] as number;
    whole += ms;
    if (walkways.has(arc >> 1)) shared += ms;
  }
  return shared / whole;
}
