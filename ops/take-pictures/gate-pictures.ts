import type { Page } from 'playwright-core';
import { z } from 'zod';
import type { Guest } from './find-guest.ts';
import { open, settle, sizes } from './windows.ts';

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

const layout = z.object({
  gates: z.array(z.object({ id: z.string(), outerZoneId: z.string().optional() })),
  lanes: z.array(z.object({ id: z.string(), gateId: z.string(), direction: z.string() })),
});
const shown = z.object({ url: z.string() });

/** The link of a code with which the supervisor enrols a tablet where people come in from outside, and go out. */
export async function enrolmentLink(supervisor: Page): Promise<string> {
  const at = (path: string) => new URL(path, supervisor.url()).href;
  const { gates, lanes } = layout.parse(await (await supervisor.request.get(at('/api/layout'))).json());
  const entrances = gates.filter(({ outerZoneId }) => outerZoneId === undefined).map(({ id }) => id);
  const lane = lanes.find(({ gateId, direction }) => direction === 'both' && entrances.includes(gateId));
  const data = { kind: 'lane', name: 'Tablet 1', laneId: lane?.id };
  return shown.parse(await (await supervisor.request.post(at('/api/device-codes'), { data })).json()).url;
}

interface AtGate {
  readonly guest: Guest;
  readonly strangerToken: string;
  /** Of a code that is good still. */
  readonly enrolmentLink: string;
}

/** The lane with a badge before its camera, and each verdict. */
export async function takeGatePictures(
  page: Page,
  { guest, strangerToken, enrolmentLink }: AtGate,
  take: Take,
): Promise<void> {
  await open(page, '/gate/');
  await page.goto(enrolmentLink);
  await settle(page);
  // The camera has read the badge already.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Out', exact: true }).click();
  await page.waitForTimeout(4000);
  await page.keyboard.press('Escape');
  await take(page, 'gate');
  await scan(page, guest.token);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'In', exact: true }).click();
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
