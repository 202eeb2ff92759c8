import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { HotspotPanel } from '../../../web-components/network/hotspot-panel.ts';
import { strayedStops } from '../../support/strayed-stops.ts';
import { inPage, now, open, server, tell, useNetworkPage, value } from './network-on-page.browser.ts';
import { boardOf, hotspotsIn } from './sights.ts';

useNetworkPage();
beforeEach(() => {
  server.board = rush();
});

const donghu = { carrier: 'Donghu Telecom' };
/** The causes that the rush has. */
const causes = 9;

/** So much at once that no screen has room for all of it in sentences. */
const rush = () =>
  boardOf(
    hotspotsIn('overloaded', 2, 'HW', { zoneId: 'silk-hall', name: { en: 'floor north-west' } }),
    hotspotsIn('silent', 60, 'WQ', { zoneId: 'weft-quay' }),
    hotspotsIn('overloaded', 11, 'SH', { zoneId: 'silk-hall' }),
    hotspotsIn('busy', 21, 'SB', { zoneId: 'silk-hall' }),
    hotspotsIn('overloaded', 4, 'LH'),
    hotspotsIn('ok', 300, 'LO', { ...donghu, bands: ['2.4', '5', '6'] }, { clients24: 1, clients5: 7, clients6: 2 }),
    hotspotsIn('overloaded', 4, 'WO', { zoneId: 'warp-quay' }),
    hotspotsIn('silent', 9, 'WS', { zoneId: 'warp-quay', ...donghu }),
    hotspotsIn('ok', 160, 'WP', { zoneId: 'warp-quay' }),
    hotspotsIn('overloaded', 1, 'PH', { zoneId: undefined }),
    hotspotsIn('overloaded', 1, 'WL', { zoneId: undefined }),
    hotspotsIn('ok', 1, 'FL', {}, { doubt: 'flapping' }),
    hotspotsIn('ok', 1, 'ST', {}, { doubt: 'stuck' }),
  );

const inList = (selector: string) => inPage('cw-attention-list')!.shadowRoot!.querySelector<HTMLElement>(selector);
const rows = () => [...inPage('cw-attention-list')!.shadowRoot!.querySelectorAll('li')];
const shown = () => rows().filter((row) => row.checkVisibility({ opacityProperty: true }));
const moreTold = () => Number(/^(\d+) more$/.exec(inList('.more')?.textContent?.trim() ?? '')?.[1] ?? 0);

function expectWholeRows(): void {
  const box = inList('ul')!.getBoundingClientRect();
  for (const row of shown()) {
    const { top, bottom } = row.getBoundingClientRect();
    expect(top, row.textContent ?? '').toBeGreaterThanOrEqual(box.top - 1);
    expect(bottom, row.textContent ?? '').toBeLessThanOrEqual(Math.min(box.bottom, innerHeight) + 1);
    expect(row.querySelector('.meta bdi')?.getBoundingClientRect().height).toBeGreaterThan(10);
  }
}

it.each([
  ['wall', 1280, 720, 3],
  ['wall', 1920, 1080, 4],
  ['desk', 1440, 900, 3],
  ['desk', 1024, 768, 2],
])('shows sentences whole and counts the others, on a %s of %i by %i', async (where, width, height, atLeast) => {
  await page.viewport(width, height);
  await open(where === 'wall');
  await expect.poll(moreTold).toBeGreaterThan(0);
  expect(rows()).toHaveLength(causes);
  expect(shown().length).toBeGreaterThanOrEqual(atLeast);
  expect(shown().length + moreTold()).toBe(causes);
  expectWholeRows();
});

it('is not drawn anew in the midst of being drawn, as a list that measures itself may be', async () => {
  const { litIssuedWarnings } = globalThis as { litIssuedWarnings?: Set<string> };
  expect(litIssuedWarnings).toBeInstanceOf(Set);
  await open();
  await expect.poll(moreTold).toBeGreaterThan(0);
  expect([...litIssuedWarnings!].filter((warning) => warning.includes('change-in-update'))).toEqual([]);
});

