import { expect, test } from 'vitest';
import { z } from 'zod';
import { Account, signIn } from '../../ops/demo/client/account.ts';
import { startServer, temporaryFolder, until } from '../support/real-server.ts';
import { openBrowser } from './journey.ts';

const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;
const madeCode = z.object({ url: z.string() });

/** One gate with one lane; the gate by this name. */
async function nameGate(administrator: Account, name: string): Promise<void> {
  await administrator.ask('/api/layout', {
    method: 'PUT',
    json: {
      zones: [{ id: 'town', name: { en: 'Town' }, capacity: 50 }],
      gates: [{ id: 'south-gate', name: { en: name }, innerZoneId: 'town' }],
      lanes: [{ id: 'south-gate-1', gateId: 'south-gate', number: 1, direction: 'in' }],
    },
  });
}

test('a screen on a wall is enrolled by a code, and follows the gates with nobody signed in, through a restart', async () => {
  const dataFolder = await temporaryFolder();
  const first = await startServer({ dataFolder });
  await until(() => firstLink.test(first.output()) || first.child.exitCode !== null, first.output);
  const [link = ''] = first.output().match(firstLink) ?? [];
  const administrator = new Account(first.origin, await signIn(first.origin, 'administrator', link));
  await nameGate(administrator, 'South Gate');
  const json = { kind: 'board', name: 'North wall' };
  const { url } = await administrator.read(madeCode, '/api/device-codes', { json });

  const browser = await openBrowser();
  const wall = await (await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'en' })).newPage();
  wall.setDefaultTimeout(60_000);
  await wall.goto(url);
  await wall.getByText('South Gate').first().waitFor();
  expect(new URL(wall.url()).search).toBe('?wall');

  first.child.kill('SIGINT');
  await first.ended;
  await startServer({ dataFolder, port: Number(new URL(first.origin).port) });
  await nameGate(administrator, 'Stone Gate');
  // On the page that was open all the time, and on one that is opened anew, as after a cut of the power.
  await wall.getByText('Stone Gate').first().waitFor();
  await wall.reload();
  await wall.getByText('Stone Gate').first().waitFor();
  const cookies = await wall.context().cookies();
  expect(cookies.map(({ name }) => name).filter((name) => !/device/.test(name))).toEqual([]);
}, 240_000);
