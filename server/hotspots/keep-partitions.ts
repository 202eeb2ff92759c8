import type { Database } from '../../db/client.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { ensureReadingPartition } from './hotspots.queries.ts';

const hourMs = 3_600_000;

/** Days of which this process knows that the partition is there. */
const knownDays = new WeakMap<Database, Set<string>>();

/** Makes the partitions of these instants' days, in UTC, where they are not there yet; asks once for each day. */
export async function ensurePartitions(database: Database, instantsMs: Iterable<number>): Promise<void> {
  const known = knownDays.get(database) ?? new Set();
  knownDays.set(database, known);
  const days = new Set<string>();
  for (const dayNumber of new Set(Array.from(instantsMs, (ms) => Math.floor(ms / (24 * hourMs))))) {
    days.add(new Date(dayNumber * 24 * hourMs).toISOString().slice(0, 10));
  }
  for (const day of days) {
    if (known.has(day)) continue;
    await ensureReadingPartition(database, day);
    known.add(day);
  }
}

/**
 * Has today's and tomorrow's partitions made now and looks again each hour, so that no batch at midnight waits for it.
 * Returns what stops it.
 */
export function keepPartitions({ database, clock, log }: Pick<Dependencies, 'database' | 'clock' | 'log'>): () => void {
  const keep = () => {
    const now = clock.now().getTime();
    ensurePartitions(database, [now, now + 24 * hourMs]).catch((error: unknown) => {
      log.warn({ err: error }, "tomorrow's partition of readings could not be made; the next look is in an hour");
    });
  };
  keep();
  const timer = setInterval(keep, hourMs);
  timer.unref();
  return () => clearInterval(timer);
}
