import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/network/hotspot-table.ts';
import type { HotspotTable } from '../../../web-components/network/hotspot-table.ts';
import type { Sight } from '../../../web-components/network/sights.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { sightsIn } from './sights.ts';

const sights: readonly Sight[] = [
  ...sightsIn('ok', 2_400, 'OK'),
  ...sightsIn('busy', 157, 'BU', { carrier: 'Donghu Telecom' }),
  ...sightsIn('overloaded', 30, 'OV'),
  ...sightsIn('silent', 13, 'SI'),
];

let table: HotspotTable;
let chosen = '';
beforeEach(() => show());
afterEach(() => {
  render(html``, document.body);
  chosen = '';
  vi.restoreAllMocks();
});

async function show(its: readonly Sight[] = sights): Promise<void> {
  const choose = (event: CustomEvent<string>) => {
    chosen = event.detail;
    void show(its);
  };
  render(
    html`<main><cw-hotspot-table style="height: 480px" .sights=${its} chosen=${chosen} @choose=${choose}></cw-hotspot-table></main>`,
    document.body,
  );
  table = document.querySelector('cw-hotspot-table')!;
  await table.updateComplete;
}

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

it('is walked through by keys alone, from the first to the last', async () => {
  grid().focus();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  expect(chosen).toBe('OV-2');
  await userEvent.keyboard('{End}');
  expect(chosen).toBe('OK-2400');
  await expect.poll(() => grid().getAttribute('aria-activedescendant')).toBe('row-2599');
  const row = table.renderRoot.querySelector('#row-2599')!.getBoundingClientRect();
  expect(row.bottom).toBeLessThanOrEqual(grid().getBoundingClientRect().bottom + 1);
  await userEvent.keyboard('{Home}');
  expect(chosen).toBe('OV-1');
  expect(grid().scrollTop).toBe(0);
});

it('turns its order at a heading, and says so', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Hotspot' }));
  expect(codes()[0]).toBe('BU-1');
  await userEvent.click(page.getByRole('button', { name: 'Hotspot' }));
  expect(codes()[0]).toBe('SI-13');
  const heading = table.renderRoot.querySelector('th.code')!;
  expect(heading.getAttribute('aria-sort')).toBe('descending');
});

it('finds what is typed, and says when it finds nothing', async () => {
  await userEvent.fill(page.getByLabelText('Find a hotspot'), 'donghu BU-15');
  await expect.element(page.getByText('9 of 2,600')).toBeVisible();
  expect(codes()).toEqual(['BU-15', ...Array.from({ length: 8 }, (_, i) => `BU-15${i}`)]);
  await userEvent.fill(page.getByLabelText('Find a hotspot'), 'nothing like it');
  await expect.element(page.getByText('0 of 2,600')).toBeVisible();
});

it('keeps its rows where they are while figures change under a pointer, and orders them again when it is gone', async () => {
  const calmed = sights.map((sight) => (sight.hotspot.code === 'OV-1' ? { ...sight, state: 'ok' as const } : sight));
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
  await userEvent.hover(page.getByRole('grid'));
  await show(calmed);
  expect(codes()[0]).toBe('OV-1');
  await userEvent.hover(page.getByLabelText('Find a hotspot'));
  await show([...calmed]);
  expect(codes()[0]).toBe('OV-2');
});

it('holds to the rules of accessibility', async () => {
  expect(await axeFaults(document.body)).toEqual([]);
});
