import { setTimeout as sleep } from 'node:timers/promises';
import { type Runner, run, type TaskList, Logger as WorkerLogger } from 'graphile-worker';
import type { Logger } from 'pino';
import { addressOfRetention } from '../../../db/retention.ts';
import { lookEvery } from '../../kernel/look-every.ts';
import { insertThoseBack } from '../erasure/erasure.queries.ts';
import { JobWatch } from './job-watch.ts';
import { type RetentionDependencies, type RetentionJob, retentionJobs } from './retention-jobs.ts';
import { retentionCount, runJob } from './run-job.ts';

const restMs = 30_000;
const lookMs = 60_000;

/**
 * Runs what deletes personal data on time, as the retention role, until it is stopped: everything once at the start, to
 * make up for what was missed, then each job when it is due. Stopping lets the job under way end. Where the worker cannot
 * run, that is logged and tried again; the jobs are then told to be late.
 */
export function startRetention(
  deps: RetentionDependencies,
  { url, jobs = retentionJobs }: { url: string; jobs?: readonly RetentionJob[] },
): { stop(): Promise<void> } {
  const watch = new JobWatch(deps.clock, jobs);
  const stopping = new AbortController();
  const stopLooking = lookEvery(lookMs, async () => {
    const late = watch.tellLate(deps.log);
    if (late > 0) retentionCount.add(deps.database, 'late', late);
  });
  const working = keepWorking(deps, { url, jobs, watch, stopping: stopping.signal });
  return {
    stop: async () => {
      stopping.abort();
      await stopLooking();
      await working;
    },
  };
}

interface Terms {
  readonly url: string;
  readonly jobs: readonly RetentionJob[];
  readonly watch: JobWatch;
  readonly stopping: AbortSignal;
}

async function keepWorking(deps: RetentionDependencies, terms: Terms): Promise<void> {
  const { stopping } = terms;
  while (!stopping.aborted) {
    try {
      await rememberErased(deps);
      const runner = await startWorker(deps, terms);
      const stop = () => void runner.stop().catch(() => undefined);
      stopping.addEventListener('abort', stop, { once: true });
      if (stopping.aborted) stop();
      await runner.promise.finally(() => stopping.removeEventListener('abort', stop));
    } catch (error) {
      if (!stopping.aborted) deps.log.error({ err: error }, 'what deletes personal data does not run');
    }
    await sleep(restMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** A backup that was put back may know nothing of them. */
async function rememberErased({ retention, erasureList, clock }: RetentionDependencies): Promise<void> {
  await insertThoseBack(retention.drizzle, await erasureList.list(), clock.now());
}

async function startWorker(deps: RetentionDependencies, { url, jobs, watch }: Terms): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(
    jobs.map((job) => [
      job.name,
      async () => {
        await runJob(deps, job);
        watch.done(job.name);
      },
    ]),
  );
  const runner = await run({
    connectionString: addressOfRetention(url),
    schema: 'jobs',
    taskList,
    crontab: jobs.map(cronLine).join('\n'),
    concurrency: 1,
    maxPoolSize: 3,
    noHandleSignals: true,
    logger: new WorkerLogger(() => (level, message) => tell(deps.log, level, message)),
  });
  for (const { name } of jobs) await runner.addJob(name, {}, { jobKey: name });
  return runner;
}

/** Spread over the hour. A job that waits already is not put in once more. */
const cronLine = ({ name, everyMinutes }: RetentionJob, index: number): string =>
  `${everyMinutes === 1 ? '*' : (7 + 3 * index) % 60} * * * * ${name} ?jobKey=${name}&jobKeyMode=preserve_run_at`;

/** The worker's own words: of its errors we have logged ours, which quote nobody. */
function tell(log: Logger, level: string, message: string): void {
  if (level === 'error' || level === 'warning') log.warn({ worker: message.split('\n')[0] }, 'the worker of jobs says');
  else log.debug({ worker: message }, 'the worker of jobs says');
}
