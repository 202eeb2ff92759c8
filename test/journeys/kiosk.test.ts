import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Account } from '../../ops/demo/client/account.ts';
import { openDesk, picture, printedToken, readPerson, standAtGate, verify } from './desk-venue.ts';
import { scanWith } from './journey.ts';

const tokens = z.object({ badges: z.array(z.object({ externalReference: z.string(), token: z.string() })) });
const reissued = z.object({ serial: z.number() });

async function phoneToken(office: Account): Promise<string> {
  const { badges } = await office.read(tokens, '/api/badges?medium=phone');
  return badges.find(({ externalReference }) => externalReference === 'R-1')?.token ?? '';
}

/** Their badges that are good: of each medium its serial, and how often it was printed. */
async function goodBadges(office: Account) {
  const { badges } = await readPerson(office, 'R-1');
  const good = badges.filter(({ revokedAt }) => !revokedAt);
  const of = (wanted: string) => good.filter(({ medium }) => medium === wanted);
  const [[printed, ...otherPrinted], [phone, ...otherPhones]] = [of('printed'), of('phone')];
  expect([...otherPrinted, ...otherPhones]).toEqual([]);
  return { printed: printed?.serial ?? 0, times: printed?.timesPrinted ?? 0, phone: phone?.serial ?? 0 };
}

/** The kiosk in a window of its own, without a printer: what it hands to one is counted, with the face in it. */
async function openKiosk(desk: Page): Promise<Page> {
  const kiosk = await desk.context().newPage();
  kiosk.setDefaultTimeout(60_000);
  await kiosk.addInitScript(() => {
    window.print = () => {
      const faces = document.querySelector('cw-kiosk-page')?.shadowRoot?.querySelectorAll('.sheet img') ?? [];
      const drawn = [...faces].filter((face) => (face as HTMLImageElement).naturalWidth > 0);
      document.documentElement.dataset.printed = String(
        Number(document.documentElement.dataset.printed ?? 0) + drawn.length,
      );
    };
  });
  await kiosk.goto(new URL('/kiosk/', desk.url()).href);
  await kiosk.locator('cw-badge-camera').waitFor({ state: 'attached' });
  return kiosk;
}

const printedAt = (kiosk: Page) => kiosk.evaluate(() => Number(document.documentElement.dataset.printed ?? 0));
const takenBelow = (kiosk: Page) => kiosk.getByText('Take your badge below.').waitFor();

test('after verification the kiosk prints the badge; a reissued one takes its place at the gate and at the kiosk', {
  timeout: 240_000,
}, async () => {
  const { desk, office, browser, origin } = await openDesk();
  const phone = await phoneToken(office);
  const first = await goodBadges(office);
  expect(first.phone).not.toBe(first.printed);
  const kiosk = await openKiosk(desk);

  await scanWith(kiosk, phone);
  await kiosk.getByRole('heading', { name: 'First to a verification station' }).waitFor();
  await picture(kiosk, 'kiosk-refused', true);
  await verify(office, origin, ['R-1']);
  await scanWith(kiosk, phone);
  await takenBelow(kiosk);
  await kiosk.getByRole('heading', { name: '林渡川' }).waitFor();
  await picture(kiosk, 'kiosk-printed', true);
  expect(await printedAt(kiosk)).toBe(1);
  expect(await goodBadges(office)).toEqual({ ...first, times: 1 });

  // Nothing came out: once more at once.
  await scanWith(kiosk, phone);
  await expect.poll(() => printedAt(kiosk), { timeout: 60_000 }).toBe(2);
  expect(await goodBadges(office)).toEqual({ ...first, times: 2 });

  const lost = await printedToken(office, 'R-1');
  const json = { because: 'lost on the boat' };
  const { serial } = await office.read(reissued, `/api/badges/${first.printed}/reissue`, { json });
  expect(await goodBadges(office)).toEqual({ printed: serial, times: 0, phone: first.phone });

  const gate = await standAtGate({ office, browser });
  await scanWith(gate, lost);
  await gate.getByRole('alert').getByText('Badge replaced').first().waitFor();

  await scanWith(kiosk, phone);
  await expect.poll(() => printedAt(kiosk), { timeout: 60_000 }).toBe(3);
  expect(await goodBadges(office)).toEqual({ printed: serial, times: 1, phone: first.phone });
  await scanWith(gate, await printedToken(office, 'R-1'));
  await gate.getByRole('alert').getByText('Admit', { exact: true }).first().waitFor();
});
