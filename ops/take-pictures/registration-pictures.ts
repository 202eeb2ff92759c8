import type { Browser } from 'playwright-core';
import type { Take } from './gate-pictures.ts';
import { settle, sizes } from './windows.ts';

/** The delegate's own pages, as a phone shows them: the form as anybody opens it, the badge as its owner does. */
export async function takeDelegatePictures(
  browser: Browser,
  demo: { origin: string; delegateLink: string },
  take: Take,
): Promise<void> {
  for (const [lang, name] of [
    ['en', ''],
    ['zh-CN', '-zh'],
    ['ar', '-ar'],
  ] as const) {
    const context = await browser.newContext({ viewport: sizes.narrow, locale: lang, isMobile: true, hasTouch: true });
    const page = await context.newPage();
    await page.goto(new URL(`/register/?lang=${lang}`, demo.origin).href);
    await settle(page);
    await take(page, `register${name}`);
    const link = new URL(demo.delegateLink);
    link.searchParams.set('lang', lang);
    await page.goto(link.href);
    await settle(page);
    await take(page, `delegate${name}`);
    await context.close();
  }
}
