import { html, render } from 'lit';
import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { columnEpochMs } from '../../../server/live/define-topic.ts';
import { serverAheadMs } from '../../../web-components/elements/server-time.ts';
import { stateAt } from '../../../web-components/network/sights.ts';
import { axeFaults } from '../../support/axe.ts';
import { inPage, now, open, server, tell, useNetworkPage, value } from './network-on-page.browser.ts';
import { boardOf, hotspotsIn } from './sights.ts';

useNetworkPage();

it('says first what needs attention, counts the hotspots, and shows the worst of them', async () => {
  await open();
  await expect.element(page.getByRole('button', { name: 'Overloaded' })).toHaveTextContent('4');
  await expect.element(page.getByRole('heading', { name: 'C-1' })).toBeVisible();
  await expect.element(page.getByText(/^since before \d\d:\d\d$/).first()).toBeVisible();
});

it('makes the others faint when a state is pressed, and not when it is let go again', async () => {
  await open();
  const map = inPage('cw-hotspot-map') as HTMLElement & { only?: string };
  const over = page.getByRole('button', { name: 'Overloaded' });
  await userEvent.click(over);
  expect(map.only).toBe('overloaded');
  await userEvent.click(over);
  expect(map.only).toBeUndefined();
});

it('goes on a wall by its address, without a name and without what can be pressed, and back with Escape', async () => {
  await open(true);
  await expect.element(page.getByRole('listitem').getByText('Lantern Hall is over capacity')).toBeVisible();
  expect(inPage('cw-state-figures')?.shadowRoot?.textContent).toMatch(/4\s*Overloaded[\s\S]*0\s*In doubt/);
  await expect.element(page.getByText('Yusuf Denizli')).not.toBeInTheDocument();
  expect(page.getByRole('button').elements()).toEqual([]);
  expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(innerHeight);
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('button', { name: 'Overloaded' })).toBeVisible();
  expect(location.search).not.toContain('wall');
});

it.each([
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
])('has room on a wall for its figures and sentences, %i by %i', async (width, height) => {
  await page.viewport(width, height);
  server.board = boardOf(
    hotspotsIn('ok', 2_376, 'A'),
    hotspotsIn('overloaded', 104, 'C'),
    hotspotsIn('busy', 120, 'D'),
  );
  await open(true);
  for (const name of ['cw-state-figures', 'cw-attention-list', 'cw-carrier-totals']) {
    const part = inPage(name)!;
    expect(part.getBoundingClientRect().right, name).toBeLessThanOrEqual(width);
    const all = [...part.shadowRoot!.querySelectorAll('li, b, span, p')];
    const inside = part.getBoundingClientRect().right - Number.parseFloat(getComputedStyle(part).paddingInlineEnd);
    expect(Math.max(...all.map((one) => one.getBoundingClientRect().right)), name).toBeLessThanOrEqual(inside + 1);
  }
});

it('says on a wall, large enough for five metres, how old what it shows is', async () => {
  await open(true);
  const since = new Date(Date.now() - 48_000).toISOString();
  tell({ status: 'stale', value: value(), since });
  await expect.element(page.getByText(/^(48|49) sec old$/)).toBeVisible();
  const letters = inPage('.old b')!;
  expect(Number.parseFloat(getComputedStyle(letters).fontSize)).toBeGreaterThanOrEqual(64);
  tell({ status: 'live', value: value(), at: now() });
  await expect.element(page.getByText(/sec old$/)).not.toBeInTheDocument();
});

it('says after an outage since when it was so before it, and no more than it knows of what is new', async () => {
  await open();
  // A time that is asked before the leap and answered after it would be off.
  await expect.poll(serverAheadMs).toBeTypeOf('number');
  const list = () => inPage('cw-attention-list')!.shadowRoot!.textContent!.replaceAll(/\s+/g, ' ');
  await expect.poll(list).toMatch(/over capacity at 4 hotspots.* since before \d\d:\d\d/);
  const [before] = list().match(/since before \d\d:\d\d/)!;
  tell({ status: 'stale', value: value(), since: now() });
  await expect.element(page.getByText(/^What you see is .* old\.$/)).toBeVisible();
  const backMs = Date.now() + 600_000;
  vi.spyOn(Date, 'now').mockReturnValue(backMs);
  const quay = server.board.roster.hotspots.findIndex(({ zoneId }) => zoneId === 'weft-quay');
  server.board.columns.state[quay] = stateAt.overloaded;
  tell({ status: 'live', value: value(), at: now() });
  await expect.poll(list).toContain('carries');
  expect(list()).toMatch(new RegExp(`over capacity at 4 hotspots.* ${before}`));
  expect(list()).toMatch(/carries 10 clients and is made for 50.* since before \d\d:\d\d/);
  expect(list()).not.toMatch(/for \d+ sec/);
});

