import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';

/** Several pictures in one, each so wide in pixels, in a row that breaks where the sheet ends. */
export async function makeSheet(
  browser: Browser,
  files: readonly string[],
  widthPx: number,
  to: string,
): Promise<void> {
  const gapPx = 12;
  const columns = Math.min(files.length, Math.floor(1440 / (widthPx + gapPx)));
  const page = await browser.newPage({ viewport: { width: columns * (widthPx + gapPx) + gapPx, height: 100 } });
  const images = await Promise.all(
    files.map(async (file) => `<img width="${widthPx}" src="data:image/png;base64,${await readFile(file, 'base64')}">`),
  );
  await page.setContent(
    `<body style="margin:0;padding:${gapPx}px;display:flex;flex-wrap:wrap;gap:${gapPx}px;background:#77868b">${images.join('')}`,
  );
  await page.waitForFunction('[...document.images].every((image) => image.complete)');
  await page.screenshot({ path: to, fullPage: true });
  await page.close();
}
