import { setTimeout as sleep } from 'node:timers/promises';
import { fasterTime } from './faster-time.ts';
import type { Findings } from './findings.ts';
import { groundPlanOf, planOf } from './plan.ts';
import { RevisionLedger } from './revision-ledger.ts';
import { type Ground, Schedule } from './schedule.ts';
import { becomesLevel, comesToRest, settle } from './settle.ts';
import { VenueServer } from './venue-server.ts';

export interface GroundOptions {
  readonly seed: string;
  readonly ground: number;
  readonly schedules: readonly number[];
  readonly speed: number;
  readonly patienceMs: number;
  readonly findings: Findings;
  /** Of the server, built. */
  readonly program: string;
}

const anHourMs = 3_600_000;

/** Runs schedules side by side on one server, which is killed and started again under all of them. */
export async function runGround(options: GroundOptions): Promise<void> {
  const { seed, speed, findings, program, patienceMs } = options;
  const plan = groundPlanOf(seed, options.ground);
  const startMs = Date.now();
  const rereadMs = plan.losesWakeUps ? 5000 : anHourMs;
  const server = new VenueServer({ program, speed, startMs, rereadMs });
  const time = fasterTime(speed, startMs);
  const ground = { seed, speed, plan, server, time, findings, ledger: new RevisionLedger(), patienceMs };
  const schedules = options.schedules.map((number) => new Schedule(ground, planOf(seed, number, plan)));
  try {
    for (const schedule of schedules) await schedule.prepare();
    await server.start();
    for (const schedule of schedules) schedule.open();
    for (const schedule of schedules) await becomesLevel(schedule, 'pages are live to begin with', true);
    const killed = kill(ground);
    await Promise.all(schedules.map((schedule) => endure(schedule, killed)));
    await killed;
    await checkRest(schedules);
  } finally {
    for (const schedule of schedules) schedule.close();
    await server.close();
  }
}

async function endure(schedule: Schedule, killed: Promise<void>): Promise<void> {
  await schedule.suffer();
  await killed;
  await settle(schedule);
  schedule.close();
}

/** `kill -9` at the moments of the plan. */
async function kill({ plan, server, speed, findings }: Ground): Promise<void> {
  const beganAt = performance.now();
  for (const { atMs, awayMs } of plan.kills) {
    await sleep(Math.max(0, atMs / speed - (performance.now() - beganAt)));
    await server.kill();
    findings.sight('killed');
    await sleep(awayMs / speed);
    await server.start();
  }
}

/** All pages are gone: nothing is read any more, and all that was told had been so. */
async function checkRest(schedules: readonly Schedule[]): Promise<void> {
  await Promise.all(
    schedules.map(async (schedule) => {
      const { notebook, canals, ground } = schedule;
      const canal = schedule.canalOf('boats');
      if (!(await comesToRest(schedule, canal))) notebook.found('what nobody follows is not read', canal);
      for (const each of canals) ground.ledger.check(notebook, each, (name) => ground.server.hasGiven(name));
    }),
  );
}
