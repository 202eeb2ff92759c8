import { findConferenceEnd } from '../retention/retention.queries.ts';
import type { RetentionDependencies } from '../retention/retention-jobs.ts';
import { findOldestUnswept, markSwept, rewriteTable, sweptTables } from './erasure.queries.ts';

const latestMs = 24 * 3_600_000;
const quietHours = new Set([2, 3, 4]);

/**
 * Writes those tables anew that an erased person was in: what was deleted else stays in the files of the database until
 * something is written over it. Nobody reads a table meanwhile, so it is done at night where the venue is, or a day after
 * the erasure at the latest. What the connecting user may not do is the operator's: see ops/runbooks/erasing-a-person.md. Tells
 * how many tables it was.
 */
export async function sweepFiles({
  retention,
  clock,
  log,
}: Pick<RetentionDependencies, 'retention' | 'clock' | 'log'>): Promise<number> {
  const db = retention.drizzle;
  const oldest = await findOldestUnswept(db);
  if (!oldest) return 0;
  const now = clock.now();
  const conference = await findConferenceEnd(db);
  const isLate = now.getTime() - oldest.getTime() >= latestMs;
  if (!isLate && !quietHours.has(hourIn(conference?.timeZone ?? 'UTC', now))) return 0;
  for (const table of sweptTables) await rewriteTable(db, table);
  const refused = await retention.sweepCluster();
  if (refused.length > 0) log.warn({ refused }, 'what was erased may still be in the files of the database');
  await markSwept(db, now, clock.now());
  return sweptTables.length;
}

const hourIn = (timeZone: string, at: Date): number =>
  Number(new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(at));
