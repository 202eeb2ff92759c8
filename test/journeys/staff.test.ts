import { expect, test } from 'vitest';
import { startServer, temporaryFolder, until } from '../support/real-server.ts';
import { openBrowser, openWindow } from './journey.ts';

const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;

test('an administrator adds somebody for the desk, who signs in with the link, and is shut out again', async () => {
  const server = await startServer({ dataFolder: await temporaryFolder() });
  await until(() => firstLink.test(server.output()) || server.child.exitCode !== null, server.output);
  const [link = ''] = server.output().match(firstLink) ?? [];
  const browser = await openBrowser();
  const page = await openWindow(browser, link, '/');
  await page.getByRole('link', { name: /^Staff/ }).click();

  await page.getByRole('button', { name: 'Add somebody' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Mei Tanaka');
  await page.getByLabel('E-mail address').fill('mei@example.org');
  await page.getByRole('checkbox', { name: /^desk/ }).check();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Make a sign-in link' }).click();
  const url = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');

  const desk = await openWindow(browser, url, '/desk/');
  await desk.getByRole('searchbox').first().waitFor();
  await page.getByRole('button', { name: 'Shut out', exact: true }).click();
  await page.getByRole('button', { name: 'Shut them out' }).click();
  await page.getByText(/^Shut out since/).waitFor();
  await desk.reload();
  await desk.waitForURL(/\/sign-in\//);

  await page.getByRole('button', { name: /^First administrator/ }).click();
  await page.getByText(/^The last administrator can neither/).waitFor();
  expect(await page.getByRole('button', { name: 'Shut out', exact: true }).count()).toBe(0);
}, 240_000);
