import { html, render } from 'lit';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import '../../../web-components/network/hotspot-map.ts';
import type { HotspotState } from '../../../db/vocabulary.ts';
import type { MapLevel } from '../../../server/wayfinding/wayfinding.contract.ts';
import type { HotspotMap } from '../../../web-components/network/hotspot-map.ts';
import type { Board } from '../../../web-components/network/sights.ts';
import '../../../web-components/styles/page.css';
import { boardOf, hotspotOf, type Stands, saysOf } from './sights.ts';

export const chosen = vi.fn<(code: string) => void>();
const corner = (latitude: number, longitude: number, state: HotspotState, level = 0): Stands => [
  hotspotOf(`${state}-${level}`, { latitude, longitude, level }),
  saysOf(state),
];
// At the corners of a square, and one in its middle on the floor above.
export const corners = boardOf([
  corner(30.741, 120.489, 'ok'),
  corner(30.741, 120.491, 'busy'),
  corner(30.739, 120.489, 'overloaded'),
  corner(30.739, 120.491, 'silent'),
  corner(30.74, 120.49, 'ok', 1),
]);
export const { hotspots } = corners.roster;
export const statesOfCorners = ['ok', 'busy', 'overloaded', 'silent', 'ok'] as const;
const levels: MapLevel[] = [0, 1].map((level) => ({
  level,
  name: { en: level === 0 ? 'Ground' : 'Floor 2' },
  drawing: { type: 'FeatureCollection', features: [] },
}));

export let map: HotspotMap;

/** For each test a map of its own, with a hotspot in each state. */
export function useMap(): void {
  beforeEach(async () => {
    document.documentElement.dataset.theme = 'dark';
    await open();
  });
  afterEach(() => {
    render(html``, document.body);
    chosen.mockReset();
  });
}

export async function open(more: { only?: HotspotState; stale?: boolean; board?: Board } = {}) {
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

export const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
export const marks = () => map.renderRoot.querySelector<HTMLCanvasElement>('.marks')!;

/** How much of the canvas around a hotspot is painted, and how red and blue the paint is. */
export function paintAt(index: number) {
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

export function pressAt(clientX: number, clientY: number) {
  for (const type of ['pointerdown', 'pointerup']) {
    marks().dispatchEvent(new PointerEvent(type, { clientX, clientY, pointerId: 1, isPrimary: true, bubbles: true }));
  }
}

/** So many hotspots in a square of 200 m, many upon one another, in states that a seed gives. */
export function crowd(count: number, seed: number): Board {
  const next = seeded(seed);
  const stands = Array.from({ length: count }, (_, index): Stands => {
    const [latitude, longitude] = [30.739 + next() * 0.002, 120.489 + next() * 0.002];
    return [hotspotOf(`C-${index}`, { latitude, longitude, level: index % 2 }), saysOf(stateOf(next()))];
  });
  return boardOf(stands);
}

export const seeded = (seed: number) => () => {
  seed = (seed * 16_807) % 2_147_483_647;
  return seed / 2_147_483_647;
};
export const stateOf = (at: number): HotspotState =>
  (['ok', 'busy', 'overloaded', 'silent'] as const)[Math.floor(at * 4)]!;
export const pixels = () => {
  const { width, height } = marks();
  return new Uint32Array(marks().getContext('2d')!.getImageData(0, 0, width, height).data.buffer);
};
export const differing = (a: Uint32Array, b: Uint32Array) =>
  a.reduce((count, pixel, at) => count + Number(pixel !== b[at]), 0);

/** Paints no more: the same twice, some frames apart. */
export async function painted() {
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
