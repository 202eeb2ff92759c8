import { writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Findings, sights } from './findings.ts';
import { runGround } from './run-ground.ts';

/** Runs the grounds from `--first` on, `--step` apart, and prints what was found as one line of JSON. */
const options = parseArgs({
  options: {
    program: { type: 'string' },
    seed: { type: 'string' },
    schedules: { type: 'string' },
    only: { type: 'string' },
    first: { type: 'string' },
    step: { type: 'string' },
    size: { type: 'string' },
    speed: { type: 'string' },
    patience: { type: 'string' },
    'stop-at-first': { type: 'boolean' },
  },
}).values;
const given = z
  .object({
    program: z.string(),
    seed: z.string(),
    schedules: z.coerce.number().int(),
    only: z.coerce.number().int().optional(),
    first: z.coerce.number().int().default(0),
    step: z.coerce.number().int().default(1),
    size: z.coerce.number().int(),
    speed: z.coerce.number(),
    patience: z.coerce.number(),
    'stop-at-first': z.boolean().default(false),
  })
  .parse(options);

// A page warns of a frame that is none; the harness finds it by itself.
console.warn = () => undefined;
let run = 0;
const findings = new Findings(() => given['stop-at-first'] && report());
for (const ground of groundsToRun()) {
  const schedules = schedulesOf(ground);
  await runGround({ ...given, ground, schedules, patienceMs: given.patience, findings });
  run += schedules.length;
  process.send?.({ run, found: findings.all.length });
}
report();

/** On a pipe this is written at once. */
function report(): never {
  const seen = Object.fromEntries(sights.map((sight) => [sight, findings.seen.get(sight) ?? 0]));
  writeSync(1, `${JSON.stringify({ run, findings: findings.all, seen })}\n`);
  process.exit();
}

function groundsToRun(): number[] {
  if (given.only !== undefined) return [Math.floor(given.only / given.size)];
  const count = Math.ceil(given.schedules / given.size);
  return Array.from({ length: count }, (_, ground) => ground).filter((ground) => ground % given.step === given.first);
}

function schedulesOf(ground: number): number[] {
  if (given.only !== undefined) return [given.only];
  const count = Math.min(given.size, given.schedules - ground * given.size);
  return Array.from({ length: count }, (_, n) => ground * given.size + n);
}
