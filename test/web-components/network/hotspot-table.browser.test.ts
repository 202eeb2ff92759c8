import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/network/hotspot-table.ts';
import type { HotspotState } from '../../../db/vocabulary.ts';
import type { HotspotTable } from '../../../web-components/network/hotspot-table.ts';
import { type Board, stateAt } from '../../../web-components/network/sights.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { boardOf, hotspotsIn } from './sights.ts';

const fullBoard = () =>
  boardOf(
    hotspotsIn('ok', 2_400, 'OK'),
    hotspotsIn('busy', 157, 'BU', { carrier: 'Donghu Telecom' }),
    hotspotsIn('overloaded', 30, 'OV', { bands: ['5', '6'] }),
    hotspotsIn('silent', 13, 'SI', { zoneId: 'weft-quay', level: 1 }),
  );

let board: Board;
let table: HotspotTable;
let chosen = '';
let only: HotspotState | undefined;
beforeEach(async () => {
  await page.viewport(1440, 900);
  board = fullBoard();
  await show(board);
  // A pointer that an earlier test left above the rows would hold their order.
  await userEvent.hover(page.getByRole('searchbox'));
});
afterEach(() => {
  render(html``, document.body);
  chosen = '';
  only = undefined;
  document.documentElement.dir = 'ltr';
  vi.restoreAllMocks();
});

async function show(its: Board): Promise<void> {
  const choose = (event: CustomEvent<string>) => {
    chosen = event.detail;
    void show(its);
  };
  const narrow = (event: CustomEvent<HotspotState | null>) => {
    only = event.detail ?? undefined;
    void show(its);
  };
  render(
    html`<main><cw-hotspot-table style="height: 480px" .board=${its} .only=${only} chosen=${chosen} @choose=${choose} @only=${narrow}></cw-hotspot-table></main>`,
    document.body,
  );
  table = document.querySelector('cw-hotspot-table')!;
  await table.updateComplete;
}

/** The same board with what changed in place, as the page gives it. */
const changed = () => show({ ...board });
const grid = () => table.renderRoot.querySelector<HTMLElement>('[role=grid]')!;
const codes = () => [...table.renderRoot.querySelectorAll('tbody [role=rowheader]')].map((cell) => cell.textContent);

it('makes the rows in sight alone, and says how many there are', async () => {
  await expect.poll(() => codes().length).toBeGreaterThan(10);
  expect(codes().length).toBeLessThan(60);
  expect(grid().getAttribute('aria-rowcount')).toBe('2601');
  await expect.element(page.getByText('2,600 of 2,600')).toBeVisible();
});

it('shows the worst first, and the last one when scrolled to the end', async () => {
  expect(codes().slice(0, 2)).toEqual(['OV-1', 'OV-2']);
  grid().scrollTop = grid().scrollHeight;
  await expect.poll(() => codes().at(-1)).toBe('OK-2400');
});

const active = () => table.renderRoot.querySelector(`#${grid().getAttribute('aria-activedescendant')}`);
const activeText = () => active()?.querySelector('[role=rowheader]')?.textContent ?? active()?.textContent?.trim();

it('is walked through by keys alone, from the first to the last, and chooses with Enter', async () => {
  grid().focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(activeText()).toBe('OV-1');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(activeText()).toBe('OV-3');
  expect(chosen).toBe('');
  await userEvent.keyboard('{Enter}');
  expect(chosen).toBe('OV-3');
  await userEvent.keyboard('{End}');
  await expect.poll(activeText).toBe('OK-2400');
  expect(active()!.getAttribute('aria-rowindex')).toBe('2601');
  const row = active()!.getBoundingClientRect();
  expect(row.bottom).toBeLessThanOrEqual(grid().getBoundingClientRect().bottom + 1);
  await userEvent.keyboard('{PageUp}{Home}');
  await expect.poll(activeText).toBe('OV-1');
  expect(grid().scrollTop).toBe(0);
});

it('goes into the cells of a row and out again, as the text runs', async () => {
  grid().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
  expect(active()).toMatchObject({ role: 'rowheader', textContent: 'OV-1' });
  await userEvent.keyboard('{End}{ArrowLeft}{ArrowDown}');
  expect(active()!.id).toMatch(/-7$/);
  await userEvent.keyboard('{Home}{ArrowLeft}');
  expect(active()!.role).toBe('row');
  document.documentElement.dir = 'rtl';
  await userEvent.keyboard('{ArrowLeft}');
  expect(active()!.role).toBe('gridcell');
});

it('sorts by a heading with keys alone, and says so', async () => {
  grid().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowUp}{ArrowRight}{Enter}');
  expect(codes()[0]).toBe('BU-1');
  expect(active()!.getAttribute('aria-sort')).toBe('ascending');
  await userEvent.keyboard('{Enter}');
  expect(active()!.getAttribute('aria-sort')).toBe('descending');
  expect(codes()[0]).toBe('SI-13');
});

it('holds the order while the focus is in it, says so, and stays with its hotspot when that moves', async () => {
  grid().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(activeText()).toBe('OV-2');
  board.columns.state[board.roster.rowOf('OV-2')!] = stateAt.ok;
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  await changed();
  expect(codes()[1]).toBe('OV-2');
  await expect.element(page.getByText('Order held while you are in it')).toBeVisible();
  await userEvent.tab({ shift: true });
  await expect.poll(() => codes()[1]).toBe('OV-3');
  await expect.element(page.getByText('Order held while you are in it')).not.toBeVisible();
  grid().focus();
  // Fullest of those that are well, after 29 overloaded, 13 silent and 157 busy ones.
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(() => active()?.getAttribute('aria-rowindex')).toBe(`${29 + 13 + 157 + 1 + 1 + 1}`);
});

