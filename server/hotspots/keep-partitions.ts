import type { Database } from '../../db/client.ts';
import { minutesKeptDays, quartersKeptDays, readingsKeptDays } from './hotspots.contract.ts';
import { dropExpiredPartitions, ensureHotspotPartitions } from './hotspots.queries.ts';

const dayMs = 86_400_000;

/** Days of which this process knows that the partitions are there. */
const knownDays = new WeakMap<Database, Set<number>>();

/** Makes the partitions of these instants' days, in UTC, where they are not there yet; asks once for each day. */
export async function ensurePartitions(database: Database, instantsMs: Iterable<number>): Promise<void> {
  const known = knownDays.get(database) ?? new Set();
  knownDays.set(database, known);
  const missing = new Set<number>();
  for (const ms of instantsMs) {
    const day = Math.floor(ms / dayMs);
    if (!known.has(day)) missing.add(day);
  }
  for (const day of missing) {
    await ensureHotspotPartitions(database, new Date(day * dayMs).toISOString().slice(0, 10));
    known.add(day);
  }
}

/**
 * Since when something is kept for so many days, in milliseconds since 1970: what is older is gone with its partition, or
 * goes when they are next renewed.
 */
export const keptFromMs = (nowMs: number, days: number): number => (Math.floor(nowMs / dayMs) - days - 1) * dayMs;

/**
 * Makes the partitions of today and tomorrow, so that no batch at midnight waits for one, and drops those whose time is
 * over. Returns the names of those dropped.
 */
export async function renewPartitions(database: Database, nowMs: number): Promise<string[]> {
  await ensurePartitions(database, [nowMs, nowMs + dayMs]);
  return dropExpiredPartitions(database, readingsKeptDays, minutesKeptDays, quartersKeptDays);
}
