/** Metres in the venue's own plane: x to the east, y to the south, as on a plan. */
export type Point = readonly [x: number, y: number];

export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** A Catmull-Rom curve through the points, with a point about every five metres. */
export function curveThrough(points: readonly Point[]): Point[] {
  const curve: Point[] = [];
  for (let i = 0; i + 1 < points.length; i++) {
    const b = points[i] as Point;
    const c = points[i + 1] as Point;
    const a = points[i - 1] ?? b;
    const d = points[i + 2] ?? c;
    const steps = Math.max(2, Math.round(distance(b, c) / 5));
    for (let k = 0; k < steps; k++) curve.push(onSpline(a, b, c, d, k / steps));
  }
  const last = points.at(-1);
  return last ? [...curve, last] : curve;
}

function onSpline(a: Point, b: Point, c: Point, d: Point, s: number): Point {
  const at = (j: 0 | 1) =>
    0.5 *
    (2 * b[j] +
      (c[j] - a[j]) * s +
      (2 * a[j] - 5 * b[j] + 4 * c[j] - d[j]) * s * s +
      (3 * b[j] - a[j] - 3 * c[j] + d[j]) * s * s * s);
  return [at(0), at(1)];
}

/** A place on a line, the way it runs there (radians), and how far along it is (metres). */
export interface Stop {
  readonly at: Point;
  readonly heading: number;
  readonly alongM: number;
}

/** Walks a line and stops every `stepM` metres. */
export function walkAlong(line: readonly Point[], stepM: number): Stop[] {
  const stops: Stop[] = [];
  let walked = 0;
  let next = 0;
  for (let i = 1; i < line.length; i++) {
    const from = line[i - 1] as Point;
    const to = line[i] as Point;
    const length = distance(from, to);
    const heading = Math.atan2(to[1] - from[1], to[0] - from[0]);
    for (; next <= walked + length; next += stepM) {
      const f = length === 0 ? 0 : (next - walked) / length;
      stops.push({ at: [from[0] + (to[0] - from[0]) * f, from[1] + (to[1] - from[1]) * f], heading, alongM: next });
    }
    walked += length;
  }
  return stops;
}

/** A point that lies `byM` metres to the right of a heading (to the left when negative). */
export const aside = (at: Point, heading: number, byM: number): Point => [
  at[0] - Math.sin(heading) * byM,
  at[1] + Math.cos(heading) * byM,
];

/** A rectangle that is turned about its middle. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly widthM: number;
  readonly depthM: number;
  readonly turn: number;
}

/** From a box's own axes, with its middle as origin, to the venue's plane. */
export function fromBox(box: Box, u: number, v: number): Point {
  const [c, s] = [Math.cos(box.turn), Math.sin(box.turn)];
  return [box.x + c * u - s * v, box.y + s * u + c * v];
}

/** The box's outline; `cutM` takes its corners off. */
export function outlineOf(box: Box, cutM = 0): Point[] {
  const [w, d] = [box.widthM / 2, box.depthM / 2];
  const corners: Point[] =
    cutM === 0
      ? [
          [-w, -d],
          [w, -d],
          [w, d],
          [-w, d],
        ]
      : [
          [-w + cutM, -d],
          [w - cutM, -d],
          [w, -d + cutM],
          [w, d - cutM],
          [w - cutM, d],
          [-w + cutM, d],
          [-w, d - cutM],
          [-w, -d + cutM],
        ];
  return corners.map(([u, v]) => fromBox(box, u, v));
}

/** Whether a point lies in a polygon (even-odd rule). */
export function isInside(polygon: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [xi, yi] = polygon[i] as Point;
    const [xj, yj] = polygon[j] as Point;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** In square metres. */
export function areaOf(polygon: readonly Point[]): number {
  let twice = 0;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [xi, yi] = polygon[i] as Point;
    const [xj, yj] = polygon[j] as Point;
    twice += xj * yi - xi * yj;
  }
  return Math.abs(twice) / 2;
}

export function middleOf(points: readonly Point[]): Point {
  const sum = points.reduce<[number, number]>(([x, y], p) => [x + p[0], y + p[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
