// shared with pages: pure
import { describeWay } from './describe-way.ts';
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
  const found = [best];
  const ways: Way[] = [];
  const first = describeWay(ground, best, ends.departAtMs);
  const timeMs = ground.costs.timeMs.slice();
  /** Some ways that are found are too much like others: a few more tries than are wanted. */
  for (let tries = 0; tries < wanted + 2 && ways.length < wanted; tries++) {
    makeDearer(timeMs, found.at(-1) ?? best);
    const dear = { ...ground, costs: { ...ground.costs, timeMs } };
    const path = searchTimed(dear, ends.starts, ends.ends, ends.departAtMs, leastLeft);
    if (!path) break;
    const way = describeWay(ground, path, ends.departAtMs);
    const isOther = found.every((other) => sharedTime(ground, path, other) <= mostShared);
    found.push(path);
    const [cost, least] = [way.seconds + way.mindedSeconds, first.seconds + first.mindedSeconds];
    if (isOther && cost * 1000 <= least * 1000 * longest.share + longest.moreMs) ways.push(way);
  }
  return ways.sort((a, b) => a.seconds + a.mindedSeconds - (b.seconds + b.mindedSeconds));
}

function makeDearer(timeMs: Int32Array, { arcs }: ArcPath): void {
  for (const arc of arcs)
    for (const each of [arc, arc ^ 1])
      if ((timeMs[each] as number) >= 0) timeMs[each] = Math.ceil((timeMs[each] as number) * dearer);
}

/** How much of a path's time goes along the other's walkways. */
function sharedTime({ costs }: SearchGround, path: ArcPath, other: ArcPath): number {
  const known = new Set(other.arcs.map((arc) => arc >> 1));
  let [shared, whole] = [0, 1];
  for (const arc of path.arcs) {
    const ms = costs.timeMs[arc] as number;
    whole += ms;
    if (known.has(arc >> 1)) shared += ms;
  }
  return shared / whole;
}
