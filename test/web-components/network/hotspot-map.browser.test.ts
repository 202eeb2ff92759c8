import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/network/hotspot-map.ts';
import type { HotspotDoubt, HotspotState } from '../../../db/vocabulary.ts';
import type { MapLevel } from '../../../server/wayfinding/wayfinding.contract.ts';
import type { HotspotMap } from '../../../web-components/network/hotspot-map.ts';
import { panBy, projectionAbout } from '../../../web-components/network/projection.ts';
import { type Board, stateAt } from '../../../web-components/network/sights.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { boardOf, hotspotOf, type Stands, saysOf } from './sights.ts';

const chosen = vi.fn<(code: string) => void>();
const corner = (latitude: number, longitude: number, state: HotspotState, level = 0): Stands => [
  hotspotOf(`${state}-${level}`, { latitude, longitude, level }),
  saysOf(state),
];
// At the corners of a square, and one in its middle on the floor above.
const corners = boardOf([
  corner(30.741, 120.489, 'ok'),
  corner(30.741, 120.491, 'busy'),
  corner(30.739, 120.489, 'overloaded'),
  corner(30.739, 120.491, 'silent'),
  corner(30.74, 120.49, 'ok', 1),
]);
const { hotspots } = corners.roster;
const statesOfCorners = ['ok', 'busy', 'overloaded', 'silent', 'ok'] as const;
const levels: MapLevel[] = [0, 1].map((level) => ({
  level,
  name: { en: level === 0 ? 'Ground' : 'Floor 2' },
  drawing: { type: 'FeatureCollection', features: [] },
}));

let map: HotspotMap;
beforeEach(async () => {
  document.documentElement.dataset.theme = 'dark';
  await open();
});
afterEach(() => {
  render(html``, document.body);
  chosen.mockReset();
});

async function open(more: { only?: HotspotState; stale?: boolean; board?: Board } = {}) {
  const choose = (event: CustomEvent<string>) => chosen(event.detail);
  render(
    html`<main style="position: relative; width: 400px; height: 400px">
      <cw-hotspot-map style="height: 400px" .levels=${levels} .board=${more.board ?? corners} .only=${more.only} ?stale=${more.stale} @choose=${choose}></cw-hotspot-map>
    </main>`,
    document.body,
  );
  map = document.querySelector('cw-hotspot-map')!;
  // Laid, measured, and painted.
  await expect.poll(() => map.view.scale).toBeGreaterThan(1);
  await frames();
}

const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
const marks = () => map.renderRoot.querySelector<HTMLCanvasElement>('.marks')!;

/** How much of the canvas around a hotspot is painted, and how red and blue the paint is. */
function paintAt(index: number) {
  const canvas = marks();
  const ratio = canvas.width / 400;
  const { x, y, scale } = map.view;
  const [longitude, latitude] = [hotspots[index]!.longitude - 120.49, 30.74 - hotspots[index]!.latitude];
  const px = (longitude * 111_320 * Math.cos((30.74 * Math.PI) / 180) - x) * scale + 200;
  const py = (latitude * 111_320 - y) * scale + 200;
  const { data } = canvas.getContext('2d')!.getImageData((px - 9) * ratio, (py - 9) * ratio, 18 * ratio, 18 * ratio);
  const sum = { painted: 0, red: 0, blue: 0 };
  for (let i = 0; i < data.length; i += 4) {
    sum.painted += data[i + 3]! / 255;
    sum.red += (data[i]! * data[i + 3]!) / 255;
    sum.blue += (data[i + 2]! * data[i + 3]!) / 255;
  }
  return sum;
}

function pressAt(clientX: number, clientY: number) {
  for (const type of ['pointerdown', 'pointerup']) {
    marks().dispatchEvent(new PointerEvent(type, { clientX, clientY, pointerId: 1, isPrimary: true, bubbles: true }));
  }
}

it('tells the four states apart by how large they are drawn, not by colour alone', () => {
  const [ok, busy, overloaded, silent] = [0, 1, 2, 3].map(paintAt);
  expect(ok!.painted).toBeGreaterThan(0);
  expect(busy!.painted).toBeGreaterThan(ok!.painted * 1.8);
  expect(overloaded!.painted).toBeGreaterThan(busy!.painted * 1.4);
  expect(overloaded!.red).toBeGreaterThan(overloaded!.blue * 1.3);
  expect(silent!.painted).toBeGreaterThan(busy!.painted);
});

it('takes the colour away and leaves the shapes when what it shows is old', async () => {
  const before = paintAt(2);
  await open({ stale: true });
  const after = paintAt(2);
  expect(after.painted).toBeCloseTo(before.painted, 0);
  expect(Math.abs(after.red - after.blue) / after.painted).toBeLessThan(30);
});

it('makes the others faint when only one state is looked for', async () => {
  const before = paintAt(0);
  await open({ only: 'overloaded' });
  expect(paintAt(0).painted).toBeLessThan(before.painted / 2);
});

it('chooses the hotspot that is pressed, and none where there is none', async () => {
  const box = marks().getBoundingClientRect();
  vi.spyOn(marks(), 'setPointerCapture').mockImplementation(() => undefined);
  pressAt(box.left + 200, box.top + 200);
  expect(chosen).toHaveBeenCalledExactlyOnceWith('ok-1');
  pressAt(box.left + 200, box.top + 110);
  expect(chosen).toHaveBeenCalledTimes(1);
});

