// shared with pages: pure
import type { WayProfile } from '../../../db/venue-vocabulary.ts';
import { arcCosts, freeCosts } from './arc-costs.ts';
import type { CompiledGraph } from './compiled-graph.ts';
import { type Conditions, earliestEntry } from './conditions.ts';
import type { Way, WayLeg } from './way.ts';

/** A way that was found before, walked from a later departure under other conditions; none where it is closed now. */
export function walkAgain(
  graph: CompiledGraph,
  conditions: Conditions,
  { way, profile, departAtMs }: { way: Way; profile: WayProfile; departAtMs: number },
): Way | undefined {
  const { timeMs } = arcCosts(graph, freeCosts(graph, profile), conditions);
  let now = departAtMs + (way.access?.seconds ?? 0) * 1000;
  const legs: WayLeg[] = [];
  for (const leg of way.legs) {
    const arc = 2 * leg.walkway + (leg.isForward ? 0 : 1);
    const entersAtMs = earliestEntry(graph, conditions, arc, now);
    if (!Number.isFinite(entersAtMs)) return undefined;
    const ms = timeMs[arc] ?? -1;
    if (ms < 0) return undefined;
    legs.push({ ...leg, entersAtMs, seconds: ms / 1000, waitSeconds: (entersAtMs - now) / 1000 });
    now = entersAtMs + ms;
  }
  const arriveAtMs = now + (way.egress?.seconds ?? 0) * 1000;
  return {
    ...way,
    ...{ legs, departAtMs, arriveAtMs, seconds: (arriveAtMs - departAtMs) / 1000 },
    waitSeconds: legs.reduce((sum, { waitSeconds }) => sum + waitSeconds, 0),
  };
}
