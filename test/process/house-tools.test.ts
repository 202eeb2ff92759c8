import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';

const run = promisify(execFile);

/** What a tool of the house finds wrong; empty when all is well. */
async function findings(tool: string, ...args: string[]): Promise<string> {
  return run(join(packageRoot, 'node_modules/.bin', tool), args, { cwd: packageRoot }).then(
    () => '',
    ({ stdout, stderr }: { stdout: string; stderr: string }) => `${stdout}${stderr}`,
  );
}

/** Together, for each keeps a core busy for a part of its time. */
describe.concurrent('what tools of the house look after', () => {
  it('the sources are formatted and linted', async () => {
    expect(await findings('biome', 'check', '--error-on-warnings', '.')).toBe('');
  });

  it.each([
    ['the server', ['--noEmit']],
    ['the tests', ['-p', 'test']],
    ['the pages', ['-p', 'web-components']],
  ])('the types of %s agree', async (_name, args) => {
    expect(await findings('tsc', ...args)).toBe('');
  });
});
