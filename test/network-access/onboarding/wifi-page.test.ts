import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createHub } from '../../../server/live/hub.ts';
import { serveApp } from '../../../server/start-up/serve-app.ts';
import { openBrowser } from '../../journeys/journey.ts';
import { useApp } from '../../support/app.ts';
import { useAtEnd } from '../../support/at-end.ts';
import type { Phone } from '../../support/eapol-test.ts';
import { freePort } from '../../support/real-server.ts';
import { useWifi } from '../wifi-venue.ts';

const app = useApp({ wifi: { name: 'Water Town' } });
const wifi = useWifi(app);
const atEnd = useAtEnd();
const android =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Mobile Safari/537.36';
const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

/** The app with its built pages, at an address that browsers reach. */
async function servePages(): Promise<string> {
  const port = await freePort();
  const live = createHub({ clock: app.clock, log: app.log });
  const deps = { ...app, live, publicOrigin: `http://localhost:${port}` };
  const server = await serveApp(deps, createApp(deps), { host: '127.0.0.1', port });
  atEnd(async () => {
    live.close();
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return deps.publicOrigin;
}

async function openOn(userAgent: string, address: string): Promise<Page> {
  const browser = await openBrowser(atEnd);
  const phone = { userAgent, viewport: { width: 390, height: 844 }, hasTouch: true, locale: 'en' };
  const page = await (await browser.newContext(phone)).newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  return page;
}

/** What somebody types into their phone who reads the page and nothing else. */
async function typeIn(page: Page): Promise<Phone> {
  const value = (label: string) =>
    page
      .locator('cw-copied-value')
      .filter({ has: page.locator('.label').getByText(label, { exact: true }) })
      .locator('.value')
      .innerText();
  expect([await value('EAP method'), await value('Phase 2 authentication')]).toEqual(['PEAP', 'MSCHAPv2']);
  await page.getByText('“Trust on first use” is not offered?').click();
  const arriving = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download the certificate' }).click();
  const authority = new X509Certificate(await readFile(await (await arriving).path()));
  return {
    ...{ method: 'peap', userName: await value('Identity'), secret: await value('Password') },
    ...{ serverName: await value('Domain'), authorities: authority.toString() },
  };
}

/** The code that the desk shows, as a phone's camera opens it. */
async function codeFor(delegateId: string, origin: string): Promise<string> {
  const cookie = await app.signedInAs('desk');
  const answer = await app.ask('POST', `/api/network/accounts/${delegateId}/set-up-link`, { cookie });
  return `${origin}/wifi/${new URL((await answer.json()).link).hash}`;
}

/** From another window of the same delegate. */
const takeAllPlaces = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const json = JSON.stringify({ deviceName: 'Another', method: 'peap' });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: json };
    while ((await fetch('/api/delegate/network/credentials', init)).ok);
  });

it('who types into an Android phone what the page shows is let in, until they remove it there', async () => {
  const { venue, join } = wifi();
  const { delegateId } = await venue.invite({ category: 'official', isVerified: true });
  const page = await openOn(android, await codeFor(delegateId, await servePages()));
  await page.getByRole('heading', { name: 'The Wi-Fi is open for you' }).waitFor();
  await page.getByRole('button', { name: 'Show what to enter' }).click();
  const phone = await typeIn(page);
  expect((await join(phone)).outcome).toBe('accepted');

  const mistyped = { ...phone, secret: `${'secret' in phone && phone.secret}x` } as Phone;
  expect((await join(mistyped)).outcome).toBe('refused');
  await page.getByRole('button', { name: 'Done: it is entered' }).click();
  await page.getByText('Why does my device not connect?').click();
  await page.getByText('The password was wrong.').waitFor();
  await page.getByText('It was let in.').waitFor();

  await page.getByRole('button', { name: 'Remove Android' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText('None is set up yet.').waitFor();
  expect((await join(phone)).outcome).toBe('refused');
});

it('an iPhone loads its profile from the page, which sees it made; beyond the limit the page says so', async () => {
  const { venue } = wifi();
  const { delegateId } = await venue.invite({ category: 'official', isVerified: true });
  const page = await openOn(iPhone, await codeFor(delegateId, await servePages()));
  const download = async () => {
    const arriving = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the profile' }).click();
    return (await arriving).suggestedFilename();
  };
  expect(await download()).toBe('wifi.mobileconfig');
  await page.getByText('The file for “iPhone” was made. Go on as it says below.').waitFor();
  await page.getByRole('button', { name: 'Remove iPhone' }).waitFor();

  // A window that was opened before, and does not know yet that there is no place left.
  await page.reload();
  await page.getByRole('button', { name: 'Download the profile' }).waitFor();
  let isAsked = false;
  page.on('request', (request) => (isAsked ||= request.url().endsWith('/api/delegate/network/set-up')));
  await page.route('**/api/delegate/network', (route) => (isAsked ? route.continue() : route.abort()));
  await takeAllPlaces(page);
  await page.getByRole('button', { name: 'Download the profile' }).click();
  await page.getByText('You have set up as many devices as you may have. Remove one below first.').waitFor();
  expect(new URL(page.url()).hash).toBe('');
});
