import type { LonLat } from '../../venue/venue.contract.ts';
import { metresApart, metresPerDegree, roundedPoint } from '../ground.ts';
import { type BoxTree, boxTree } from '../shapes/box-tree.ts';
import { cornerId, type LevelledLine } from './plan-from-lines.ts';

/** Nobody draws a place further from the way to it. */
const reachM = 60;
/** So near to a corner of a line its corner is taken, rather than a new one set into the line. */
const sameM = 1;

interface Stretch {
  readonly of: LevelledLine;
  readonly a: LevelledLine['corners'][number];
  readonly b: LevelledLine['corners'][number];
}

/** Finds where a place is reached from, and sets a corner into the line there. */
export function doorFinder(lines: readonly LevelledLine[]): (point: LonLat, ordinal: number) => string | undefined {
  const stretches = lines
    .filter(({ line }) => line.kind === 'walkway' || line.kind === 'moving_walkway')
    .flatMap((of) =>
      of.corners.slice(1).flatMap((b, at): Stretch[] => {
        const a = of.corners[at];
        return a && a.ordinal === b.ordinal ? [{ of, a, b }] : [];
      }),
    );
  const tree = boxTree(stretches, ({ a, b }) => [
    Math.min(a.point[0], b.point[0]),
    Math.min(a.point[1], b.point[1]),
    Math.max(a.point[0], b.point[0]),
    Math.max(a.point[1], b.point[1]),
  ]);
  return (point, ordinal) => {
    const nearest = nearestOf(tree, point, ordinal);
    if (!nearest) return undefined;
    const { stretch, at } = nearest;
    const end = [stretch.a, stretch.b].find((corner) => metresApart(corner.point, at) <= sameM);
    if (end) return cornerId(end.point, ordinal);
    insert(stretch, at, ordinal);
    return cornerId(at, ordinal);
  };
}

function nearestOf(
  tree: BoxTree<Stretch>,
  point: LonLat,
  ordinal: number,
): { stretch: Stretch; at: LonLat } | undefined {
  const north = reachM / metresPerDegree;
  const east = north / Math.max(0.01, Math.cos((point[1] * Math.PI) / 180));
  let best: { stretch: Stretch; at: LonLat; metres: number } | undefined;
  for (const stretch of tree.within([point[0] - east, point[1] - north, point[0] + east, point[1] + north])) {
    if (stretch.a.ordinal !== ordinal) continue;
    const at = roundedPoint(closestOn(stretch.a.point, stretch.b.point, point));
    const metres = metresApart(at, point);
    if (metres <= (best?.metres ?? reachM)) best = { stretch, at, metres };
  }
  return best;
}

function closestOn([ax, ay]: LonLat, [bx, by]: LonLat, [x, y]: LonLat): LonLat {
  const squeeze = Math.cos((y * Math.PI) / 180) ** 2;
  const squared = (bx - ax) ** 2 * squeeze + (by - ay) ** 2;
  const along = squared === 0 ? 0 : ((x - ax) * (bx - ax) * squeeze + (y - ay) * (by - ay)) / squared;
  const share = Math.min(1, Math.max(0, along));
  return [ax + (bx - ax) * share, ay + (by - ay) * share];
}

/** Between the ends of the stretch, in order along it: others may have been set in before. */
function insert({ of: { corners }, a, b }: Stretch, point: LonLat, ordinal: number): void {
  const first = corners.indexOf(a);
  const last = corners.indexOf(b, first + 1);
  const metres = metresApart(a.point, point);
  let at = first + 1;
  while (at < last && metresApart(a.point, corners[at]?.point ?? point) < metres) at++;
  if (corners[at]?.point[0] === point[0] && corners[at]?.point[1] === point[1]) return;
  corners.splice(at, 0, { point, ordinal });
}
