import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { generateImdf, zipImdf } from '../support/generated-imdf.ts';
import { startServer, temporaryFolder, until } from '../support/real-server.ts';
import { streetPlan } from '../wayfinding/versions/plans.ts';
import { picture } from './desk-venue.ts';
import { openBrowser, openWindow } from './journey.ts';

const firstLink = /http:\S+\/sign-in\/#[\w-]{43}/;

async function openVenuePage(): Promise<{ page: Page; origin: string }> {
  const server = await startServer({ dataFolder: await temporaryFolder() });
  await until(() => firstLink.test(server.output()));
  const [link = ''] = server.output().match(firstLink) ?? [];
  return { page: await openWindow(await openBrowser(), link, '/venue/'), origin: server.origin };
}

async function take(page: Page, name: string, buffer: Buffer, format: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('status').getByText(name).waitFor();
  expect(await page.getByLabel('Format').inputValue()).toBe(format);
  await page.getByRole('button', { name: 'Make it the draft' }).press('Enter');
}

const inJson = (plan: unknown) => Buffer.from(JSON.stringify(plan));
const faultless = async (page: Page) =>
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);

test('an administrator takes a plan in, mends what stops it, publishes it, and ways are found by the codes of its signs', {
  timeout: 240_000,
}, async () => {
  const { page, origin } = await openVenuePage();
  await page.getByText('There is none. A file that you take in becomes one').waitFor();

  const archive = zipImdf(generateImdf({ levels: 2, wings: 1, roomsOfWing: 4 }));
  await take(page, 'town.imdf.zip', archive.subarray(0, -200), 'imdf');
  await page.getByText('Nothing of the file was taken').waitFor();
  await page.getByText('It cannot be opened: it is cut off, damaged').waitFor();

  const street = streetPlan(['South Gate', 'Lantern Hall']);
  const [first, second] = street.walkways;
  const gated = { ...street, walkways: [first, { ...second, zoneId: 'nowhere' }] };
  await take(page, 'street.json', inJson(gated), 'causeway');
  await page.getByText(/^It cannot be published yet/).waitFor();
  await page.getByText('The venue has no such zone').waitFor();
  await page.getByText('walkway w1').waitFor();
  expect(await page.getByRole('button', { name: 'Publish…' }).isDisabled()).toBe(true);
  await faultless(page);
  await picture(page, 'venue-draft', true);

  await take(page, 'street.json', inJson(street), 'causeway');
  await page.getByText('It can be published.').waitFor();
  await page.getByRole('button', { name: 'Publish…' }).press('Enter');
  await page.getByRole('dialog', { name: 'Publish this plan' }).waitFor();
  await page.getByRole('button', { name: 'Publish', exact: true }).press('Enter');
  await page.getByText('is in use. Places that got a code: 2.').waitFor();

  await page.getByRole('link', { name: 'Places' }).press('Enter');
  const codes = page.getByRole('link', { name: /^[0-9A-Y]{4}$/ });
  await codes.nth(1).waitFor();
  const [to, from] = await codes.allTextContents();
  const answer = await fetch(`${origin}/api/ways?from=${from}&to=${to}`);
  expect(await answer.json()).toMatchObject({ isFound: true, way: { metres: 100 } });

  await page.getByRole('link', { name: 'Versions' }).press('Enter');
  await page.getByText('In use').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: /as IMDF$/ }).press('Enter');
  expect((await download).suggestedFilename()).toMatch(/^venue-\d+\.imdf\.zip$/);
  await faultless(page);
});
