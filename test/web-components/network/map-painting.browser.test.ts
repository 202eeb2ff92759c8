import { expect, it, vi } from 'vitest';
import { panBy } from '../../../web-components/map/projection.ts';
import { stateAt } from '../../../web-components/network/sights.ts';
import {
  corners,
  crowd,
  differing,
  frames,
  map,
  marks,
  open,
  painted,
  pixels,
  seeded,
  stateOf,
  useMap,
} from './map-on-page.browser.ts';
import { boardOf, hotspotOf, type Stands, saysOf } from './sights.ts';

useMap();

it.each([
  [2_600, 7],
  [20_000, 11],
])('looks the same painted bit by bit as painted at once: %i hotspots, seed %i', async (count, seed) => {
  const board = crowd(count, seed);
  await open({ board });
  const next = seeded(seed + 1);
  const blank = pixels();
  for (let round = 0; round < 5; round += 1) {
    for (let row = 0; row < count; row += 1) if (next() < 0.02) board.columns.state[row] = stateAt[stateOf(next())];
    map.board = { ...board };
    await frames();
  }
  await painted();
  const bitByBit = pixels();
  expect(differing(bitByBit, blank)).toBeGreaterThan(1000);
  // The same view, set anew, paints all of it.
  map.view = { ...map.view };
  await painted();
  expect(differing(pixels(), bitByBit)).toBe(0);
});

it.each([3, 5])('paints all that one change touches, and nothing else is left over: seed %i', async (seed) => {
  const board = crowd(400, seed);
  await open({ board });
  const next = seeded(seed + 1);
  for (let round = 0; round < 12; round += 1) {
    const row = Math.floor(next() * 400);
    board.columns.state[row] = stateAt[stateOf(next())];
    map.board = { ...board };
    await frames();
    const afterOne = pixels();
    map.view = { ...map.view };
    await frames();
    expect(differing(pixels(), afterOne), `round ${round}, row ${row}`).toBe(0);
  }
});

it('cuts no mark where tiles meet: the same pulled aside lies on other tiles and looks the same', async () => {
  await open({ board: crowd(3_000, 17) });
  await painted();
  const before = pixels();
  const asideXPx = 37;
  const asideYPx = 53;
  map.view = panBy(map.view, asideXPx, asideYPx);
  await painted();
  const after = pixels();
  const { width, height } = marks();
  let other = 0;
  for (let y = 0; y < height - asideYPx; y += 1) {
    for (let x = 0; x < width - asideXPx; x += 1) {
      other += Number(before[y * width + x] !== after[(y + asideYPx) * width + x + asideXPx]);
    }
  }
  // A middle that lies between two pixels may be rounded to the other one.
  expect(other).toBeLessThan(200);
});

it('paints nothing when what changed is not seen on it', async () => {
  await open();
  const put = vi.spyOn(CanvasRenderingContext2D.prototype, 'putImageData');
  corners.columns.clients[0] = 12;
  map.board = { ...corners };
  await frames();
  expect(put).not.toHaveBeenCalled();
  corners.columns.state[0] = stateAt.busy;
  map.board = { ...corners };
  await frames();
  corners.columns.state[0] = stateAt.ok;
  expect(put.mock.calls.length).toBeGreaterThan(0);
  expect(put.mock.calls.length).toBeLessThanOrEqual(4);
  put.mockRestore();
});

it('shows where thousands lie on one another the worst of them', async () => {
  const stands = Array.from(
    { length: 9_000 },
    (_, index): Stands => [
      hotspotOf(`C-${index}`, {
        latitude: 30.739 + 0.002 * Number(index % 3 === 0),
        longitude: 120.489 + 0.002 * Number(index % 2 === 0),
      }),
      saysOf(index === 4_002 ? 'overloaded' : 'ok'),
    ],
  );
  const board = boardOf(stands);
  await open({ board });
  const red = () =>
    pixels().filter((pixel) => pixel >>> 24 === 255 && (pixel & 255) > 1.3 * ((pixel >>> 16) & 255)).length;
  expect(red()).toBeGreaterThan(10);
  board.columns.state[4_002] = stateAt.ok;
  map.board = { ...board };
  await frames();
  expect(red()).toBe(0);
});
