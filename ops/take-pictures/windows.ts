import { type Browser, chromium, type Page } from 'playwright-core';

export const sizes = {
  wall: { width: 1920, height: 1080 },
  wide: { width: 1440, height: 900 },
  tablet: { width: 1024, height: 768 },
  narrow: { width: 390, height: 844 },
};
export type Size = (typeof sizes)[keyof typeof sizes];

/** A Chromium whose camera shows a picture of motion JPEG, where one is given. */
export function openChromium(cameraFile?: string): Promise<Browser> {
  const camera = cameraFile
    ? [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${cameraFile}`,
      ]
    : [];
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--hide-scrollbars',
      ...camera,
    ],
  });
}

/** A window of somebody's own, who has followed their link and signed in. */
export async function signInWith(browser: Browser, link: string, size: Size): Promise<Page> {
  const context = await browser.newContext({ viewport: size, locale: 'en-GB', permissions: ['camera'] });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole('button', { name: /^Sign in as/ }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
}

/** Opens a page of the demo as somebody who is signed in, with what its address says of its look, and lets it come to rest. */
export async function open(page: Page, path: string, look: Readonly<Record<string, string>> = {}): Promise<void> {
  const address = new URL(path, page.url());
  for (const [name, value] of Object.entries(look)) address.searchParams.set(name, value);
  await page.goto(address.href);
  await settle(page);
}

/** What moves has moved, and what was asked for has come. */
export async function settle(page: Page): Promise<void> {
  await page.waitForTimeout(2500);
}
