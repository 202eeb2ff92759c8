import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { packageRoot } from '../../db/package-root.ts';
import type { LiveState } from '../../server/live/define-topic.ts';
import type { LiveClient } from '../../web-components/live/live-client.ts';
import type { View } from '../../web-components/live/view.ts';
import { newClient, pageSockets, waitFor } from '../support/live-server.ts';
import { water } from '../support/live-world.ts';

const follows = (client: LiveClient) => (listener: (view: View<LiveState>) => void) =>
  client.follow(water, { canal: 'grand' }, listener);

it('a server that was killed and started again is followed on, from a snapshot that says that there was a gap', async () => {
  const killed = await startProcess(0, 1);
  const sockets = pageSockets(`ws://127.0.0.1:${killed.port}`, '');
  const client = newClient(sockets.open);
  const texts: string[] = [];
  await waitFor(follows(client), (view) => view.status === 'live' && view.value.started === 1);
  sockets.onText = (text) => texts.push(text);
  killed.child.kill('SIGKILL');
  await startProcess(killed.port, 2);
  const again = waitFor(follows(client), (view) => view.status === 'live' && view.value.started === 2);
  await again;
  expect(JSON.parse(texts[0] ?? '')).toMatchObject({ type: 'snapshot', declared: 'gap' });
});

/** A server of one canal in a process of its own. */
async function startProcess(port: number, started: number): Promise<{ child: ChildProcess; port: number }> {
  const program = join(packageRoot, 'test/support/live-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', program, String(port), String(started)], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(child.stdout, 'data');
  return { child, port: Number(line) };
}
