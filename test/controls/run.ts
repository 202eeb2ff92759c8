import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../db/package-root.ts';
import type { Mutation } from './mutation.ts';
import { mutationsOfKeys } from './mutations-of-keys.ts';
import { mutationsOfPeople } from './mutations-of-people.ts';
import { mutationsOfTheWeb } from './mutations-of-the-web.ts';

/** What a run of one test says: how it ended, or that it never ran, as where the mutation does not compile. */
type Verdict = 'failed' | 'passed' | 'never ran';

const report = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ title: z.string(), status: z.string() })) })),
});

const parts = ['server', 'db', 'ops', 'web-components', 'test', 'package.json', 'tsconfig.json', 'biome.json'];

/**
 * `npm run controls -- [CONTROL …]`: takes one control after the other away, in a copy, and runs the test that is named for
 * it, which must fail. Without a name, all of them; `6` are those of chapter 6. Ends with 1 where a test did not notice.
 */
async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const all = [...mutationsOfTheWeb, ...mutationsOfPeople, ...mutationsOfKeys];
  const isWanted = ({ control }: Mutation) =>
    wanted.length === 0 || wanted.some((one) => control === one || control.startsWith(`${one}.`));
  const chosen = all.filter(isWanted);
  const folder = await copyTree();
  let unnoticed = 0;
  try {
    for (const mutation of chosen) {
      const verdict = await runWithout(folder, mutation);
      if (verdict !== 'failed') unnoticed += 1;
      const said = { failed: 'noticed', passed: 'NOT NOTICED', 'never ran': 'NEVER RAN' }[verdict];
      console.log(
        `${said.padEnd(11)} ${mutation.control.padEnd(7)} ${mutation.path} — ${mutation.test}: ${mutation.title}`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`${chosen.length - unnoticed} of ${chosen.length} controls are missed by their test when they are gone`);
  if (unnoticed > 0) process.exitCode = 1;
}

async function copyTree(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'causeway-controls-'));
  const isSource = (path: string) => !path.includes('node_modules');
  for (const part of parts)
    await cp(join(packageRoot, part), join(folder, part), { recursive: true, filter: isSource });
  await symlink(join(packageRoot, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

async function runWithout(folder: string, mutation: Mutation): Promise<Verdict> {
  const path = join(folder, mutation.path);
  const source = await readFile(path, 'utf8');
  await writeFile(
    path,
    source.replace(mutation.from, () => mutation.to),
  );
  try {
    return await runTest(folder, mutation);
  } finally {
    await writeFile(path, source);
  }
}

async function runTest(folder: string, { test, title }: Mutation): Promise<Verdict> {
  const output = join(folder, 'outcome.json');
  await rm(output, { force: true });
  const project = test.endsWith('.unit.test.ts') ? 'unit' : 'server';
  const named = ['--project', project, test, '-t', patternOf(title)];
  await run(folder, ['run', '-c', 'test/vitest.config.ts', '--reporter=json', `--outputFile=${output}`, ...named]);
  const text = await readFile(output, 'utf8').catch(() => undefined);
  if (text === undefined) return 'never ran';
  const results = report.parse(JSON.parse(text)).testResults.flatMap(({ assertionResults }) => assertionResults);
  const ran = results.filter(({ status }) => status === 'passed' || status === 'failed');
  if (ran.length === 0) return 'never ran';
  return ran.some(({ status }) => status === 'failed') ? 'failed' : 'passed';
}

/** Of the end of a test's whole name; places for values stand for any. */
const patternOf = (title: string): string =>
  `${title.replaceAll(/[.*+?^$()|[\]{}\\]/g, '\\$&').replaceAll(/%[a-z]/g, '.*')}$`;

function run(cwd: string, args: readonly string[]): Promise<void> {
  const vitest = join(cwd, 'node_modules/vitest/vitest.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vitest, ...args], { cwd, stdio: 'ignore' });
    child.once('error', reject);
    child.once('close', () => resolve());
  });
}

await main();
