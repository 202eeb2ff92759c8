import { boxOfSpots, boxTree } from './box-tree.ts';
import { cornersOf } from './corners.ts';
import { apart, type Spot } from './plane.ts';
import { isClear, type Shape } from './shape.ts';

/** Straight lines to walk between some spots of an area, and the corners that they go round. */
export interface SightLines {
  readonly corners: readonly Spot[];
  /** By index: of the spots, then of the corners. */
  readonly lines: readonly (readonly [from: number, to: number])[];
}

/** Up to so many, each is held against each; more are looked at by direction. */
const eachWithEach = 90;
/** A line is left out where going by others is longer by no more than this share. */
const spared = 1.02;
const directions = 24;
/** Among more than these, all corners are kept rather than each way looked at. */
const thinnedAtMost = 600;
/** Of a spot among thousands no more than so many others are looked at. */
const lookedAtMost = 400;

/**
 * Lines between spots of one area that see each other, so many that a way along them is at most two in a hundred longer than
 * the straight one, and round corners where spots do not see each other. Among more than ninety, the nearest in each of 24
 * directions are joined: then a way may be a little longer.
 */
export function sightLines(shape: Shape, spots: readonly Spot[]): SightLines {
  if (spots.length < 2) return { corners: [], lines: [] };
  if (spots.length <= eachWithEach) {
    const straight = linesAmong(shape, spots);
    if (straight.isWhole) return { corners: [], lines: straight.lines };
  }
  const corners = cornersOf(shape);
  const all = [...spots, ...corners];
  const lines = all.length <= eachWithEach ? linesAmong(shape, all).lines : linesByDirection(shape, all);
  return all.length > thinnedAtMost ? { corners, lines } : withoutIdleCorners(all, spots.length, lines);
}

type Line = readonly [from: number, to: number];

/** Whole where each sees each. */
function linesAmong(shape: Shape, spots: readonly Spot[]): { lines: Line[]; isWhole: boolean } {
  const count = spots.length;
  const pairs: { from: number; to: number; metres: number }[] = [];
  let isWhole = true;
  for (let from = 0; from < count; from++) {
    for (let to = from + 1; to < count; to++) {
      const [a, b] = [spots[from], spots[to]];
      if (!a || !b) continue;
      if (isClear(shape, a, b)) pairs.push({ from, to, metres: apart(a, b) });
      else isWhole = false;
    }
  }
  pairs.sort((a, b) => a.metres - b.metres);
  const along = new Float64Array(count * count).fill(Number.POSITIVE_INFINITY);
  const lines: Line[] = [];
  for (const { from, to, metres } of pairs) {
    const roundabout = shortestByOne(along, count, from, to);
    const isNeeded = roundabout > metres * spared;
    if (isNeeded) lines.push([from, to]);
    along[from * count + to] = along[to * count + from] = isNeeded ? metres : roundabout;
  }
  return { lines, isWhole };
}

function shortestByOne(along: Float64Array, count: number, from: number, to: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let by = 0; by < count; by++) {
    const metres = (along[from * count + by] ?? 0) + (along[to * count + by] ?? 0);
    if (metres < least) least = metres;
  }
  return least;
}

/** The nearest that is seen in each direction. */
function linesByDirection(shape: Shape, spots: readonly Spot[]): Line[] {
  const joined = new Set<number>();
  const nearest = nearestFirst(shape, spots);
  spots.forEach((here, from) => {
    const taken = new Uint8Array(directions);
    let open = directions;
    for (const to of nearest(from)) {
      const there = spots[to] ?? here;
      if (open === 0) break;
      const angle = Math.atan2(there[1] - here[1], there[0] - here[0]) + Math.PI;
      const direction = Math.min(directions - 1, Math.floor((angle / (2 * Math.PI)) * directions));
      if (taken[direction] || !isClear(shape, here, there)) continue;
      taken[direction] = 1;
      open--;
      joined.add(Math.min(from, to) * spots.length + Math.max(from, to));
    }
  });
  return [...joined].map((pair) => [Math.floor(pair / spots.length), pair % spots.length]);
}

