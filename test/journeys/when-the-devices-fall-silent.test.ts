import { test } from 'vitest';
import { freePort, runProgram, temporaryFolder, until } from '../support/real-server.ts';
import { openBrowser, openWindow } from './journey.ts';

const linkOf = (output: string, role: string): string =>
  output.match(new RegExp(`\\(${role}\\)\\s+(http\\S+)`))?.[1] ?? '';

test('the network board says that it is stale when the simulator is killed, and how old it is', async () => {
  const port = await freePort();
  const demo = runProgram('ops/demo/main.ts', ['--speed', '10', '--port', String(port)], {
    DATA_FOLDER: await temporaryFolder(),
  });
  await until(() => /Ctrl-C: stop everything/.test(demo.output()));
  const browser = await openBrowser();
  const board = await openWindow(browser, linkOf(demo.output(), 'network'), '/network/');
  await board.getByText('Live', { exact: true }).first().waitFor();
  await board.getByRole('button', { name: /^OK [1-9]/ }).waitFor();

  process.kill(Number(demo.output().match(/simulator is process (\d+)/)?.[1]), 'SIGKILL');
  await board.getByText(/What you see is .* old/).waitFor({ timeout: 60_000 });
  await board.getByText('Stale', { exact: true }).first().waitFor();
}, 240_000);
