import { test } from 'vitest';
import { freePort, runProgram, temporaryFolder, until } from '../support/real-server.ts';
import { openBrowser, openWindow } from './journey.ts';

const linkOf = (output: string, role: string): string =>
  output.match(new RegExp(`\\(${role}\\)\\s+(http\\S+)`))?.[1] ?? '';

test('both boards say that they are stale when the simulator is killed, and how old they are', async () => {
  const port = await freePort();
  const demo = runProgram('ops/demo/main.ts', ['--speed', '40', '--port', String(port)], {
    DATA_FOLDER: await temporaryFolder(),
  });
  await until(() => /Ctrl-C: stop everything/.test(demo.output()));
  const browser = await openBrowser();
  const network = await openWindow(browser, linkOf(demo.output(), 'network'), '/network/');
  const gates = await openWindow(browser, linkOf(demo.output(), 'supervisor'), '/gate/board/');
  // A pause must be long to be no chance where few were scanned: time can be moved on where the gates are looked at,
  // on that machine and as the server tells it.
  const time = { aheadMs: 0 };
  await gates.route('**/api/time', async (route) => {
    const answer = await route.fetch();
    const { now } = (await answer.json()) as { now: string };
    await route.fulfill({ response: answer, json: { now: new Date(Date.parse(now) + time.aheadMs).toISOString() } });
  });
  await gates.clock.install();
  await gates.reload();
  for (const board of [network, gates]) await board.getByText('Live', { exact: true }).first().waitFor();
  await network.getByRole('button', { name: /^OK [1-9]/ }).waitFor();
  // Whoever comes for the first time is sent to a station: once a hundred were, the lanes are busy.
  const sentToStations = gates.getByRole('listitem').filter({ hasText: /Identity not yet verified\s*[\d,]{3,}/ });
  await sentToStations.waitFor({ timeout: 90_000 });

  process.kill(Number(demo.output().match(/simulator is process (\d+)/)?.[1]), 'SIGKILL');
  await network.getByText(/What you see is .* old/).waitFor({ timeout: 90_000 });
  await gates.getByText('Live', { exact: true }).first().waitFor();
  time.aheadMs = 5 * 60_000;
  await gates.clock.fastForward(time.aheadMs);
  await gates.getByText(/This board is .* old\. No lane has been heard since/).waitFor();
  for (const board of [network, gates]) await board.getByText('Stale', { exact: true }).first().waitFor();
}, 240_000);
