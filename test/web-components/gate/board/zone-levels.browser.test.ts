import { expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { board, gates, part, tell, useGateBoard, zones } from './gate-board-on-page.browser.ts';

useGateBoard();

const zoneList = () => {
  const list = part('cw-zone-levels').shadowRoot!.querySelector('ul')!;
  const room = list.getBoundingClientRect();
  const rows = [...list.querySelectorAll('li')];
  const shown = rows.filter((row) => row.checkVisibility({ opacityProperty: true }));
  const seen = shown.map((row) => row.getBoundingClientRect()).filter(({ top }) => top < room.bottom - 1);
  return { list, rows, seen, sliced: seen.filter(({ bottom }) => bottom > room.bottom + 1) };
};

it('has all zones in their order, also where nobody is, and says how many stand further down', async () => {
  tell({ ...board(), gates: gates(8), zones: zones(29) });
  await expect.element(page.getByText(/^\d+ more zones$/)).toBeVisible();
  const { list, rows } = zoneList();
  expect(rows).toHaveLength(30);
  expect([...list.querySelectorAll('.name')].slice(0, 4).map((name) => name.textContent)).toEqual([
    ...['Water Town', 'Hall 0', 'Hall 1', 'Hall 2'],
  ]);
  list.scrollTop = list.scrollHeight;
  await expect.element(page.getByText('Hall 28')).toBeVisible();
  await expect.element(page.getByText(/more zones$/)).not.toBeInTheDocument();
});

it('says nothing of more zones where all have room', async () => {
  tell({ ...board(), gates: gates(8), zones: zones(4) });
  await expect.element(page.getByText('Hall 3')).toBeVisible();
  await expect.element(page.getByText(/more zones$/)).not.toBeInTheDocument();
});

it.each([
  [1280, 720, 4, 5],
  [1280, 720, 29, 4],
  [1920, 1080, 29, 4],
])('shows zones whole and says how many more there are, %i by %i with %i halls', async (width, height, halls, room) => {
  const address = location.href;
  onTestFinished(() => history.replaceState(null, '', address));
  vi.spyOn(document.documentElement, 'requestFullscreen').mockResolvedValue(undefined);
  await page.viewport(1920, 1080);
  await userEvent.click(page.getByRole('button', { name: 'Wall' }));
  await page.viewport(width, height);
  tell({ ...board(), gates: gates(8), zones: zones(halls) });
  await expect.element(page.getByText('Hall 0')).toBeVisible();
  await expect.poll(() => zoneList().sliced).toEqual([]);
  const told = () => Number(/(\d+) more zones/.exec(part('cw-zone-levels').shadowRoot!.textContent ?? '')?.[1] ?? 0);
  await expect.poll(() => zoneList().seen.length + told()).toBe(halls + 1);
  expect(zoneList().seen.length).toBeGreaterThanOrEqual(room);
});
