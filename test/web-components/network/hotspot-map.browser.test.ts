import { html, render } from 'lit';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../web-components/network/hotspot-map.ts';
import type { MapLevel } from '../../../server/wayfinding/wayfinding.contract.ts';
import type { HotspotMap } from '../../../web-components/network/hotspot-map.ts';
import type { Sight } from '../../../web-components/network/sights.ts';
import '../../../web-components/styles/page.css';
import { axeFaults } from '../../support/axe.ts';
import { hotspotOf, loadOf } from './sights.ts';

const chosen = vi.fn<(code: string) => void>();
const corner = (latitude: number, longitude: number, state: Sight['state'], level = 0): Sight => ({
  hotspot: hotspotOf(`${state}-${level}`, { latitude, longitude, level }),
  state,
  load: loadOf(state),
});
// At the corners of a square, and one in its middle on the floor above.
const sights = [
  corner(30.741, 120.489, 'ok'),
  corner(30.741, 120.491, 'busy'),
  corner(30.739, 120.489, 'overloaded'),
  corner(30.739, 120.491, 'silent'),
  corner(30.74, 120.49, 'ok', 1),
];
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

async function open(more: { only?: Sight['state']; stale?: boolean } = {}) {
  const choose = (event: CustomEvent<string>) => chosen(event.detail);
  render(
    html`<main style="position: relative; width: 400px; height: 400px">
      <cw-hotspot-map style="height: 400px" .levels=${levels} .sights=${sights} .only=${more.only} ?stale=${more.stale} @choose=${choose}></cw-hotspot-map>
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
  const [longitude, latitude] = [sights[index]!.hotspot.longitude - 120.49, 30.74 - sights[index]!.hotspot.latitude];
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
  const press = (clientX: number, clientY: number) => {
    for (const type of ['pointerdown', 'pointerup']) {
      marks().dispatchEvent(new PointerEvent(type, { clientX, clientY, pointerId: 1, isPrimary: true, bubbles: true }));
    }
  };
  vi.spyOn(marks(), 'setPointerCapture').mockImplementation(() => undefined);
  press(box.left + 200, box.top + 200);
  expect(chosen).toHaveBeenCalledExactlyOnceWith('ok-1');
  press(box.left + 200, box.top + 110);
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

it('shows the hotspots of one level alone when that level is chosen', async () => {
  await userEvent.click(page.getByRole('button', { name: 'Ground' }));
  await frames();
  expect(paintAt(4).painted).toBe(0);
  expect(paintAt(0).painted).toBeGreaterThan(0);
});

it('says in words what it shows, and holds to the rules of accessibility', async () => {
  const name = marks().getAttribute('aria-label');
  expect(name).toContain('5 hotspots on the map of the venue, 1 overloaded, 1 silent');
  expect(await axeFaults(document.body)).toEqual([]);
});
