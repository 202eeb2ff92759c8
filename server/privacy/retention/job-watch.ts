import type { Logger } from 'pino';
import type { Clock } from '../../kernel/clock.ts';
import type { RetentionJob } from './retention-jobs.ts';

/** So many times as long as a job should take to be due again: then it is late. */
const patience = 3;

/** Knows which jobs have not been done for too long. */
export class JobWatch {
  readonly #clock: Clock;
  readonly #jobs: readonly RetentionJob[];
  readonly #doneAt = new Map<string, number>();
  readonly #told = new Set<string>();

  constructor(clock: Clock, jobs: readonly RetentionJob[]) {
    this.#clock = clock;
    this.#jobs = jobs;
    for (const { name } of jobs) this.done(name);
  }

  done(name: string): void {
    this.#doneAt.set(name, this.#clock.now().getTime());
    this.#told.delete(name);
  }

  /** Logs each job that has become late since the last look, and returns how many those are. */
  tellLate(log: Logger): number {
    const now = this.#clock.now().getTime();
    let late = 0;
    for (const { name, everyMinutes } of this.#jobs) {
      const sinceMs = now - (this.#doneAt.get(name) ?? now);
      if (sinceMs <= patience * everyMinutes * 60_000 || this.#told.has(name)) continue;
      this.#told.add(name);
      late += 1;
      log.error({ job: name, sinceMinutes: Math.round(sinceMs / 60_000) }, 'personal data is not deleted on time');
    }
    return late;
  }
}
