import type { Database } from '../../db/client.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { minutesKeptDays, readingsKeptDays, rollupGraceMs } from './hotspots.contract.ts';
import { ensurePartitions, keptFromMs } from './keep-partitions.ts';
import {
  deleteSpansDue,
  deleteSpansDueBefore,
  insertSpansDue,
  listSpansDue,
  lockSpans,
  type SpanMinutes,
  upsertSpan,
} from './spans.queries.ts';

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;
const listedAtOnce = 100;

type RollUpDependencies = Pick<Dependencies, 'database' | 'clock' | 'log'>;

/**
 * Rolls up what is due to minutes, and minutes to quarters of an hour: whole spans, over what stands there, so that late
 * and repeated batches and a process killed half-way change nothing of what comes out. Returns how many spans of each
 * length were rolled up. Goes through all that is due, oldest first, until `isStopping`; a span that fails is named in the
 * log and stays due, and holds up no other.
 */
export async function rollUpReadings(
  deps: RollUpDependencies,
  isStopping = () => false,
): Promise<{ minutes: number; quarters: number }> {
  const minutes = await rollUpSpans(deps, 1, isStopping);
  return { minutes, quarters: await rollUpSpans(deps, 15, isStopping) };
}

async function rollUpSpans(deps: RollUpDependencies, minutes: SpanMinutes, isStopping: () => boolean): Promise<number> {
  const { database, clock, log } = deps;
  const nowMs = clock.now().getTime();
  // Quarters wait for their last minute to be rolled up.
  const overForMs = minutes === 1 ? rollupGraceMs : 2 * rollupGraceMs;
  const beforeMs = nowMs - overForMs - minutes * minuteMs + 1;
  // Of what is no longer kept nothing can be made, nor is there a place for it.
  let fromMs = keptFromMs(nowMs, minutes === 1 ? readingsKeptDays : minutesKeptDays);
  await deleteSpansDueBefore(database.sql, minutes, fromMs);
  let count = 0;
  for (;;) {
    const due = await listSpansDue(database.sql, minutes, fromMs, beforeMs, listedAtOnce);
    for (const startMs of due) {
      if (isStopping()) return count;
      try {
        await rollUpSpan(database, minutes, startMs);
        count += 1;
      } catch (error) {
        log.warn({ err: error, minutes, startsAt: new Date(startMs) }, 'a span of readings could not be rolled up');
      }
    }
    const last = due.at(-1);
    if (last === undefined || due.length < listedAtOnce) return count;
    fromMs = last + 1;
  }
}

async function rollUpSpan(database: Database, minutes: SpanMinutes, startMs: number): Promise<void> {
  // Not within the transaction below, which would keep the locks of a new partition.
  await ensurePartitions(database, [startMs]);
  await database.sql.begin(async (sql) => {
    await lockSpans(sql);
    await deleteSpansDue(sql, minutes, startMs);
    await upsertSpan(sql, minutes, startMs);
    if (minutes === 1) await insertSpansDue(sql, 15, Math.floor(startMs / quarterMs) * quarterMs);
  });
}
