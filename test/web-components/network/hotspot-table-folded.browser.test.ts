import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/network/hotspot-table.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { boardOf, hotspotsIn } from './sights.ts';

const nowS = Math.floor(Date.now() / 1000);
const board = boardOf(
  hotspotsIn('ok', 200, 'OK'),
  hotspotsIn('overloaded', 30, 'OVER', { carrier: 'Donghu Telecom' }),
  hotspotsIn('silent', 13, 'SI', {}, { silentSinceMs: (nowS - 3600 * 30) * 1000 }),
);
const inBoard = (selector: string) => [
  ...document.querySelector('cw-hotspot-table')!.renderRoot.querySelectorAll<HTMLElement>(selector),
];
const grid = () => inBoard('[role=grid]')[0]!;
const codes = () => inBoard('tbody [role=rowheader]').map((cell) => cell.textContent);

beforeEach(() => page.viewport(1440, 900));
afterEach(() => render(html``, document.body));

async function show(width: number, its = board): Promise<void> {
  await page.viewport(Math.max(width, 320), 844);
  render(
    html`<main style="width: ${width}px"><cw-hotspot-table style="height: 800px" .board=${its}></cw-hotspot-table></main>`,
    document.body,
  );
  await expect.poll(() => grid().querySelector('table')!.className).toContain('folded');
}

it.each([
  [656, 9],
  [390, 7],
  [320, 6],
])('needs no scrolling sideways where it is %i wide, and cuts neither state nor figure', async (width, columns) => {
  await show(width);
  expect(grid().scrollWidth).toBeLessThanOrEqual(grid().clientWidth);
  expect(grid().getAttribute('aria-colcount')).toBe(`${columns}`);
  expect(inBoard('[role=columnheader]')).toHaveLength(columns);
  for (const cell of inBoard('[role=columnheader], [data-column=state], [data-column=code], td.num')) {
    expect(cell.scrollWidth, cell.textContent ?? '').toBeLessThanOrEqual(cell.clientWidth);
    const { left, right } = cell.getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
  }
  expect(await axeFaults(document.body)).toEqual([]);
});

it.each([656, 390, 320])(
  'has room, where it is %i wide, for the word of what is counted from accounting',
  async (width) => {
    await show(width, boardOf(hotspotsIn('overloaded', 1, 'OV', {}, { isCounted: true })));
    const [status] = inBoard('tbody [data-column=state]');
    expect(status!.textContent).toBe('Overloaded counted');
    expect(status!.scrollWidth).toBeLessThanOrEqual(status!.clientWidth);
  },
);

it('is sorted on a phone by every heading that it shows, with the finger and by keys alone', async () => {
  await show(390);
  await userEvent.click(page.getByRole('button', { name: 'Silent for' }));
  expect(codes()[0]).toBe('SI-1');
  await userEvent.click(page.getByRole('button', { name: 'Carrier' }));
  expect(codes()[0]).toBe('OVER-1');
  await userEvent.keyboard('{Home}{ArrowRight}{Enter}');
  expect(codes()[0]).toBe('OK-1');
});

it('is walked through by keys on a phone, to the last, under its headings', async () => {
  await show(390);
  grid().focus();
  await userEvent.keyboard('{ArrowDown}{End}');
  await expect.poll(() => codes().at(-1)).toBe('OK-200');
  const row = inBoard('tr.active')[0]!.getBoundingClientRect();
  expect(row.bottom).toBeLessThanOrEqual(grid().getBoundingClientRect().bottom + 1);
  await userEvent.keyboard('{Home}');
  await expect.poll(() => codes()[0]).toBe('OVER-1');
  const head = inBoard('thead')[0]!.getBoundingClientRect();
  expect(inBoard('tr.active')[0]!.getBoundingClientRect().top).toBeGreaterThanOrEqual(head.bottom - 1);
});

it('stays at the cell one is in when the window becomes narrower', async () => {
  await show(656);
  grid().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}{End}');
  expect(inBoard('td.active')[0]?.dataset.column).toBe('silent');
  document.querySelector('main')!.style.width = '390px';
  await expect.poll(() => inBoard('[role=columnheader]').length).toBe(7);
  expect(inBoard('td.active')[0]?.dataset.column).toBe('silent');
});
