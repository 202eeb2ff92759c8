import { expect, it } from 'vitest';
import { type MapLabel, paintLabels } from '../../../web-components/map/map-labels.ts';
import type { Stand } from '../../../web-components/map/map-palette.ts';

const label = (text: string, more: Partial<MapLabel> = {}): MapLabel => ({
  text,
  other: '',
  x: 0,
  y: 0,
  belowM: 50,
  lengthM: 160,
  isWater: false,
  isMark: false,
  ...more,
});
const house = label('Lantern House');
const hall = label('Lantern Hall', { belowM: 48, lengthM: 130 });
const gateOf = (its: MapLabel) => label(its.text, { x: -80, y: -10, belowM: 0, lengthM: 0, isMark: true });

/** The names that are painted, each with its place in pixels, on a map of 1000 by 800 about the middle of the house. */
function paint(labels: readonly MapLabel[], scale: number) {
  const painted: { text: string; y: number }[] = [];
  let at = 0;
  const context = {
    measureText: (text: string) => ({ width: text.length * 8 }),
    translate: (_: number, y: number) => {
      at = y;
    },
    fillText: (text: string) => painted.push({ text, y: at }),
    ...Object.fromEntries(['save', 'restore', 'rotate', 'strokeText'].map((name) => [name, () => undefined])),
  } as unknown as CanvasRenderingContext2D;
  const size = { width: 1000, height: 800 };
  paintLabels(context, labels, { view: { x: 0, y: 0, scale }, size, ratio: 1, palette: {} } as unknown as Stand);
  return painted;
}

it('names a hall above its roof where the house around it is named below', () => {
  const painted = paint([house, hall, gateOf(house)], 0.5);
  expect(painted.map(({ text }) => text)).toEqual(['Lantern House', 'Lantern Hall']);
  expect(painted[0]!.y).toBeGreaterThan(400 + 25);
  expect(painted[1]!.y).toBeLessThan(400 - 24);
});

it('names a house once from near, though its gate has the same name, and a gate of another name as well', () => {
  const garden = { ...gateOf(house), text: 'Garden Gate' };
  const painted = paint([house, hall, gateOf(house), garden], 4);
  expect(painted.map(({ text }) => text).sort()).toEqual(['Garden Gate', 'Lantern Hall', 'Lantern House']);
});

it('names the gate from so near that the name of its house is out of sight', () => {
  const gate = { ...gateOf(house), x: 0, y: 0 };
  const painted = paint([house, gate], 30);
  expect(painted).toHaveLength(1);
  expect(Math.abs(painted[0]!.y - 400)).toBeLessThan(30);
});
