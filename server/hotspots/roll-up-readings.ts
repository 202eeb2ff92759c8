import type { Database } from '../../db/client.ts';
import type { Dependencies } from '../kernel/dependencies.ts';
import { rollupGraceMs } from './hotspots.contract.ts';
import { ensurePartitions } from './keep-partitions.ts';
import {
  deleteSpansDue,
  insertSpansDue,
  listSpansDue,
  lockSpans,
  type SpanMinutes,
  upsertSpan,
} from './spans.queries.ts';

const minuteMs = 60_000;
/** In one transaction: a minute of 50,000 hotspots takes seconds. */
const spansAtOnce = 5;

/**
 * Rolls up what is due to minutes, and minutes to quarters of an hour: whole spans, over what stands there, so that late
 * and repeated batches and a process killed half-way change nothing of what comes out. Returns how many spans of each
 * length were rolled up; when either is `spansAtOnce`, there may be more.
 */
export async function rollUpReadings({
  database,
  clock,
}: Pick<Dependencies, 'database' | 'clock'>): Promise<{ minutes: number; quarters: number; isMore: boolean }> {
  const nowMs = clock.now().getTime();
  const minutes = await rollUpSpans(database, 1, nowMs);
  const quarters = await rollUpSpans(database, 15, nowMs);
  return { minutes, quarters, isMore: minutes === spansAtOnce || quarters === spansAtOnce };
}

async function rollUpSpans(database: Database, minutes: SpanMinutes, nowMs: number): Promise<number> {
  // Quarters wait for their last minute to be rolled up.
  const overForMs = minutes === 1 ? rollupGraceMs : 2 * rollupGraceMs;
  const beforeMs = nowMs - overForMs - minutes * minuteMs + 1;
  const due = await listSpansDue(database.sql, minutes, beforeMs, spansAtOnce);
  if (due.length === 0) return 0;
  // Not within the transaction below, which would keep the locks of a new partition.
  await ensurePartitions(database, due);
  await database.inRawTransaction(async ({ sql }) => {
    await lockSpans(sql);
    await deleteSpansDue(sql, minutes, due);
    for (const startMs of due) await upsertSpan(sql, minutes, startMs);
    if (minutes === 1) await insertSpansDue(sql, 15, quartersOf(due));
  });
  return due.length;
}

function quartersOf(minutesMs: readonly number[]): number[] {
  const quarterMs = 15 * minuteMs;
  return [...new Set(minutesMs.map((ms) => Math.floor(ms / quarterMs) * quarterMs))];
}
