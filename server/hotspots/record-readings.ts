import type { Database } from '../../db/client.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { DomainError } from '../kernel/domain-error.ts';
import { hotspotLoads, type ReadingsOutcome } from './hotspots.contract.ts';
import { hotspotFaults } from './hotspots.errors.ts';
import { ensurePartitions } from './keep-partitions.ts';
import { type LoadBoard, loadBoardOf } from './load-board.ts';
import type { NumberedReading } from './numbered-reading.ts';
import { linesOf, readReadings } from './read-readings.ts';
import { counted } from './reading-count.ts';
import { findReadings, insertReadings } from './readings.queries.ts';
import { tellRates } from './tell-rates.ts';

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
  const stored = await storeReadings(database, board, good);
  live.wake(hotspotLoads, {});
  return counted(database, { stored, repeated: good.length - stored, refusedCount, refused });
}

/** Stores readings of one source and shows them; returns how many were new. */
export async function storeReadings(
  database: Database,
  board: LoadBoard,
  good: readonly NumberedReading[],
): Promise<number> {
  await ensurePartitions(
    database,
    good.map(({ atMs }) => atMs),
  );
  const told = tellRates(good, board);
  const stored = await insertReadings(database, told);
  // Of what was there already, what stands there counts, which may say something else: the board shows what is kept. This
  // also brings back what was stored and not heard of, when a connection was lost between the two.
  board.take(stored === told.length ? told : await findReadings(database, told));
  return stored;
}
