import { type ChildProcess, spawn } from 'node:child_process';
import { z } from 'zod';
import type { Programs } from './build-programs.ts';
import { type Finding, type Sight, sights } from './findings.ts';

export interface RunOptions {
  readonly programs: Programs;
  readonly seed: string;
  readonly schedules: number;
  /** Of these one only: with it runs what was decided for the schedules that it would run with. */
  readonly only?: number | undefined;
  /** Schedules that run on one server at the same time. */
  readonly size: number;
  /** Processes that share the schedules, each with a server of its own. */
  readonly processes: number;
  /** How much faster than the wall's the schedules' time runs. */
  readonly speed: number;
  /** How long pages may take to be level when the faults are over. */
  readonly patienceMs: number;
  readonly stopsAtFirst?: boolean;
  /** Schedules that have been run, and what was found so far. */
  readonly onProgress?: (run: number, found: number) => void;
}

export interface Report {
  readonly run: number;
  readonly findings: readonly Finding[];
  readonly seen: Readonly<Record<Sight, number>>;
}

const reportSchema = z.object({
  run: z.number(),
  findings: z.array(z.object({ schedule: z.number(), rule: z.string(), detail: z.string() })),
  seen: z.record(z.enum(sights), z.number()),
});

/** Runs schedules in processes of their own. Rejects when one of them ends without a report. */
export async function runSchedules(options: RunOptions): Promise<Report> {
  const count = options.only === undefined ? options.processes : 1;
  const told = Array.from({ length: count }, () => ({ run: 0, found: 0 }));
  const reports = await Promise.all(
    told.map((mine, first) =>
      runProcess(options, first, (run, found) => {
        Object.assign(mine, { run, found });
        options.onProgress?.(sum(told.map((each) => each.run)), sum(told.map((each) => each.found)));
      }),
    ),
  );
  return {
    run: sum(reports.map(({ run }) => run)),
    findings: reports.flatMap(({ findings }) => findings),
    seen: Object.fromEntries(
      sights.map((sight) => [sight, sum(reports.map(({ seen }) => seen[sight]))]),
    ) as Report['seen'],
  };
}

async function runProcess(
  options: RunOptions,
  first: number,
  onProgress: (run: number, found: number) => void,
): Promise<Report> {
  const child = spawn(process.execPath, [options.programs.pages, ...argumentsOf(options, first)], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.on('message', (message) => {
    const { run, found } = z.object({ run: z.number(), found: z.number() }).parse(message);
    onProgress(run, found);
  });
  const output = await outputOf(child);
  process.off('exit', kill);
  const last = output.trimEnd().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(`the pages' process ended without a report: ${output}`);
  return reportSchema.parse(JSON.parse(last));
}

const argumentsOf = (options: RunOptions, first: number): string[] => [
  ...['--program', options.programs.server, '--seed', options.seed, '--schedules', String(options.schedules)],
  ...['--first', String(first), '--step', String(options.processes), '--size', String(options.size)],
  ...['--speed', String(options.speed), '--patience', String(options.patienceMs)],
  ...(options.only === undefined ? [] : ['--only', String(options.only)]),
  ...(options.stopsAtFirst ? ['--stop-at-first'] : []),
];

async function outputOf(child: ChildProcess): Promise<string> {
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  await new Promise((resolve) => child.once('close', resolve));
  return output;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** What was found, by rule, with how to see it again. */
export function sentencesOf(seed: string, { findings }: Report): string[] {
  const byRule = new Map<string, Finding[]>();
  for (const finding of findings) byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), finding]);
  return [...byRule].map(([rule, [first, ...others]]) => {
    const again = `npm run faults -- live --seed ${seed} --schedule ${first?.schedule}`;
    const more = others.length > 0 ? `, and ${others.length} more` : '';
    return `${rule}: schedule ${first?.schedule}${more}\n  ${first?.detail}\n  ${again}`;
  });
}
