import { type Box, black, type DrawnItem, white } from '../../print/drawn.ts';
import type { SetOut } from './sign.ts';

type Corner = readonly [x: number, y: number];

const turns: Readonly<Record<SetOut, number>> = { ahead: 0, right: Math.PI / 2, back: Math.PI, left: -Math.PI / 2 };

/** An arrow up, turned to the way one sets out, in a square of ten. */
const arrow: readonly Corner[] = [
  ...([
    [5, 0.2],
    [9.2, 4.4],
    [7.9, 5.7],
    [5.9, 3.7],
    [5.9, 9.8],
  ] as const),
  ...([
    [4.1, 9.8],
    [4.1, 3.7],
    [2.1, 5.7],
    [0.8, 4.4],
  ] as const),
];

/** Points of it, never mirrored: turns are the same in all languages. */
export function drawArrow(box: Box, setOut: SetOut): DrawnItem {
  const [c, s] = [Math.cos(turns[setOut]), Math.sin(turns[setOut])];
  const scale = Math.min(box.width, box.height) / 10;
  const polygon = arrow.map(([x, y]): Corner => {
    const [dx, dy] = [x - 5, y - 5];
    return [box.x + (5 + c * dx - s * dy) * scale, box.y + (5 + s * dx + c * dy) * scale];
  });
  return { kind: 'polygons', polygons: [polygon], ink: black };
}

function circle(x: number, y: number, radius: number, from = 0, until = 2 * Math.PI): Corner[] {
  const steps = 36;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const angle = from + ((until - from) * i) / steps;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });
}

/** The sign of access (ISO 7001 PI PF 006): somebody in a wheelchair, in a square of ten. */
export function drawWheelchair(box: Box): DrawnItem[] {
  const scale = Math.min(box.width, box.height) / 10;
  const onPaper = (corners: readonly Corner[]) =>
    corners.map(([x, y]): Corner => [box.x + x * scale, box.y + y * scale]);
  // Open at the upper right, where the legs are.
  const wheel = [
    ...circle(4, 6.7, 3.2, -0.25, -1.95 + 2 * Math.PI),
    ...circle(4, 6.7, 2.4, -1.95 + 2 * Math.PI, -0.25),
  ];
  const body: Corner[] = [
    ...([
      [3.3, 2.3],
      [4.4, 2.3],
      [4.6, 3.9],
      [6.8, 3.9],
      [6.8, 4.7],
    ] as const),
    ...([
      [4.7, 4.7],
      [4.85, 5.7],
      [7.5, 5.7],
      [8.6, 8.4],
      [9.6, 8.1],
    ] as const),
    ...([
      [9.8, 8.9],
      [8.0, 9.5],
      [6.8, 6.7],
      [3.8, 6.7],
    ] as const),
  ];
  return [
    { kind: 'polygons', polygons: [onPaper(wheel)], ink: black },
    { kind: 'polygons', polygons: [onPaper(body)], ink: black },
    { kind: 'polygons', polygons: [onPaper(circle(4.0, 1.2, 1.05))], ink: black },
  ];
}

/** Struck through: what is under it is not to be had. */
export function drawBar({ x, y, width, height }: Box): DrawnItem {
  const bar = Math.min(width, height) / 12;
  const corners: Corner[] = [
    [x, y + height - bar],
    [x + width - bar, y],
    [x + width, y + bar],
    [x + bar, y + height],
  ];
  return { kind: 'polygons', polygons: [corners], ink: black };
}

export const rule = (y: number, left: number, width: number, heightMm = 0.8, ink = black): DrawnItem => ({
  ...{ kind: 'rectangle', x: left, y, width, height: heightMm, ink },
});

export const paper = (widthMm: number, heightMm: number): DrawnItem => ({
  ...{ kind: 'rectangle', x: 0, y: 0, width: widthMm, height: heightMm, ink: white },
});