it('goes on through the sentences in whole ones at the desk, to the last', async () => {
  await open();
  const first = shown()[0]?.textContent;
  for (let left = moreTold(); left > 0; left = moreTold()) {
    await userEvent.click(page.getByRole('button', { name: /^\d+ more$/ }));
    await expect.poll(moreTold).toBeLessThan(left);
    expectWholeRows();
  }
  expect(shown()[0]?.textContent).not.toBe(first);
  expect(shown().at(-1)).toBe(rows().at(-1));
});

it.each([
  ['desk', 1440, 900],
  ['desk', 1024, 768],
  ['desk', 390, 844],
  ['wall', 1280, 720],
  ['wall', 1920, 1080],
])('tells of carriers and bands on a %s of %i by %i', async (where, width, height) => {
  await page.viewport(width, height);
  await open(where === 'wall');
  await expect.element(page.getByRole('meter', { name: 'Clients of Donghu Telecom against capacity' })).toBeVisible();
  for (const band of ['2.4 GHz', '5 GHz', '6 GHz']) {
    await expect.element(page.getByRole('meter', { name: `Clients on ${band}` })).toBeVisible();
  }
  const meters = page.getByRole('meter').elements();
  for (const meter of meters) {
    const { left, right, bottom } = meter.getBoundingClientRect();
    expect(right - left).toBeGreaterThan(12);
    expect(right).toBeLessThanOrEqual(width);
    if (width > 760) expect(bottom).toBeLessThanOrEqual(height);
  }
});

it.each([1440, 1280, 1024])('has room in its table for places, under two lines of controls, at %i', async (width) => {
  await page.viewport(width, 900);
  await open();
  await userEvent.click(page.getByRole('button', { name: 'Table' }));
  const place = page.getByText('Silk Hall, floor north-west').first();
  await expect.element(place).toBeVisible();
  const { scrollWidth, clientWidth } = place.element();
  expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  const grid = inPage('cw-hotspot-table')!.shadowRoot!.querySelector('[role=grid]')!.getBoundingClientRect();
  expect(grid.top - inPage('.field')!.getBoundingClientRect().top).toBeLessThanOrEqual(112);
});

it('tells a phone first that it is stale, then what needs attention, counts and the map', async () => {
  await page.viewport(390, 844);
  await open();
  tell({ status: 'stale', value: value(), since: now() });
  await expect.element(page.getByText(/^No word from the server since/)).toBeVisible();
  const parts = ['main > cw-notice', 'cw-attention-list', 'cw-network-totals', 'cw-hotspot-map', 'cw-hotspot-panel'];
  const tops = parts.map((part) => inPage(part)!.getBoundingClientRect().top);
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  for (const name of ['Overloaded', 'Silent', 'Busy', 'OK']) {
    const word = page.getByRole('button', { name }).getByText(name).element().getBoundingClientRect();
    expect(word.width, name).toBeGreaterThan(10);
  }
});

it('keeps no room on a phone for a hotspot that nobody chose', async () => {
  await page.viewport(390, 844);
  await open();
  const panel = inPage('cw-hotspot-panel') as HotspotPanel;
  panel.sight = undefined;
  await panel.updateComplete;
  expect(panel.getBoundingClientRect().height).toBeLessThan(120);
});

it('keeps English sentences in their order also where the page runs from the right', async () => {
  onTestFinished(() => {
    document.documentElement.dir = 'ltr';
  });
  document.documentElement.dir = 'rtl';
  await open();
  tell({ status: 'live', value: value(), at: now() });
  await expect.poll(() => strayedStops(document.body)).toEqual([]);
  tell({ status: 'stale', value: value(), since: now() });
  await expect.element(page.getByText(/^No word from the server since/)).toBeVisible();
  expect(strayedStops(document.body)).toEqual([]);
});
