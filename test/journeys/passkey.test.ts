import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { startServer, temporaryFolder, until } from '../support/real-server.ts';
import { giveAuthenticator, openBrowser } from './journey.ts';

const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('the first administrator makes a passkey by a link, and signs in by it from then on', {
  timeout: 240_000,
}, async () => {
  const server = await startServer({
    dataFolder: await temporaryFolder(),
    environment: { STAFF_SIGN_IN: 'passkey' },
  });
  await until(() => firstLink.test(server.output()));
  const link = server.output().match(firstLink)?.[0] ?? '';
  const page = await (await openBrowser()).newPage({ locale: 'en', viewport: { width: 1280, height: 800 } });
  page.setDefaultTimeout(30_000);
  await giveAuthenticator(page);

  await page.goto(link);
  await button(page, /^Sign in as/).click();
  await page.getByRole('heading', { name: 'One thing first: make a passkey' }).waitFor();
  await page.goto(new URL('/desk/', server.origin).href);
  await page.waitForURL(/\/sign-in\//);
  await button(page, 'Make a passkey').click();
  await page.waitForURL(/\/desk\//);
  await button(page, 'Signed in as First administrator').waitFor();

  await page.goto(new URL('/account/', server.origin).href);
  await page.getByText(/^Made .*\./).waitFor();
  await button(page, 'Sign out everywhere').click();
  await page.waitForURL(/\/sign-in\//);
  await button(page, 'Sign in').click();
  await page.waitForURL(/\/account\//);
  await page.getByText(/last used/).waitFor();
  expect(await page.getByText('Where you are signed in').isVisible()).toBe(true);
});