it('is moved, brought nearer, and chosen from by keys alone', async () => {
  marks().focus();
  const { scale } = map.view;
  await userEvent.keyboard('+');
  expect(map.view.scale).toBeGreaterThan(scale);
  await userEvent.keyboard('{ArrowRight}');
  expect(map.view.x).toBeGreaterThan(0);
  await userEvent.keyboard('0');
  expect(map.view.scale).toBeCloseTo(scale, 5);
  await userEvent.keyboard('{Enter}');
  expect(chosen).toHaveBeenCalledExactlyOnceWith('ok-1');
});

it('loses no mark when the window goes to a screen of another pixel ratio', async () => {
  const before = [0, 1, 2, 3].map((index) => paintAt(index).painted);
  vi.stubGlobal('devicePixelRatio', devicePixelRatio * 2);
  corners.columns.clients[0] = 13;
  map.board = { ...corners };
  await frames();
  vi.unstubAllGlobals();
  const after = [0, 1, 2, 3].map((index) => paintAt(index).painted / 4);
  for (const [index, painted] of before.entries()) {
    expect(after[index]! / painted, `mark ${index}`).toBeGreaterThan(0.7);
    expect(after[index]! / painted, `mark ${index}`).toBeLessThan(1.4);
  }
});

it('marks what is in doubt so that it is seen without colour, whatever its state, and no state for what cannot be', async () => {
  const doubtful = (doubt: HotspotDoubt): Board =>
    boardOf(hotspots.map((hotspot, row): Stands => [hotspot, saysOf(statesOfCorners[row]!, { doubt })]));
  const plain = [0, 1, 2, 3].map((index) => paintAt(index).painted);
  await open({ board: doubtful('flapping'), stale: true });
  const ringed = [0, 1, 2, 3].map((index) => paintAt(index).painted);
  for (const [index, painted] of plain.entries()) expect(ringed[index], `mark ${index}`).toBeGreaterThan(painted + 5);
  await open({ board: doubtful('impossible'), stale: true });
  const unknown = [0, 1, 2, 3].map((index) => paintAt(index).painted);
  expect(unknown[1]).toBeCloseTo(unknown[0]!, 0);
  expect(unknown[2]).toBeCloseTo(unknown[0]!, 0);
  expect(unknown[3]).toBeCloseTo(ringed[3]!, 0);
});

it('shows the hotspots of one level alone when that level is chosen', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Ground' }));
  await frames();
  expect(paintAt(4).painted).toBe(0);
  expect(paintAt(0).painted).toBeGreaterThan(0);
});

/** So many hotspots in a square of 200 m, many upon one another, in states that a seed gives. */
function crowd(count: number, seed: number): Board {
  const next = seeded(seed);
  const stands = Array.from({ length: count }, (_, index): Stands => {
    const [latitude, longitude] = [30.739 + next() * 0.002, 120.489 + next() * 0.002];
    return [hotspotOf(`C-${index}`, { latitude, longitude, level: index % 2 }), saysOf(stateOf(next()))];
  });
  return boardOf(stands);
}

const seeded = (seed: number) => () => {
  seed = (seed * 16_807) % 2_147_483_647;
  return seed / 2_147_483_647;
};
const stateOf = (at: number): HotspotState => (['ok', 'busy', 'overloaded', 'silent'] as const)[Math.floor(at * 4)]!;
const pixels = () => {
  const { width, height } = marks();
  return new Uint32Array(marks().getContext('2d')!.getImageData(0, 0, width, height).data.buffer);
};
const differing = (a: Uint32Array, b: Uint32Array) =>
  a.reduce((count, pixel, at) => count + Number(pixel !== b[at]), 0);

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

/** Paints no more: the same twice, some frames apart. */
async function painted() {
  let before = new Uint32Array(0);
  await expect
    .poll(async () => {
      for (let frame = 0; frame < 3; frame += 1) await frames();
      const now = pixels();
      const isSame = before.length > 0 && differing(now, before) === 0;
      before = now;
      return isSame;
    })
    .toBe(true);
}

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

it('finds under the pointer the hotspot that is nearest, of thousands', async () => {
  const board = crowd(5_000, 3);
  await open({ board });
  vi.spyOn(marks(), 'setPointerCapture').mockImplementation(() => undefined);
  const box = marks().getBoundingClientRect();
  const all = board.roster.hotspots;
  const middle = (values: number[]) => (Math.min(...values) + Math.max(...values)) / 2;
  const { x: atX, y: atY } = projectionAbout(
    middle(all.map((one) => one.longitude)),
    middle(all.map((one) => one.latitude)),
  );
  const places = all.map(({ code, longitude, latitude }) => ({
    code,
    x: (atX(longitude) - map.view.x) * map.view.scale + 200,
    y: (atY(latitude) - map.view.y) * map.view.scale + 200,
  }));
  const next = seeded(5);
  for (let round = 0; round < 40; round += 1) {
    const [x, y] = [60 + next() * 280, 60 + next() * 280];
    pressAt(box.left + x, box.top + y);
    const apart = (place: { x: number; y: number }) => Math.hypot(place.x - x, place.y - y);
    const pressed = places.find(({ code }) => code === chosen.mock.lastCall?.[0])!;
    expect(apart(pressed)).toBeCloseTo(Math.min(...places.map(apart)), 2);
  }
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

it('says in words what it shows, and holds to the rules of accessibility', async () => {
  const name = marks().getAttribute('aria-label');
  expect(name).toContain('5 hotspots on the map of the venue, 1 overloaded, 1 silent');
  expect(await axeFaults(document.body)).toEqual([]);
});
