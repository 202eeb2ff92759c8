import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { HotspotDoubt } from '../../../db/vocabulary.ts';
import { projectionAbout } from '../../../web-components/map/projection.ts';
import type { Board } from '../../../web-components/network/sights.ts';
import { axeFaults } from '../../support/axe.ts';
import {
  chosen,
  corners,
  crowd,
  frames,
  hotspots,
  map,
  marks,
  open,
  paintAt,
  pressAt,
  seeded,
  statesOfCorners,
  useMap,
} from './map-on-page.browser.ts';
import { boardOf, type Stands, saysOf } from './sights.ts';

useMap();

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

it('rings the chosen hotspot above the sign of a hall that is dark', async () => {
  map.down = [[0, 3]];
  map.chosen = 'silent-0';
  await map.updateComplete;
  const [ring, sign] = ['.ring', '.down'].map((part) => map.renderRoot.querySelector(part)!);
  expect(sign!.compareDocumentPosition(ring!)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});

it('shows the hotspots of one level alone when that level is chosen', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Ground' }));
  await frames();
  expect(paintAt(4).painted).toBe(0);
  expect(paintAt(0).painted).toBeGreaterThan(0);
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

it('says in words what it shows, and holds to the rules of accessibility', async () => {
  const name = marks().getAttribute('aria-label');
  expect(name).toContain('5 hotspots on the map of the venue, 1 overloaded, 1 silent');
  expect(await axeFaults(document.body)).toEqual([]);
});
