import { black, type DrawnItem, white } from '../../../print/drawn.ts';
import type { BandPattern } from '../printing.contract.ts';

interface Strip {
  x: number;
  y: number;
  width: number;
  height: number;
}

type Polygon = [x: number, y: number][];

/** Of the band: the strip along its upper edge that tells categories apart in black and white. */
export const stripShare = 0.18;

/** The pattern of a category, black on white whatever the colour of the band. */
export function drawPattern(pattern: BandPattern, strip: Strip): DrawnItem[] {
  const { x, y, width, height } = strip;
  const bar = (from: number, to: number, ink: string): DrawnItem => ({
    kind: 'rectangle',
    x,
    y: y + from * height,
    width,
    height: (to - from) * height,
    ink,
  });
  if (pattern === 'plain') return [];
  if (pattern === 'bar') return [bar(0, 0.75, black), bar(0.75, 1, white)];
  if (pattern === 'lines') return [bar(0, 1, white), bar(0, 0.45, black), bar(0.75, 0.9, black)];
  const inner = { x, y: y + 0.12 * height, width, height: 0.76 * height };
  return [
    bar(0, 1, white),
    bar(0, 0.12, black),
    { kind: 'polygons', polygons: figures[pattern](inner), ink: black },
    bar(0.88, 1, black),
  ];
}

const figures: Record<Exclude<BandPattern, 'plain' | 'bar' | 'lines'>, (strip: Strip) => Polygon[]> = {
  hatch: ({ x, y, width, height }) =>
    along(width, height * 0.9).map((at) => {
      const lean = height * 0.5;
      const thick = height * 0.28;
      return [
        [x + at, y + height],
        [x + at + lean, y],
        [x + at + lean + thick, y],
        [x + at + thick, y + height],
      ];
    }),
  checks: ({ x, y, width, height }) =>
    along(width, height / 2).map((at, index) => square(x + at, y + (index % 2) * (height / 2), height / 2)),
  dots: ({ x, y, width, height }) =>
    along(width, height * 1.1).map((at) => round(x + at + height / 2, y + height / 2, height * 0.34)),
  crosses: ({ x, y, width, height }) =>
    along(width, height * 1.25).map((at) => cross(x + at + height / 2, y + height / 2, height * 0.4)),
};

/** Places with this step that stay whole within a width. */
function along(width: number, step: number): number[] {
  const count = Math.floor(width / step);
  const start = (width - count * step) / 2;
  return Array.from({ length: count }, (_, index) => start + index * step);
}

const square = (x: number, y: number, side: number): Polygon => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
];

/** As round as a printer can show at this size. */
const round = (x: number, y: number, radius: number): Polygon =>
  Array.from({ length: 20 }, (_, i) => {
    const angle = (i * Math.PI) / 10;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });

function cross(x: number, y: number, arm: number): Polygon {
  const half = arm * 0.36;
  return [
    [x - half, y - arm],
    [x + half, y - arm],
    [x + half, y - half],
    [x + arm, y - half],
    [x + arm, y + half],
    [x + half, y + half],
    [x + half, y + arm],
    [x - half, y + arm],
    [x - half, y + half],
    [x - arm, y + half],
    [x - arm, y - half],
    [x - half, y - half],
  ];
}
