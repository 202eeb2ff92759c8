import { type Browser, chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { chromiumArguments, chromiumPath } from '../support/chromium.ts';

/** A Chromium that is closed when the test is over, with arguments of its own. */
export async function openBrowser(...more: string[]): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: [...chromiumArguments, ...more] });
  onTestFinished(() => browser.close());
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

/** As a hardware scanner types: wherever the focus is, faster than anybody could, then Enter. */
export async function scanWith(page: Page, token: string): Promise<void> {
  await page.evaluate((text) => {
    const codeOf = (letter: string) => (/\d/.test(letter) ? `Digit${letter}` : `Key${letter}`);
    for (const code of [...[...text].map(codeOf), 'Enter']) {
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, composed: true }));
    }
  }, token);
}
