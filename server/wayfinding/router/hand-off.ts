// shared with pages: pure
import type { CompiledGraph } from './compiled-graph.ts';
import { isInTheOpen } from './open-ground.ts';
import type { HandOff, Way, WayStep } from './way.ts';

/** From so far on in the open, another program may lead better than we do. */
export const handOffFromM = 300;

/** Marks each walk of more than 300 m in the open, to a stop where one rides on, with where it begins and ends: the entrance, where the open ends. */
export function handOffs(graph: CompiledGraph, steps: readonly WayStep[], way: Way): WayStep[] {
  const result = [...steps];
  let first = 0;
  while (first < result.length) {
    let last = first;
    while (last < result.length && isOutsideAt(graph, result[last], way)) last++;
    mark(graph, result, first, last - 1, way);
    first = Math.max(last, first + 1);
  }
  return result;
}

/** On foot, and each leg of it in the open. */
function isOutsideAt(graph: CompiledGraph, step: WayStep | undefined, { legs }: Way): boolean {
  if (!step) return false;
  for (let i = step.firstLeg; i <= step.lastLeg; i++) {
    const leg = legs[i];
    if (!leg || !isInTheOpen(graph, leg.walkway)) return false;
  }
  return true;
}

function mark(graph: CompiledGraph, steps: WayStep[], first: number, last: number, way: Way): void {
  const stretch = steps.slice(first, last + 1);
  const metres = stretch.reduce((sum, step) => sum + step.metres, 0);
  const [begin, end] = [stretch[0], stretch.at(-1)];
  if (!begin || !end || metres <= handOffFromM) return;
  const place = doorAt(graph, way, end.lastLeg);
  const handOff: HandOff = { from: begin.from, to: end.to, metres, ...(place !== undefined && { place }) };
  for (const [i, step] of stretch.entries()) steps[first + i] = { ...step, handOff };
}

/** The place that has a door where this leg ends. */
function doorAt(graph: CompiledGraph, { legs }: Way, index: number): string | undefined {
  const leg = legs[index];
  if (!leg) return undefined;
  const node = graph.nodeIds[graph.tailOf[2 * leg.walkway + (leg.isForward ? 1 : 0)] as number];
  return node === undefined ? undefined : graph.places.find(({ doors }) => doors.includes(node))?.key;
}
