import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { hotspotLoads, type ReadingsOutcome } from './hotspots.contract.ts';
import { hotspotFaults } from './hotspots.errors.ts';
import { insertReadings } from './hotspots.queries.ts';
import { ensurePartitions } from './keep-partitions.ts';
import { loadBoardOf } from './load-board.ts';
import { linesOf, readReadings } from './read-readings.ts';
import { counted } from './reading-count.ts';

/**
 * Keeps the good lines of a batch of readings, one JSON object a line, and names the others. Sending a batch again
 * changes nothing. Throws `hotspots.too_many_readings` before anything is kept.
 */
export async function recordReadings(
  dependencies: Pick<Dependencies, 'database' | 'clock' | 'live'>,
  body: string,
): Promise<ReadingsOutcome> {
  const { database, clock, live } = dependencies;
  const lines = linesOf(body);
  if (!lines) throw new DomainError(hotspotFaults.too_many_readings);
  const board = await loadBoardOf(dependencies);
  const { good, refusedCount, refused } = readReadings(lines, (code) => board.numberOf(code), clock.now().getTime());
  if (good.length === 0) return counted(database, { stored: 0, repeated: 0, refusedCount, refused });
  await ensurePartitions(
    database,
    good.map(({ atMs }) => atMs),
  );
  const stored = await insertReadings(database, good);
  board.take(stored);
  if (stored.length > 0) live.wake(hotspotLoads, {});
  const repeated = good.length - stored.length;
  return counted(database, { stored: stored.length, repeated, refusedCount, refused });
}
