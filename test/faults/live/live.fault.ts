import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import type { Fault } from '../run.ts';
import { buildPrograms } from './build-programs.ts';
import { sights } from './findings.ts';
import { groundSize } from './plan.ts';
import { type Report, runSchedules, sentencesOf } from './run-schedules.ts';

/** `npm run faults -- live [--schedules N] [--seed N] [--schedule K]`: K alone, as it was decided, once more. */
export const fault: Fault = async ({ number, atEnd }) => {
  const seed = String(number('seed', randomInt(1_000_000)));
  const schedules = number('schedules', 10_000);
  const only = number('schedule', -1);
  console.log(`seed ${seed}`);
  const programs = await buildPrograms();
  atEnd(async () => programs.remove());
  const began = performance.now();
  const report = await runSchedules({
    ...{ programs, seed, schedules, size: groundSize, processes: Math.min(2, availableParallelism()) },
    ...(only >= 0 && { only }),
    ...{ speed: 5, patienceMs: 60_000 },
    onProgress: (run, found) => {
      if (run % 1000 === 0)
        console.log(`${run} schedules, ${Math.round((performance.now() - began) / 1000)} s, ${found} found`);
    },
  });
  return [...verdictOf(seed, report), ...(only >= 0 ? [] : neverSeen(report))];
};

function verdictOf(seed: string, report: Report) {
  const seen = sights.map((sight) => `${sight} ${report.seen[sight]}`).join(', ');
  const found = sentencesOf(seed, report).map((says) => ({ holds: false, says }));
  return found.length > 0 ? found : [{ holds: true, says: `${report.run} schedules from seed ${seed}; seen: ${seen}` }];
}

/** What never happened was not tried. */
export const neverSeen = ({ seen }: Report) =>
  sights.filter((sight) => seen[sight] === 0).map((sight) => ({ holds: false, says: `never seen: ${sight}` }));
