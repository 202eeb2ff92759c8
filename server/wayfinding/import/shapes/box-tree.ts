import type { Spot } from './plane.ts';

/** From left to right, from below to above. */
export type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

interface Branch<T> {
  readonly box: Box;
  readonly children?: readonly Branch<T>[];
  readonly item?: T;
}

const childrenAtMost = 12;

/** Finds what lies around a spot: boxes within boxes, packed once (sort-tile-recursive), whatever their sizes. */
export interface BoxTree<T> {
  at(spot: Spot): T[];
  within(box: Box): T[];
}

export function boxTree<T>(items: readonly T[], boxOf: (item: T) => Box): BoxTree<T> {
  let level: Branch<T>[] = items.map((item) => ({ box: boxOf(item), item }));
  while (level.length > childrenAtMost) level = packed(level);
  return {
    at: ([x, y]) => found(level, [x, y, x, y]),
    within: (box) => found(level, box),
  };
}

function found<T>(level: readonly Branch<T>[], box: Box): T[] {
  const items: T[] = [];
  const waiting = [...level];
  for (let branch = waiting.pop(); branch; branch = waiting.pop()) {
    if (!doOverlap(branch.box, box)) continue;
    if (branch.children) waiting.push(...branch.children);
    else if (branch.item !== undefined) items.push(branch.item);
  }
  return items;
}

function packed<T>(level: readonly Branch<T>[]): Branch<T>[] {
  const slices = Math.ceil(Math.sqrt(level.length / childrenAtMost));
  const byX = [...level].sort((a, b) => a.box[0] + a.box[2] - b.box[0] - b.box[2]);
  const sliceSize = slices * childrenAtMost;
  const branches: Branch<T>[] = [];
  for (let from = 0; from < byX.length; from += sliceSize) {
    const slice = byX.slice(from, from + sliceSize).sort((a, b) => a.box[1] + a.box[3] - b.box[1] - b.box[3]);
    for (let at = 0; at < slice.length; at += childrenAtMost) {
      const children = slice.slice(at, at + childrenAtMost);
      branches.push({ box: boxAround(children.map(({ box }) => box)), children });
    }
  }
  return branches;
}

export function boxAround(boxes: readonly Box[]): Box {
  let [minX, minY, maxX, maxY] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    -Number.POSITIVE_INFINITY,
    -Number.POSITIVE_INFINITY,
  ];
  for (const box of boxes) {
    minX = Math.min(minX, box[0]);
    minY = Math.min(minY, box[1]);
    maxX = Math.max(maxX, box[2]);
    maxY = Math.max(maxY, box[3]);
  }
  return [minX, minY, maxX, maxY];
}

export function boxOfSpots(spots: readonly Spot[]): Box {
  return boxAround(spots.map(([x, y]): Box => [x, y, x, y]));
}

const doOverlap = (a: Box, b: Box): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
