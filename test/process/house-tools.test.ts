import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';

const run = promisify(execFile);

/** What a tool of the house finds wrong; empty when all is well. */
async function findings(tool: string, ...args: string[]): Promise<string> {
  return run(join(packageRoot, 'node_modules/.bin', tool), args, { cwd: packageRoot }).then(
    () => '',
    ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}${stderr}`,
  );
}

it('the sources are formatted and linted', async () => {
  expect(await findings('biome', 'check', '--error-on-warnings', '.')).toBe('');
});

/** Those of the server are looked at by the build, which comes before the tests. */
it.each([
  ['the tests', 'test'],
  ['the pages', 'web-components'],
])(
  'the types of %s agree',
  async (_name, project) => {
    expect(await findings('tsc', '-p', project)).toBe('');
  },
  300_000,
);
