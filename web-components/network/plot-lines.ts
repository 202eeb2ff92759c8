import { type HotspotHistory, silentAfterMs } from '../../server/hotspots/hotspots.contract.ts';

/** The field of a plot in pixels, and what its edges mean. Time runs left to right in every script. */
export interface PlotField {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly fromMs: number;
  readonly untilMs: number;
  /** The value at the top edge; 0 is at the bottom. */
  readonly most: number;
}

type Point = readonly [x: number, y: number];

export const xOf = ({ left, right, fromMs, untilMs }: PlotField, atMs: number): number =>
  left + ((atMs - fromMs) / (untilMs - fromMs)) * (right - left);

export const yOf = ({ top, bottom, most }: PlotField, value: number): number =>
  bottom - (value / most) * (bottom - top);

/** Clients over time as runs of points: where a hotspot was silent, there is no line. */
export function runsOf(readings: HotspotHistory['readings'], field: PlotField): Point[][] {
  const runs: Point[][] = [];
  let lastMs = Number.NEGATIVE_INFINITY;
  for (const { at, clients } of readings) {
    const atMs = Date.parse(at);
    if (atMs < field.fromMs || atMs > field.untilMs) continue;
    if (atMs - lastMs > silentAfterMs) runs.push([]);
    runs.at(-1)?.push([xOf(field, atMs), yOf(field, clients)]);
    lastMs = atMs;
  }
  return runs;
}

/** SVG path of a run; a single reading is a dash, so that it can be seen. */
export function linePath(run: readonly Point[]): string {
  const [first] = run;
  if (!first) return '';
  if (run.length === 1) return `M${place([first[0] - 1, first[1]])}h2`;
  return `M${run.map(place).join('L')}`;
}

/** SVG path of the water under a run. */
export function areaPath(run: readonly Point[], { bottom }: PlotField): string {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || run.length === 1) return '';
  return `${linePath(run)}L${place([last[0], bottom])}L${place([first[0], bottom])}Z`;
}

/** The next number of the kind 1, 2, 3, 4, 6, 8 times a power of ten at or above a value: halves of it are whole. */
export function roundedUp(value: number): number {
  const least = Math.max(value, 4);
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 3, 4, 6, 8, 10].find((step) => step * power >= least) ?? 10) * power;
}

const place = ([x, y]: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;
