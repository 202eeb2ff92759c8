import pino from 'pino';
import postgres from 'postgres';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { JobWatch } from '../../server/privacy/retention/job-watch.ts';
import { type RetentionJob, retentionJobs } from '../../server/privacy/retention/retention-jobs.ts';
import { startRetention } from '../../server/privacy/retention/start-retention.ts';
import { useApp } from '../support/app.ts';
import { FakeClock } from '../support/fake-clock.ts';
import { retentionOver } from './retention-world.ts';

const app = useApp();
const keeping = retentionOver(app);
const sql = postgres(app.database.url, { max: 1, onnotice: () => undefined });
afterAll(() => sql.end());

/** A log that is kept, line by line. */
function keptLog() {
  const lines: string[] = [];
  return { lines, log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }) };
}

function started(jobs: readonly RetentionJob[]) {
  const { lines, log } = keptLog();
  const work = startRetention({ ...app, ...keeping, log }, { url: app.database.url, jobs });
  onTestFinished(() => work.stop());
  return { lines, work };
}

const metric = async (outcome: string) => {
  const text = await (
    await app.ask('GET', '/metrics', { headers: { authorization: `Bearer ${app.metricsKey}` } })
  ).text();
  return Number(text.match(new RegExp(`causeway_retention_jobs_total\\{outcome="${outcome}"\\} (\\d+)`))?.[1]);
};

describe('What deletes personal data on time', () => {
  it('does at its start all that was missed, under the role of retention, and stops when it is told to', async () => {
    const done = new Set<string>();
    const jobs = retentionJobs.map(
      (job): RetentionJob => ({
        ...job,
        run: async (deps) => {
          const rows = await job.run(deps);
          done.add(job.name);
          return rows;
        },
      }),
    );
    const { work, lines } = started(jobs);
    await expect.poll(() => done.size, { timeout: 20_000 }).toBe(retentionJobs.length);
    const [owner] = await sql`select relowner::regrole::text as name from pg_class where relname = '_private_jobs'`;
    expect(owner).toEqual({ name: 'causeway_retention' });
    await work.stop();
    expect(lines.filter((line) => line.includes('"level":50'))).toEqual([]);
    expect(await metric('done')).toBe(retentionJobs.length);
  });

  it('tries again what failed, tells so in the log and the metrics, and keeps nothing of the fault with the job', async () => {
    let tries = 0;
    const failing: RetentionJob = {
      ...{ name: 'fails_once', everyMinutes: 60 },
      run: async () => {
        tries += 1;
        if (tries === 1) throw new Error('Ana Perez cannot be deleted');
        return 0;
      },
    };
    const { lines } = started([failing]);
    await expect.poll(() => lines.some((line) => line.includes('it is tried again'))).toBe(true);
    const kept = async () => (await sql`select last_error, payload from jobs._private_jobs`).map((row) => ({ ...row }));
    await expect.poll(kept).toMatchObject([{ last_error: expect.stringContaining('fails_once failed'), payload: {} }]);
    expect(JSON.stringify(await kept())).not.toContain('Ana');
    await expect.poll(() => tries).toBe(2);
    expect(await metric('failed')).toBe(1);
  });

  it('is late, and told once, when it has not been done for three times as long as it should be', () => {
    const clock = new FakeClock();
    const { lines, log } = keptLog();
    const watch = new JobWatch(clock, [{ name: 'cut_scans', everyMinutes: 60, run: async () => 0 }]);
    clock.advance(180 * 60_000);
    expect(watch.tellLate(log)).toBe(0);
    clock.advance(1);
    expect([watch.tellLate(log), watch.tellLate(log)]).toEqual([1, 0]);
    expect(lines.join()).toContain('not deleted on time');
    watch.done('cut_scans');
    clock.advance(180 * 60_000 + 1);
    expect(watch.tellLate(log)).toBe(1);
  });
});