/** Some hundreds of the spots around one, the nearest first. */
function nearestFirst({ box }: Shape, spots: readonly Spot[]): (from: number) => number[] {
  const tree = boxTree([...spots.keys()], (index) => boxOfSpots([spots[index] ?? [0, 0]]));
  const width = Math.max(box[2] - box[0], box[3] - box[1]);
  const firstRadius = width * Math.min(1, Math.sqrt(lookedAtMost / spots.length));
  return (from) => {
    const here = spots[from] ?? [0, 0];
    let near: number[] = [];
    for (let radius = firstRadius; ; radius *= 2) {
      near = tree.within([here[0] - radius, here[1] - radius, here[0] + radius, here[1] + radius]);
      if (near.length > lookedAtMost / 2 || radius >= width) break;
    }
    return near
      .filter((to) => to !== from)
      .map((to) => ({ to, metres: apart(here, spots[to] ?? here) }))
      .sort((a, b) => a.metres - b.metres)
      .slice(0, lookedAtMost)
      .map(({ to }) => to);
  };
}

/** Without the corners and lines that are on no shortest way from one of the spots to another. */
function withoutIdleCorners(all: readonly Spot[], spotCount: number, lines: readonly Line[]): SightLines {
  const next = neighbours(all, lines);
  const used = new Set<number>();
  const usedCorners = new Set<number>();
  for (let from = 0; from < spotCount; from++) {
    const reachedBy = waysFrom(from, all.length, next);
    const isOnWay = new Uint8Array(all.length);
    isOnWay[from] = 1;
    for (let to = 0; to < spotCount; to++) {
      for (let at = to; !isOnWay[at] && reachedBy[at] !== -1; ) {
        const before = reachedBy[at] ?? -1;
        isOnWay[at] = 1;
        used.add(Math.min(before, at) * all.length + Math.max(before, at));
        if (at >= spotCount) usedCorners.add(at);
        at = before;
      }
    }
  }
  const corners = [...usedCorners].sort((a, b) => a - b);
  const indexOf = new Map(corners.map((corner, index) => [corner, spotCount + index]));
  const renumbered = (index: number) => (index < spotCount ? index : (indexOf.get(index) ?? -1));
  const kept = [...used].sort((a, b) => a - b).map((key): Line => [Math.floor(key / all.length), key % all.length]);
  return {
    corners: corners.map((corner) => all[corner]).filter((spot) => spot !== undefined),
    lines: kept.map(([from, to]): Line => [renumbered(from), renumbered(to)]),
  };
}

type Neighbours = readonly (readonly { to: number; metres: number }[])[];

function neighbours(spots: readonly Spot[], lines: readonly Line[]): Neighbours {
  const next = spots.map((): { to: number; metres: number }[] => []);
  for (const [from, to] of lines) {
    const [a, b] = [spots[from], spots[to]];
    if (!a || !b) continue;
    const metres = apart(a, b);
    next[from]?.push({ to, metres });
    next[to]?.push({ to: from, metres });
  }
  return next;
}

/** Shortest ways from one spot (Dijkstra; the areas are small enough to look for the nearest in a list). */
function waysFrom(start: number, count: number, next: Neighbours): Int32Array {
  const metresTo = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const reachedBy = new Int32Array(count).fill(-1);
  const isDone = new Uint8Array(count);
  const open = new Set([start]);
  metresTo[start] = 0;
  while (open.size > 0) {
    let here = -1;
    for (const at of open) if (here < 0 || (metresTo[at] ?? 0) < (metresTo[here] ?? 0)) here = at;
    open.delete(here);
    isDone[here] = 1;
    for (const { to, metres } of next[here] ?? []) {
      const sum = (metresTo[here] ?? 0) + metres;
      if (isDone[to] || sum >= (metresTo[to] ?? 0)) continue;
      metresTo[to] = sum;
      reachedBy[to] = here;
      open.add(to);
    }
  }
  return reachedBy;
}
