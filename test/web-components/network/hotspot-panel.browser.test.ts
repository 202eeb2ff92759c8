import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/network/hotspot-panel.ts';
import { type Sight, sightAt } from '../../../web-components/network/sights.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { boardOf, hotspotOf, notHeard, type Says, saysOf } from './sights.ts';

const zones = new Map([['lantern-hall', { name: 'Lantern Hall', isOutermost: false }]]);
const sightOf = (says: Says): Sight => sightAt(boardOf([[hotspotOf('LH-1', { bands: ['2.4', '5'] }), says]]), 0)!;
const looked = vi.fn<(row: number) => void>();
const asked: string[] = [];
let before = 10;

beforeEach(() => {
  document.documentElement.dataset.theme = 'dark';
  vi.spyOn(window, 'fetch').mockImplementation(async (input) => {
    const url = new URL(input instanceof Request ? input.url : String(input), location.href);
    asked.push(`${url.pathname}${url.search}`);
    const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const figure = { mean: 20, p50: 20, p95: 40, max: 40 };
    const minutes = Array.from({ length: 50 }, (_, index) => 59 - index);
    const body = url.pathname.endsWith('/history')
      ? {
          code: 'LH-1',
          spanMinutes: 1,
          spans: minutes.map((its) => ({ startsAt: at(its * 20), readings: 6, clients: figure })),
        }
      : {
          code: 'LH-1',
          readings: minutes.map((its) => ({ at: at(its), clients: its > 20 ? 10 : before, rxMbps: 30, txMbps: 10 })),
        };
    return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
  });
});
afterEach(() => {
  render(html``, document.body);
  looked.mockReset();
  before = 10;
  asked.length = 0;
  vi.restoreAllMocks();
});

async function show(says: Says, stale = false) {
  const look = (event: CustomEvent<number>) => looked(event.detail);
  render(
    html`<main style="width: 380px"><cw-hotspot-panel .sight=${sightOf(says)} .zones=${zones} ?stale=${stale} @look=${look}></cw-hotspot-panel></main>`,
    document.body,
  );
}

const past = () => document.querySelector('cw-hotspot-panel')!.renderRoot.querySelector('cw-hotspot-past')!;
const plots = () => [...past().renderRoot.querySelectorAll('cw-history-plot')];

/** How many pixels of a plot are painted with more red than blue, and with more blue than red. */
function paintOf(plot: Element) {
  const canvas = plot.shadowRoot?.querySelector('canvas');
  if (!canvas?.width) return { red: 0, blue: 0 };
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  const paint = { red: 0, blue: 0 };
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3]! < 200) continue;
    if (data[at]! > data[at + 2]! * 1.5) paint.red += 1;
    if (data[at + 2]! > data[at]! * 1.3) paint.blue += 1;
  }
  return paint;
}

it('draws the last hour, and what is above the capacity in the colour of overload', async () => {
  await show(saysOf('ok'));
  await expect.poll(() => plots().length).toBe(2);
  await expect.poll(() => paintOf(plots()[0]!).blue).toBeGreaterThan(100);
  const below = paintOf(plots()[0]!);
  await expect.poll(() => paintOf(plots()[1]!).blue).toBeGreaterThan(100);
  expect(paintOf(plots()[1]!).red).toBe(0);
  render(html``, document.body);
  before = 90;
  await show(saysOf('overloaded', { clients: 90 }));
  await expect.poll(() => plots().length).toBe(2);
  await expect.poll(() => paintOf(plots()[0]!).red).toBeGreaterThan(below.red * 1.5);
});

it('says the same in figures to who does not see it', async () => {
  await show(saysOf('overloaded'));
  await expect
    .element(page.getByRole('img', { name: 'Clients: 61 at the end, 61 at most, capacity 50' }))
    .toBeInTheDocument();
  await expect.poll(() => past().renderRoot.querySelectorAll('table tr').length).toBeGreaterThan(8);
  expect(past().renderRoot.querySelector('table')!.textContent).toContain('40 Mbit/s');
});

it('shows a day when asked, from what minutes came to', async () => {
  await show(saysOf('ok'));
  await userEvent.click(page.getByRole('button', { name: 'Day' }));
  await expect.poll(() => asked.at(-1)).toBe('/api/hotspots/LH-1/history?hours=24');
  await expect.element(page.getByRole('heading', { name: 'Each minute: most clients, mean Mbit/s' })).toBeVisible();
  await expect.poll(() => paintOf(plots()[0]!).blue).toBeGreaterThan(100);
});

it('says where it is and what it says, by band where it tells, and shows itself on the map', async () => {
  await show(saysOf('ok', { clients24: 2, clients5: 8 }));
  await expect.element(page.getByText('2 on 2.4 GHz, 8 on 5 GHz')).toBeVisible();
  await expect.element(page.getByText('Lantern Hall, Place LH-1')).toBeVisible();
  await userEvent.click(page.getByRole('button', { name: 'Show on the map' }));
  expect(looked).toHaveBeenCalledExactlyOnceWith(0);
  await show(saysOf('ok'));
  await expect.element(page.getByText('It does not report its clients by band.')).toBeVisible();
});

it('says of what is counted from accounting that no collector told it', async () => {
  await show(saysOf('ok', { isCounted: true }));
  await expect.element(page.getByText('Counted from accounting: no collector tells of it.')).toBeVisible();
  await show(saysOf('silent', { isCounted: true }));
  await expect.element(page.getByText('Counted from accounting: no collector tells of it.')).toBeVisible();
  await show(saysOf('ok'));
  await expect.element(page.getByText('Counted from accounting: no collector tells of it.')).not.toBeInTheDocument();
});

it('tells how many of how many, in this order also on a page that runs right to left', async () => {
  document.documentElement.dir = 'rtl';
  onTestFinished(() => {
    document.documentElement.dir = 'ltr';
  });
  await show({ state: 'ok', clients: 3 });
  await expect.element(page.getByText(/^of \d+$/)).toBeVisible();
  const words = document.querySelector('cw-hotspot-panel')!.renderRoot.querySelector('b small')!;
  const figure = document.createRange();
  figure.selectNodeContents(words.closest('b')!);
  expect(figure.getBoundingClientRect().left).toBeLessThan(words.getBoundingClientRect().left);
  expect(figure.getBoundingClientRect().right).toBeCloseTo(words.getBoundingClientRect().right, 0);
});

it('keeps its height whatever is known', async () => {
  const heights = new Set<number>();
  for (const says of [
    saysOf('ok'),
    saysOf('silent'),
    notHeard,
    saysOf('ok', { clients24: 1, clients5: 2 }),
    saysOf('ok', { isCounted: true }),
  ]) {
    await show(says);
    await expect.poll(() => plots().length).toBe(2);
    heights.add(document.querySelector('cw-hotspot-panel')!.clientHeight);
  }
  expect([...heights]).toHaveLength(1);
});

it('holds to the rules of accessibility', async () => {
  await show(saysOf('overloaded', { doubt: 'flapping' }));
  await expect.poll(() => plots().length).toBe(2);
  expect(await axeFaults(document.body)).toEqual([]);
});

it('draws its hour as wide as there is room, also when the window becomes narrower', async () => {
  await show(saysOf('busy'));
  await vi.waitFor(() => expect(paintOf(plots()[0]!).blue).toBeGreaterThan(0));
  const main = document.querySelector('main')!;
  main.style.width = '350px';
  await vi.waitFor(() => expect(plots()[0]!.shadowRoot!.querySelector('canvas')!.clientWidth).toBeLessThanOrEqual(350));
});
