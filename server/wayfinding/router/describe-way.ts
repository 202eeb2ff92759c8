// shared with pages: pure
import type { CompiledGraph } from './compiled-graph.ts';
import { earliestEntry } from './conditions.ts';
import type { ArcPath, SearchGround } from './timed-search.ts';
import type { Way, WayAccess, WayLeg } from './way.ts';

/** A path walked from a departure on: with the waits that there truly are. */
export function describeWay(ground: SearchGround, path: ArcPath, departAtMs: number): Way {
  const { graph, conditions, costs } = ground;
  const legs: WayLeg[] = [];
  let now = departAtMs + path.start.ms;
  let minded = 0;
  for (const arc of path.arcs) {
    const entersAtMs = ground.isEverOpen ? now : earliestEntry(graph, conditions, arc, now);
    const ms = costs.timeMs[arc] as number;
    minded += costs.mindedMs[arc] as number;
    legs.push(legOf(graph, arc, entersAtMs, (entersAtMs - now) / 1000, ms / 1000));
    now = entersAtMs + ms;
  }
  const arriveAtMs = now + path.end.ms;
  const access = accessOf(path.start.ms, path.start.metres);
  const egress = accessOf(path.end.ms, path.end.metres);
  return {
    legs,
    startNode: graph.nodeIds[path.start.node] ?? '',
    endNode: graph.nodeIds[path.end.node] ?? '',
    ...(access && { access }),
    ...(egress && { egress }),
    metres: legs.reduce((sum, { metres }) => sum + metres, path.start.metres + path.end.metres),
    seconds: (arriveAtMs - departAtMs) / 1000,
    waitSeconds: legs.reduce((sum, { waitSeconds }) => sum + waitSeconds, 0),
    departAtMs,
    arriveAtMs,
    mindedSeconds: minded / 1000,
  };
}

/** What a path costs in time and what is minded, in milliseconds by the clock; infinite where it waits for ever. */
export function walkedCost(
  { graph, conditions, costs }: SearchGround,
  { arcs, start, end }: ArcPath,
  departAtMs: number,
): number {
  let now = departAtMs + start.ms;
  let minded = 0;
  for (const arc of arcs) {
    now = earliestEntry(graph, conditions, arc, now) + (costs.timeMs[arc] as number);
    minded += costs.mindedMs[arc] as number;
  }
  return now + end.ms + minded - departAtMs;
}

function legOf(graph: CompiledGraph, arc: number, entersAtMs: number, waitSeconds: number, seconds: number): WayLeg {
  const walkway = graph.walkways[arc >> 1];
  return {
    walkway: arc >> 1,
    walkwayId: walkway?.id ?? '',
    isForward: arc % 2 === 0,
    metres: walkway?.lengthM ?? 0,
    seconds,
    waitSeconds,
    entersAtMs,
  };
}

const accessOf = (ms: number, metres: number): WayAccess | undefined =>
  ms > 0 || metres > 0 ? { metres, seconds: ms / 1000 } : undefined;