it('tells of a hall that goes dark as one cause, at once, and marks it on the map', async () => {
  await open();
  for (const [row, { zoneId }] of server.board.roster.hotspots.entries()) {
    if (zoneId === 'weft-quay') server.board.columns.state[row] = stateAt.silent;
    if (zoneId === 'weft-quay')
      server.board.columns.silentSince[row] = Math.round((Date.now() - 1_577_836_800_000) / 1000) - 90;
  }
  tell({ status: 'live', value: value(), at: now() });
  await expect.element(page.getByText('Weft Quay is dark: all its 20 hotspots are silent.').first()).toBeVisible();
  expect(inPage('cw-hotspot-map')?.shadowRoot?.querySelectorAll('.down')).toHaveLength(1);
});

const roleTaken = {
  type: 'about:blank',
  title: 'Your role may not do this.',
  status: 403,
  code: 'request.role_needed',
};

it.each(['desk', 'wall'])('shows nothing any more when the role is taken away, at the %s', async (where) => {
  await open(where === 'wall');
  tell({ status: 'error', problem: roleTaken });
  await expect.element(page.getByText('Your role may not do this.')).toBeVisible();
  await expect.element(page.getByText(/over capacity/)).not.toBeInTheDocument();
  await expect.element(page.getByText('Live', { exact: true })).not.toBeInTheDocument();
  const parts = ['cw-attention-list', 'cw-hotspot-panel', 'cw-state-figures', 'cw-hotspot-table'].map(inPage);
  expect(parts).toEqual(parts.map(() => null));
  expect(inPage('cw-hotspot-map')).toMatchObject({ board: undefined, down: [] });
  expect(inPage('cw-network-totals')?.shadowRoot?.textContent ?? '').not.toMatch(/\d/);
  tell({ status: 'live', value: value(), at: now() });
  await expect.element(page.getByText(/^Lantern Hall is over capacity at/).first()).toBeInTheDocument();
});

it('counts ages and past hours by the server’s clock, an hour behind this machine’s', async () => {
  server.aheadMs = -3_600_000;
  const { silentSince, state } = server.board.columns;
  state[0] = stateAt.silent;
  silentSince[0] = Math.round((Date.now() + server.aheadMs - columnEpochMs) / 1000) - 300;
  await open();
  await expect.element(page.getByText(/^A-\u20601 is silent\.$/)).toBeVisible();
  await expect.element(page.getByText('5 min', { exact: true })).toBeVisible();
  const past = () => inPage('cw-hotspot-panel')?.shadowRoot?.querySelector('cw-hotspot-past');
  await expect.poll(() => past()?.shadowRoot?.querySelector('table')?.textContent).toContain('55');
});

it('moves nothing when the first data arrives', async () => {
  render(html`<cw-network-page></cw-network-page>`, document.body);
  await expect.poll(() => inPage('cw-attention-list')).toBeTruthy();
  const places = () =>
    ['.field', 'cw-network-totals', '.side', 'cw-attention-list'].map((selector) => {
      const { x, y, width } = inPage(selector)!.getBoundingClientRect();
      return { selector, x, y, width };
    });
  await expect.poll(() => places()[0]!.width).toBeGreaterThan(0);
  const before = places();
  tell({ status: 'live', value: value(), at: now() });
  await expect.element(page.getByText('Lantern Hall is over capacity at 4 hotspots.').first()).toBeInTheDocument();
  expect(places()).toEqual(before);
});

it('holds to the rules of accessibility, on the desk and on the wall', async () => {
  await open();
  expect(await axeFaults(document.body)).toEqual([]);
  render(html``, document.body);
  await open(true);
  expect(await axeFaults(document.body)).toEqual([]);
});
