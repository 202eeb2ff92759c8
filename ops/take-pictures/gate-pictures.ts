import type { Page } from 'playwright-core';
import type { Guest } from './find-guest.ts';
import { open, sizes } from './windows.ts';

export type Take = (page: Page, name: string) => Promise<void>;

/** A lane takes the same badge for read once for so long. */
const repeatMs = 3500;

/** As a hardware scanner types: by the keys' places, faster than anybody could, then Enter. */
async function scan(page: Page, token: string): Promise<void> {
  await page.waitForTimeout(repeatMs);
  const codes = [...[...token].map((letter) => (/\d/.test(letter) ? `Digit${letter}` : `Key${letter}`)), 'Enter'];
  await page.evaluate(`for (const code of ${JSON.stringify(codes)}) {
    document.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, composed: true }));
  }`);
  await page.waitForTimeout(1500);
}

/** Sends the lane the other way, also where the camera has read the badge already and its verdict lies over the button. */
const turn = (page: Page, direction: 'In' | 'Out'): Promise<void> =>
  page.getByRole('button', { name: direction, exact: true }).dispatchEvent('click');

/** The lane with a badge before its camera, and each verdict. */
export async function takeGatePictures(page: Page, guest: Guest, strangerToken: string, take: Take): Promise<void> {
  await open(page, '/gate/');
  await page
    .getByRole('button', { name: /in and out/ })
    .first()
    .click();
  await turn(page, 'Out');
  await page.waitForTimeout(4000);
  await page.keyboard.press('Escape');
  await take(page, 'gate');
  await scan(page, guest.token);
  await page.keyboard.press('Escape');
  await turn(page, 'In');
  await scan(page, guest.token);
  await take(page, 'gate-admit');
  await scan(page, guest.token);
  await take(page, 'gate-refuse');
  await page.setViewportSize(sizes.narrow);
  await take(page, 'gate-narrow');
  await page.setViewportSize(sizes.tablet);
  await scan(page, strangerToken);
  await take(page, 'gate-refer');
}
