// shared with pages: pure
import type { WayProfile } from '../../../db/venue-vocabulary.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import type { Conditions } from './conditions.ts';
import { isPassable, meanWaitMs, mindedMs, walkMs } from './pace.ts';

/** By arc, in whole milliseconds, so that sums are exact in any order. */
export interface ArcCosts {
  /** With the crowd, and with the mean wait of a ride that tells no departures; -1 where the profile cannot go. */
  readonly timeMs: Int32Array;
  /** What the profile minds besides; all zero where it minds nothing. */
  readonly mindedMs: Int32Array;
  readonly mindsAny: boolean;
}

/** What holds for each crowd: found once for a profile. */
export interface FreeCosts {
  readonly profile: WayProfile;
  readonly walkedMs: Int32Array;
}

export function freeCosts(graph: CompiledGraph, profile: WayProfile): FreeCosts {
  const walkedMs = new Int32Array(graph.walkways.length * 2).fill(-1);
  for (const [i, walkway] of graph.walkways.entries()) {
    if (isPassable(walkway, true, profile)) walkedMs[2 * i] = walkMs(walkway, true, profile);
    if (walkway.direction === 'both' && isPassable(walkway, false, profile))
      walkedMs[2 * i + 1] = walkMs(walkway, false, profile);
  }
  return { profile, walkedMs };
}

export function arcCosts(graph: CompiledGraph, { profile, walkedMs }: FreeCosts, conditions: Conditions): ArcCosts {
  const timeMs = new Int32Array(walkedMs.length).fill(-1);
  const minded = new Int32Array(walkedMs.length);
  const mindsAny = profile === 'luggage' || profile === 'quiet';
  for (const [i, walkway] of graph.walkways.entries()) {
    const crowd = conditions.crowd[i] as number;
    for (let arc = 2 * i; arc <= 2 * i + 1; arc++) {
      const walked = walkedMs[arc] as number;
      if (walked < 0) continue;
      const waitMs = walkway.headwayS && !conditions.departures.has(arc) ? meanWaitMs(walkway) : 0;
      timeMs[arc] = Math.ceil(walked * crowd) + waitMs;
      if (mindsAny) minded[arc] = mindedMs(walkway, walked, crowd, profile);
    }
  }
  return { timeMs, mindedMs: minded, mindsAny };
}

/** Whether costs that were found under the one hold under the other as well: closures change none, nor when rides leave. */
export function costAlike(one: Conditions, other: Conditions): boolean {
  if (one.departures.size !== other.departures.size) return false;
  for (const arc of one.departures.keys()) if (!other.departures.has(arc)) return false;
  for (let i = 0; i < one.crowd.length; i++) if (one.crowd[i] !== other.crowd[i]) return false;
  return true;
}
