import type { Dependencies } from '../kernel/dependencies.ts';
import { collectorWinsMs, hotspotLoads } from './hotspots.contract.ts';
import { loadBoardOf } from './load-board.ts';
import type { NumberedReading } from './numbered-reading.ts';
import { numberedReading } from './plain-reading.ts';
import { storeReadings } from './record-readings.ts';

/** What a hotspot carries, as another part of the server has counted it; a rate that is not known is absent. */
export interface CountedLoad {
  /** The hotspot's own. */
  readonly number: number;
  readonly clients: number;
  readonly rxMbps?: number | undefined;
  readonly txMbps?: number | undefined;
}

/** Keeps what was counted as readings of now, of those hotspots that no collector tells of; how many they are. */
export async function recordCountedLoads(
  deps: Pick<Dependencies, 'database' | 'clock' | 'live'>,
  counted: readonly CountedLoad[],
): Promise<number> {
  const board = await loadBoardOf(deps);
  const atMs = deps.clock.now().getTime();
  const readings = counted
    .filter((load) => isCountedHere(load, board.newestOf(load.number), atMs))
    .map(
      ({ number, ...load }): NumberedReading => ({ ...numberedReading(number, atMs, load), isFromAccounting: true }),
    );
  if (readings.length === 0) return 0;
  const stored = await storeReadings(deps.database, board, readings);
  deps.live.wake(hotspotLoads, {});
  return stored;
}

/**
 * A collector's word wins while it is fresh. Where it has fallen silent, people who are connected show that the hotspot works;
 * that nobody is says nothing, and it stays silent.
 */
export function isCountedHere({ clients }: CountedLoad, newest: NumberedReading | undefined, nowMs: number): boolean {
  if (!newest || newest.isFromAccounting) return true;
  return nowMs - newest.atMs > collectorWinsMs && clients > 0;
}
