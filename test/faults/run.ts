import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { describeMachine, watchStolenTime } from '../bench/measure.ts';

/** What `test/faults/<folder>/<name>.fault.ts` exports as `fault`: brings a fault about, and tells what was found. */
export type Fault = (run: FaultRun) => Promise<readonly Finding[]>;

export interface FaultRun {
  /** What was given as `--name N`, a whole number. */
  number(name: string, otherwise: number): number;
  /** To be called as soon as something was started: runs when all is over, however it ends; last in, first out. */
  atEnd: (close: () => Promise<unknown>) => void;
}

/** One thing that must hold, and what was measured. */
export interface Finding {
  readonly holds: boolean;
  readonly says: string;
}

/** `npm run faults -- NAME [--boards N …]`: ends with 1 when something does not hold. */
async function main(): Promise<void> {
  const { positionals, tokens } = parseArgs({ strict: false, allowPositionals: true, tokens: true, options: {} });
  const files = (await readdir(import.meta.dirname, { recursive: true })).filter((file) => file.endsWith('.fault.ts'));
  const nameOf = (file: string) => basename(file, '.fault.ts');
  const file = files.find((one) => nameOf(one) === positionals[0]);
  if (!file) throw new Error(`npm run faults -- NAME, where NAME is one of: ${files.map(nameOf).sort().join(', ')}`);
  const given = new Map<string, number>();
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token.kind !== 'option') continue;
    const value = Number(token.value ?? (next?.kind === 'positional' ? next.value : undefined));
    if (!Number.isInteger(value)) throw new Error(`--${token.name} needs a whole number`);
    given.set(token.name, value);
  }
  console.log(`${positionals[0]} on ${describeMachine()}`);
  const stolen = watchStolenTime();
  const { fault } = (await import(join(import.meta.dirname, file))) as { fault: Fault };
  const findings = await runToEnd(fault, (name, otherwise) => given.get(name) ?? otherwise);
  console.log(`  its host gave ${stolen().toFixed(1)} % of this machine's time to others`);
  for (const { holds, says } of findings) console.log(`${holds ? 'holds' : 'FAILS'}  ${says}`);
  if (findings.some(({ holds }) => !holds)) process.exitCode = 1;
}

async function runToEnd(fault: Fault, number: FaultRun['number']): Promise<readonly Finding[]> {
  const closers: (() => Promise<unknown>)[] = [];
  const closeAll = async () => {
    for (let close = closers.pop(); close; close = closers.pop()) await close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void closeAll().finally(() => process.exit(130)));
  }
  try {
    return await fault({ number, atEnd: (close) => closers.push(close) });
  } finally {
    await closeAll();
  }
}

main()
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  // Node 20 does not always come to an end by itself where thousands of sockets were reset: it waits for a handle for ever.
  .finally(() => process.exit());
