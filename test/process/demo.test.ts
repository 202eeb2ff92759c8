import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { writeBuilding } from '../demo/small-building.ts';
import {
  freePort,
  isAlive,
  isReady,
  postmasterOf,
  runProgram,
  temporaryFolder,
  until,
} from '../support/real-server.ts';

const roles = ['gate', 'supervisor', 'station', 'desk', 'network', 'medical'];
const links = [...roles.map((role) => [role, [role]] as const), ['all roles', [...roles, 'administrator']] as const];

async function startDemo(dataFolder: string, args: string[] = [], givenPort?: number) {
  const port = givenPort ?? (await freePort());
  const demo = runProgram('ops/demo/main.ts', ['--port', String(port), ...args], { DATA_FOLDER: dataFolder });
  const hasEnded = demo.ended.then(() => true);
  await Promise.race([hasEnded, until(() => /Ctrl-C: stop everything/.test(demo.output()))]);
  // It comes a little later than the rest.
  const hasRadius = () => !isAlive(demo.child.pid!) || /FreeRADIUS runs/.test(demo.output());
  await Promise.race([hasEnded, until(hasRadius, demo.output)]);
  return { ...demo, origin: `http://127.0.0.1:${port}` };
}

const runningIn = async (dataFolder: string): Promise<Record<string, number>> =>
  JSON.parse(await readFile(join(dataFolder, 'demo/running.json'), 'utf8'));

it('the demo prints a good link for each role, outlives kill -9, begins afresh in a building read from its plan, and stops as a whole', async () => {
  const [dataFolder, building] = [await temporaryFolder(), await writeBuilding()];
  const killed = await startDemo(dataFolder, ['--speed', '20']);
  for (const [words, held] of links) {
    const [, token = ''] = killed.output().match(new RegExp(`\\(${words}\\)\\s+http\\S+#(\\S+)`)) ?? [];
    const answer = await fetch(`${killed.origin}/api/sign-in-links/look-up`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    expect(await answer.json()).toMatchObject({ roles: held });
  }
  const left = await runningIn(dataFolder);
  const leftPostmaster = await postmasterOf(join(dataFolder, 'demo/data'));
  killed.child.kill('SIGKILL');
  await killed.ended;
  expect([left.server!, left.freeRadius!].every(isAlive)).toBe(true);

  // On the port that the killed demo's server still holds.
  const again = await startDemo(dataFolder, ['--venue', building], Number(new URL(killed.origin).port));
  expect(again.output()).toContain('Conference at Small House is open at');
  expect(again.output()).toContain('1 of these have no position in the plan and are left out');
  expect([left.server!, left.simulator!, left.freeRadius!, leftPostmaster].filter(isAlive)).toEqual([]);

  const third = await startDemo(dataFolder);
  expect(await third.ended).toBe(1);
  expect(third.output().trim()).toMatch(/^A demo runs already \(process \d+\): .*\.$/);
  expect(await isReady(again.origin)).toBe(true);

  const running = await runningIn(dataFolder);
  const postmaster = await postmasterOf(join(dataFolder, 'demo/data'));
  // A terminal sends Ctrl-C to the whole group.
  process.kill(-again.child.pid!, 'SIGINT');
  expect(await again.ended).toBe(0);
  await until(() => ![running.server!, running.simulator!, running.freeRadius!, postmaster].some(isAlive));
}, 240_000);

it('the demo says in a sentence why it does not start', async () => {
  const dataFolder = await temporaryFolder();
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => void other.close());
  const says = async (args: string[]): Promise<string> => {
    const demo = runProgram('ops/demo/main.ts', args, { DATA_FOLDER: dataFolder });
    expect(await demo.ended).toBe(1);
    return demo.output().trim();
  };
  expect(await says(['--port', String(port)])).toMatch(/^Port \d+ cannot be had: .*\.$/);
  expect(await says(['--speed', 'fast'])).toMatch(/^--speed is a number from 0\.1 to 60: .*\.$/);
  expect(await says(['--colour'])).toMatch(/^Unknown option '--colour'\. Use: .*/);
  expect(await says(['--venue', dataFolder])).toMatch(/^There is no building in .*\(ENOENT\)\.$/);
});
