import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { WalkwayMap } from '../../../web-components/ways/walkway-map.ts';
import { axeFaults } from '../../support/axe.ts';
import { inPage, list, open, server, tell, useWaysPage } from './ways-on-page.browser.ts';

useWaysPage();

const crowd = (factors: Record<string, number>, version = 3) => ({
  ...{ at: new Date().toISOString(), version },
  crowd: factors,
});
const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** How much of the middle of the map is painted, across a walkway that runs from west to east. */
async function paintedInMiddle(map: WalkwayMap): Promise<number> {
  await frames();
  const canvas = map.renderRoot.querySelector<HTMLCanvasElement>('.marks')!;
  const [x, y] = [Math.round(canvas.width / 2) + 8, Math.round(canvas.height / 2)];
  const { data } = canvas.getContext('2d')!.getImageData(x, y - 15, 24, 30);
  return data.reduce((sum, value, index) => sum + (index % 4 === 3 ? value / 255 : 0), 0);
}

describe('The crowd', () => {
  it('is told in words, the slowest first, and nobody is named', async () => {
    await open('crowd');
    tell('walkway-crowd', crowd({ street: 1.5, 'bridge-2': 3, 'lift-1': 1.0625 }));
    const rows = page.getByRole('listitem');
    await expect.element(rows.first()).toHaveTextContent(/Old Bridge.*three times as long/);
    await expect.element(rows.nth(1)).toHaveTextContent(/Street between Silk Hall and Gate.*half as long again/);
    await expect.element(rows.nth(2)).toHaveTextContent(/Lift by Tide Theatre.*a little longer/);
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('is drawn wider the slower it is, and is gone when the way is free', async () => {
    await open('crowd');
    tell('walkway-crowd', crowd({}));
    const map = inPage<WalkwayMap>('cw-walkway-map');
    await expect.element(page.getByText('Nobody is in the way anywhere.')).toBeVisible();
    await expect.poll(() => map.size.width).toBeGreaterThan(100);
    map.lookAt(['bridge-1', 'bridge-2']);
    const free = await paintedInMiddle(map);
    tell('walkway-crowd', crowd({ 'bridge-2': 1.25 }));
    const little = await paintedInMiddle(map);
    tell('walkway-crowd', crowd({ 'bridge-2': 4 }));
    const very = await paintedInMiddle(map);
    expect([free > 0, little > free, very > little]).toEqual([true, true, true]);
    tell('walkway-crowd', crowd({}));
    expect(await paintedInMiddle(map)).toBe(free);
  });

  it('has the map show one that is pressed in the list, on its level', async () => {
    await open('crowd');
    tell('walkway-crowd', crowd({ 'lift-1': 2 }));
    await userEvent.click(page.getByRole('button', { name: /^Lift by Tide Theatre/ }));
    const map = inPage<WalkwayMap>('cw-walkway-map');
    await expect.poll(() => map.view.scale).toBeCloseTo(4);
    await userEvent.click(page.getByRole('button', { name: 'Roof', exact: true }));
    await expect
      .element(page.getByRole('button', { name: 'Roof', exact: true }))
      .toHaveAttribute('aria-pressed', 'true');
  });

  it('of another plan has its walkways asked for again', async () => {
    await open('crowd');
    tell('walkway-crowd', crowd({}));
    await expect.poll(() => server.walkways.mock.calls.length).toBe(1);
    server.walkways.mockResolvedValue({ ...list, version: 4, walkways: list.walkways.slice(0, 1) });
    tell('walkway-crowd', crowd({ 'bridge-2': 3 }, 4));
    await expect.poll(() => inPage<WalkwayMap>('cw-walkway-map').list?.version).toBe(4);
    server.walkways.mockResolvedValue(list);
  });
});

describe('Signs', () => {
  const print = (name: string) => page.getByRole('link', { name });
  const addressOf = (name: string) => print(name).element().getAttribute('href');

  it('are listed with code, name and level, and printed one by one or all', async () => {
    await open('signs');
    await expect.element(page.getByText('Places: 2')).toBeVisible();
    await expect
      .element(page.getByRole('listitem').first())
      .toHaveTextContent(/K7M4.*Stone Bridge Landing 石桥码头.*Pier · Ground/);
    expect(addressOf('Print the sign of Lantern Hall')).toBe('/api/signs/0A3B.pdf');
    expect(addressOf('Print all')).toBe('/api/signs.pdf');
    expect(await axeFaults(document.body)).toEqual([]);
  });

  it('are found as one types, and those of a kind printed together', async () => {
    await open('signs');
    await userEvent.fill(page.getByRole('searchbox', { name: 'Search' }), 'k7m4');
    await expect.element(page.getByText('Places: 1')).toBeVisible();
    await userEvent.clear(page.getByRole('searchbox', { name: 'Search' }));
    await expect.element(page.getByText('Places: 2')).toBeVisible();
    await userEvent.selectOptions(page.getByLabelText('Kind'), 'Hall');
    await expect.poll(() => addressOf('Print all of this kind')).toBe('/api/signs.pdf?kinds=hall');
    expect(page.getByRole('listitem').elements()).toHaveLength(1);
  });

  it('have arrows where it is told which way one looks', async () => {
    await open('signs');
    await userEvent.selectOptions(page.getByLabelText('Who reads it looks'), 'north-east');
    await expect.poll(() => addressOf('Print the sign of Lantern Hall')).toBe('/api/signs/0A3B.pdf?facing=45');
  });
});
