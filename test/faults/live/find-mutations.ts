import { buildPrograms } from './build-programs.ts';
import type { Mutation } from './mutations.ts';
import { runSchedules } from './run-schedules.ts';

export interface Hunt {
  readonly mutation: Mutation;
  /** Schedules that had come to their end when it was found, or all. */
  readonly run: number;
  /** The rule that was broken; none: the mutation lives. */
  readonly rule: string | undefined;
}

/** Few at once, so that they run as they should also where something else runs. */
const size = 20;

export interface HuntOptions {
  readonly seed: string;
  /** A mutation must be found within so many. */
  readonly schedules: number;
  readonly patienceMs: number;
}

/** Puts one mutation into the live layer, and runs schedules until the harness says that something is wrong. */
export async function findMutation(mutation: Mutation, { seed, schedules, patienceMs }: HuntOptions): Promise<Hunt> {
  const programs = await buildPrograms([mutation]);
  try {
    const shared = { programs, seed, schedules, size, processes: 1, speed: 5 };
    const report = await runSchedules({ ...shared, patienceMs, stopsAtFirst: true });
    return { mutation, run: report.run, rule: report.findings[0]?.rule };
  } finally {
    programs.remove();
  }
}