it('shows fifty thousand, and makes only those in sight', async () => {
  board = boardOf(hotspotsIn('ok', 49_999, 'OK'), hotspotsIn('overloaded', 1, 'OV'));
  await show(board);
  expect(codes()[0]).toBe('OV-1');
  grid().focus();
  await userEvent.keyboard('{ArrowDown}{End}');
  await expect.poll(activeText).toBe('OK-49999');
  expect(grid().getAttribute('aria-rowcount')).toBe('50001');
  expect(codes().length).toBeLessThan(60);
});

it('turns its order at a heading that is pressed', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Hotspot' }));
  expect(codes()[0]).toBe('BU-1');
  await userEvent.click(page.getByRole('button', { name: 'Hotspot' }));
  expect(codes()[0]).toBe('SI-13');
  expect(document.activeElement).toBe(table);
});

it.each([
  ['Any state', 'Silent', 13, 'SI-1'],
  ['Any carrier', 'Donghu Telecom', 157, 'BU-1'],
  ['Any band', '6 GHz', 30, 'OV-1'],
  ['Any level', '1', 13, 'SI-1'],
  ['Any zone', 'weft-quay', 13, 'SI-1'],
])('is narrowed by %s to %s', async (field, choice, count, first) => {
  await userEvent.selectOptions(page.getByLabelText(field), choice);
  await expect.element(page.getByText(`${count} of 2,600`)).toBeVisible();
  expect(codes()[0]).toBe(first);
  await userEvent.selectOptions(page.getByLabelText(field), field);
  await expect.element(page.getByText('2,600 of 2,600')).toBeVisible();
});

it('finds what is typed, and says when it finds nothing', async () => {
  await userEvent.fill(page.getByLabelText('Find a hotspot'), 'donghu BU-15');
  await expect.element(page.getByText('9 of 2,600')).toBeVisible();
  expect(codes()).toEqual(['BU-15', ...Array.from({ length: 8 }, (_, i) => `BU-15${i}`)]);
  await userEvent.fill(page.getByLabelText('Find a hotspot'), 'nothing like it');
  await expect.element(page.getByText('0 of 2,600')).toBeVisible();
  await expect.element(page.getByText('None fits all that you typed and chose above.')).toBeVisible();
  await expect.poll(() => axeFaults(document.body)).toEqual([]);
});

it('shows all again when what it was narrowed to is cleared', async () => {
  await userEvent.selectOptions(page.getByLabelText('Any state'), 'Silent');
  await userEvent.fill(page.getByLabelText('Find a hotspot'), 'nothing like it');
  await userEvent.click(page.getByRole('button', { name: 'Clear the filters' }));
  await expect.element(page.getByText('2,600 of 2,600')).toBeVisible();
  await expect.element(page.getByLabelText('Find a hotspot')).toHaveValue('');
  expect(only).toBeUndefined();
  await expect.element(page.getByRole('button', { name: 'Clear the filters' })).not.toBeInTheDocument();
});

it('says in a word, which is not cut, which figures are counted from accounting', async () => {
  const status = (code: string) =>
    [...table.renderRoot.querySelectorAll('tbody tr')]
      .find((row) => row.querySelector('[role=rowheader]')?.textContent === code)!
      .querySelector<HTMLElement>('[data-column=state]')!;
  expect(status('OV-1').textContent).toBe('Overloaded');
  board.columns.source[board.roster.rowOf('OV-1')!] = 0;
  await changed();
  expect(status('OV-1').textContent).toBe('Overloaded counted');
  expect(status('OV-2').textContent).toBe('Overloaded');
  const word = status('OV-1').querySelector('small')!;
  expect(word.scrollWidth).toBeLessThanOrEqual(word.clientWidth);
  expect(status('OV-1').scrollWidth).toBeLessThanOrEqual(status('OV-1').clientWidth);
});

it('says where the focus is on all sides, above the headings too', async () => {
  grid().focus();
  await userEvent.keyboard('{ArrowDown}');
  const ring = getComputedStyle(grid().parentElement!, '::after');
  expect([ring.borderTopWidth, ring.inset, ring.position]).toEqual(['3px', '0px', 'absolute']);
  expect(Number(ring.zIndex)).toBeGreaterThan(
    Number(getComputedStyle(table.renderRoot.querySelector('thead th')!).zIndex),
  );
});

it('keeps its rows where they are while figures change under a pointer, and orders them again when it is gone', async () => {
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  await userEvent.hover(page.getByRole('grid'));
  board.columns.state[board.roster.rowOf('OV-1')!] = stateAt.ok;
  await changed();
  expect(codes()[0]).toBe('OV-1');
  await userEvent.hover(page.getByLabelText('Find a hotspot'));
  await changed();
  expect(codes()[0]).toBe('OV-2');
});

it('shows the newest figures at once, and orders by them after some seconds, also when nothing changes any more', async () => {
  const row = board.roster.rowOf('OV-1')!;
  board.columns.clients[row] = 23;
  board.columns.state[row] = stateAt.ok;
  const since = Date.now();
  const clock = vi.spyOn(Date, 'now').mockReturnValue(since);
  await changed();
  const first = () => table.renderRoot.querySelector('tbody [aria-rowindex="2"]')?.textContent?.replaceAll(/\s+/g, ' ');
  expect(first()).toMatch(/OK OV-1 .* 23 /);
  clock.mockReturnValue(since + 6_000);
  await expect.poll(() => codes()[0]).toBe('OV-2');
});

it('holds to the rules of accessibility', async () => {
  expect(await axeFaults(document.body)).toEqual([]);
});
