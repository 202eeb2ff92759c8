import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine, watchStolenTime } from './measure.ts';
import { fewestPairs } from './pairs.ts';

/** What `test/bench/<name>.bench.ts` exports as `bench`: measures, and returns its RESULT lines. */
export type Bench = (options: BenchOptions) => Promise<string[]>;

export interface BenchOptions {
  pairs: number;
  /** For what is watched over a longer time; each bench has its own short one unless told. */
  minutes?: number;
  /** To be called as soon as something was started: runs when the bench ends, however it ends; last in, first out. */
  atEnd: (close: () => Promise<unknown>) => void;
}

/** `npm run bench -- NAME [--pairs N] [--minutes N]`: the RESULT lines come last. */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { pairs: { type: 'string' }, minutes: { type: 'string' } },
  });
  const [name = ''] = positionals;
  const file = join(import.meta.dirname, `${name}.bench.ts`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(file)) {
    const files = (await readdir(import.meta.dirname)).filter((entry) => entry.endsWith('.bench.ts'));
    const names = files.map((entry) => entry.slice(0, -'.bench.ts'.length)).sort();
    throw new Error(`npm run bench -- NAME [--pairs N] [--minutes N], where NAME is one of: ${names.join(', ')}`);
  }
  const pairs = Math.max(1, Number(values.pairs ?? fewestPairs) || fewestPairs);
  const minutes = Number(values.minutes) || undefined;
  console.log(`${name}: ${pairs} pairs on ${describeMachine()}`);
  if (pairs < fewestPairs) console.log(`fewer than ${fewestPairs} pairs: a trial, not a figure`);
  const { bench } = (await import(file)) as { bench: Bench };
  const stolen = watchStolenTime();
  const results = await runToEnd(bench, { pairs, ...(minutes !== undefined && { minutes }) });
  console.log(`its host gave ${stolen().toFixed(1)} % of this machine's time to others`);
  console.log(results.join('\n'));
}

async function runToEnd(bench: Bench, options: Omit<BenchOptions, 'atEnd'>): Promise<string[]> {
  const closers: (() => Promise<unknown>)[] = [];
  const closeAll = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  process.once('SIGINT', () => void closeAll().finally(() => process.exit(130)));
  try {
    return await bench({ ...options, atEnd: (close) => closers.push(close) });
  } finally {
    await closeAll();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
