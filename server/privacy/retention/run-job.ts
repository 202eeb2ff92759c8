import { defineCount } from '../../kernel/count.ts';
import type { RetentionDependencies, RetentionJob } from './retention-jobs.ts';

/** What became of what is due. `late`: it has not been done for three times as long as it should have taken to be due again. */
export const retentionCount = defineCount({
  name: 'causeway_retention_jobs_total',
  help: 'Jobs that delete personal data on time, by what became of them.',
  label: 'outcome',
  values: ['done', 'failed', 'late'],
});

/** Thrown in place of a fault: what is thrown is kept in the table of jobs, and faults of the database quote persons. */
export class JobFailed extends Error {
  constructor(name: string) {
    super(`${name} failed: see the log of the server`);
  }
}

/** Does one job, counts and logs it. Throws a JobFailed, so that it is tried again. */
export async function runJob(deps: RetentionDependencies, job: RetentionJob): Promise<void> {
  try {
    const rows = await job.run(deps);
    if (rows > 0) deps.log.info({ job: job.name, rows }, 'personal data was cut or deleted');
  } catch (error) {
    retentionCount.add(deps.database, 'failed');
    deps.log.error({ err: error, job: job.name }, 'personal data could not be deleted; it is tried again');
    throw new JobFailed(job.name);
  }
  retentionCount.add(deps.database, 'done');
}
