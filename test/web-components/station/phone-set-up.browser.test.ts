import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { axeFaults } from '../../support/axe.ts';
import { chooseLastFour, useStation } from './station-at-work.browser.ts';

const at = useStation();
const link = { link: `https://venue.example/wifi/#${'A'.repeat(43)}`, expiresAt: '2099-01-01T00:00:00Z' };
const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
  vi.spyOn(window, 'fetch').mockImplementation(async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : String(input), location.href);
    asked.push(`${init?.method ?? (input instanceof Request ? input.method : 'GET')} ${pathname}`);
    if (!pathname.endsWith('/set-up-link')) throw new TypeError('no network in this test');
    return Response.json(link);
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const code = () => page.getByRole('img', { name: 'QR code that sets their phone up for the Wi-Fi' });
async function verifyFirst() {
  await at().open();
  await userEvent.keyboard('t1');
  await chooseLastFour();
  await userEvent.keyboard('12ab3{Enter}');
  await expect.element(page.getByText('The next scan at any gate admits.')).toBeVisible();
}

it('whom an officer has verified gets a code for their phone by one key; the next is not taken behind it', async () => {
  await verifyFirst();
  await userEvent.keyboard('w');
  await expect.element(code()).toBeVisible();
  expect(asked).toContain(`POST /api/network/accounts/${at().people[0]!.delegateId}/set-up-link`);
  expect(await axeFaults(document.body)).toEqual([]);
  await userEvent.keyboard('t');
  await expect.element(code()).toBeVisible();
  expect(at().server.takeNext).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Escape}');
  await expect.poll(() => code().query()).toBeNull();
  await userEvent.keyboard('t');
  await expect.poll(() => at().server.takeNext.mock.calls.length).toBe(2);
});

it('of whom was put back, no phone is set up', async () => {
  await at().open();
  await userEvent.keyboard('t');
  await page.getByRole('button', { name: 'Put back' }).click();
  await expect.element(page.getByText('Back in the queue')).toBeVisible();
  await userEvent.keyboard('w');
  expect(page.getByRole('button', { name: /Wi-Fi for their phone/ }).query()).toBeNull();
  expect(asked.filter((one) => one.includes('set-up-link'))).toEqual([]);
});
