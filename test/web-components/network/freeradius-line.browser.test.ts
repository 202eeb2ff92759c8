import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { axeFaults } from '../../support/axe.ts';
import { inPage, now, open, tellFreeRadius, useNetworkPage } from './network-on-page.browser.ts';

useNetworkPage();

const line = () => inPage('cw-network-totals')!.shadowRoot!.querySelector('cw-freeradius-line')!;
const said = () => line().shadowRoot!.textContent!.replaceAll(/\s+/g, ' ').trim();
const heardAt = new Date().toISOString();

it('says nothing of FreeRADIUS where no access point asks it, and keeps its place', async () => {
  await open();
  const { height } = line().getBoundingClientRect();
  tellFreeRadius({ status: 'live', value: { isExpected: false, isConnected: false, unreadable: 0 }, at: now() });
  await expect.poll(said).toBe('');
  expect(height).toBeGreaterThan(0);
  expect(line().getBoundingClientRect().height).toBe(height);
});

it('says quietly when FreeRADIUS was last heard, and plainly that it is not there, and what that means', async () => {
  await open();
  tellFreeRadius({ status: 'live', value: { isExpected: true, isConnected: true, heardAt, unreadable: 0 }, at: now() });
  await expect.poll(said).toMatch(/^FreeRADIUS is there; last heard \d\d:\d\d:\d\d\.$/);
  tellFreeRadius({
    status: 'live',
    value: { isExpected: true, isConnected: false, heardAt, unreadable: 0 },
    at: now(),
  });
  await expect.poll(said).toMatch(/^FreeRADIUS is not connected; last heard \d\d:\d\d:\d\d\. If it has stopped/);
  tellFreeRadius({ status: 'live', value: { isExpected: true, isConnected: false, unreadable: 0 }, at: now() });
  await expect.poll(said).toMatch(/^No word of FreeRADIUS\. It comes with the first phone/);
  await expect.element(page.getByText('No word of FreeRADIUS.')).toBeVisible();
  expect(await axeFaults(line())).toEqual([]);
});

it('tells what was heard yesterday with its day', async () => {
  await open();
  const yesterday = new Date(Date.now() - 20 * 3_600_000).toISOString();
  tellFreeRadius({
    status: 'live',
    value: { isExpected: true, isConnected: false, heardAt: yesterday, unreadable: 0 },
    at: now(),
  });
  await expect.poll(said).toMatch(/last heard \d{1,2} \w+ \d{4}, \d\d:\d\d\./);
});

it('tells how much accounting of the last day could not be read, whether FreeRADIUS is there or not', async () => {
  await open();
  const word = { isExpected: true, isConnected: true, unreadable: 3 };
  tellFreeRadius({ status: 'live', value: word, at: now() });
  const words = 'Accounting that could not be read in the last day:';
  await expect.poll(said).toBe(`FreeRADIUS is there. ${words} 3.`);
  tellFreeRadius({ status: 'live', value: { ...word, isConnected: false, unreadable: 1_000 }, at: now() });
  await expect.poll(said).toMatch(/^No word of FreeRADIUS\..* last day: 1,000\+\.$/);
});
