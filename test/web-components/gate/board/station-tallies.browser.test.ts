import { expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { StationsState } from '../../../../web-components/gate/board/board-state.ts';
import { ago, board, gates, part, say, tell, useGateBoard, zones } from './gate-board-on-page.browser.ts';

useGateBoard();

/** So many stations; at each one more has waited for longer than at the one before, and at the first there is nobody. */
const stations = (count: number): StationsState['stations'] =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const waits = i === 0 ? { waiting: 0 } : { waiting: i, oldestAt: ago(i) };
      return [`s-${i}`, { number: i + 1, place: { en: `Bridge ${i + 1}` }, taken: 0, passedOn: 0, ...waits }];
    }),
  );

async function onWall(width: number, height: number, count: number): Promise<void> {
  const address = location.href;
  onTestFinished(() => history.replaceState(null, '', address));
  vi.spyOn(document.documentElement, 'requestFullscreen').mockResolvedValue(undefined);
  await page.viewport(1920, 1080);
  await userEvent.click(page.getByRole('button', { name: 'Wall' }));
  await page.viewport(width, height);
  tell({ ...board(), gates: gates(8), zones: zones(12) });
  say({
    ...{ type: 'snapshot', key: 'stations', revision: ['test', 2], declared: 'first' },
    state: { stations: stations(count) },
  });
  await expect.poll(() => rows().length).toBe(count);
}

const tallies = () => part('cw-station-tallies').shadowRoot!;
const rows = () => [...tallies().querySelectorAll('li')];
const numberOf = (row: Element) => Number(row.querySelector('.n')?.textContent);
const seen = () => rows().filter((row) => row.checkVisibility({ opacityProperty: true }));
const told = () => Number(/(\d+) more stations?/.exec(tallies().textContent ?? '')?.[1] ?? 0);

it.each([
  [1280, 720, 9],
  [1920, 1080, 14],
])(
  'tells on a wall of %i by %i the longest waits of %i stations, and how many more there are',
  async (width, height, count) => {
    await onWall(width, height, count);
    await expect.poll(told).toBeGreaterThan(0);
    await expect.poll(() => seen().length + told()).toBe(count);
    expect(seen().length).toBeGreaterThanOrEqual(5);
    const longest = Array.from({ length: seen().length }, (_, i) => count - i);
    expect(seen().map(numberOf)).toEqual(longest);
    const { bottom } = part('cw-station-tallies').getBoundingClientRect();
    expect(seen().at(-1)!.getBoundingClientRect().bottom).toBeLessThanOrEqual(bottom + 1);
    expect(bottom).toBeLessThanOrEqual(height);
  },
);

it('has all stations by their numbers on a wall that has room for them', async () => {
  await onWall(1280, 720, 5);
  expect(seen().map(numberOf)).toEqual([1, 2, 3, 4, 5]);
  expect(told()).toBe(0);
});
