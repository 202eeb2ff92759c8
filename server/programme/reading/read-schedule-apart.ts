import { programBeside, runApart } from '../../kernel/apart/run-apart.ts';
import { Turns } from '../../kernel/apart/turns.ts';
import { programmeFaults } from '../programme.errors.ts';
import type { ReadingTerms, ScheduleRead } from './schedule.ts';
import { unpackSchedule } from './schedule-message.ts';

/** One at a time; most are read in a moment. */
const turns = new Turns(8, programmeFaults.reading_busy);

/** The largest that is taken, 10,000 sessions in 10 MiB, takes some 300 MiB and 3 s. */
const work = {
  program: programBeside(import.meta.url, 'schedule-reader.apart'),
  heapMiB: 768,
  patienceMs: 30_000,
};

/**
 * As `readSchedule` in a process of its own: while it reads, gates are answered. Throws `programme.reading_busy`,
 * `reading.too_heavy` and `reading.too_slow`.
 */
export async function readScheduleApart(bytes: Uint8Array, terms: ReadingTerms): Promise<ScheduleRead> {
  return unpackSchedule(await turns.take(() => runApart(work, { told: terms, parts: [bytes] })));
}
