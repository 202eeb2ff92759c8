import { type Browser, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { AtEnd } from '../support/at-end.ts';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';
import { within } from '../support/real-server.ts';

/** A Chromium, with arguments of its own, that is closed when the test is over, unless told when. */
export async function openBrowser(atEnd: AtEnd = onTestFinished, ...more: string[]): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumArguments, ...more] });
  atEnd(() => browser.close());
  return browser;
}

/** A window of somebody's own, in which they follow their link, sign in and go to their page. */
export async function openWindow(browser: Browser, link: string, path: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(link);
  await page.getByRole('button', { name: /^Sign in as/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto(new URL(path, link).href);
  return page;
}

/**
 * Gives a browser an authenticator that keeps passkeys, and finds its user's finger on the reader each time: its own, or one
 * that is plugged in. The answer takes it away.
 */
export async function giveAuthenticator(
  page: Page,
  transport: 'internal' | 'usb' = 'internal',
): Promise<() => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport, hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
  return () => session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
}

/** Waits until the page's service worker serves it: where that could not be installed, a browser waits for ever. */
export async function workerServes(page: Page): Promise<void> {
  const ready = page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await within(ready, () => `the service worker of ${page.url()}`, 60_000);
}

/** As a hardware scanner types: wherever the focus is, faster than anybody could, then Enter. */
export async function scanWith(page: Page, token: string): Promise<void> {
  await page.evaluate((text) => {
    const codeOf = (letter: string) => (/\d/.test(letter) ? `Digit${letter}` : `Key${letter}`);
    for (const code of [...[...text].map(codeOf), 'Enter']) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, composed: true }));
    }
  }, token);
}
