import { gapIntervals, silentAfterMs } from '../../server/hotspots/hotspots.contract.ts';

/** One reading of a hotspot's past, or a stretch of it: what a plot and a table need. */
export interface PastReading {
  /** ISO 8601. */
  readonly at: string;
  readonly clients: number;
  /** Absent where it is not known. */
  readonly rxMbps?: number | undefined;
  readonly txMbps?: number | undefined;
}

/** Points of a line over time: instants in seconds since 1970, and a value or nothing for each. */
export interface PlotPoints {
  readonly times: number[];
  readonly values: (number | null)[];
}

/**
 * How far apart two readings may be before what lies between them was silence, by how far apart they usually are: those
 * of minutes come later than those of seconds.
 */
function gapMs(atMs: readonly number[]): number {
  const apart = atMs.slice(1).map((at, index) => at - (atMs[index] ?? at));
  const usualMs = apart.sort((a, b) => a - b)[Math.floor(apart.length / 2)] ?? 0;
  return Math.max(silentAfterMs, usualMs * gapIntervals);
}

/** Values over time, oldest first, with a hole where the hotspot was silent and where the value is not known. */
export function pointsOf<Reading extends { readonly at: string }>(
  readings: readonly Reading[],
  figureOf: (reading: Reading) => number | undefined,
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
): PlotPoints {
  const points: PlotPoints = { times: [], values: [] };
  const instants = readings.map(({ at }) => Date.parse(at));
  const silenceMs = gapMs(instants);
  let lastMs = Number.POSITIVE_INFINITY;
  for (const [index, reading] of readings.entries()) {
    const atMs = instants[index] ?? Number.NaN;
    if (!(atMs >= fromMs && atMs <= untilMs)) continue;
    if (atMs - lastMs > silenceMs) {
      points.times.push((lastMs + atMs) / 2000);
      points.values.push(null);
    }
    points.times.push(atMs / 1000);
    points.values.push(figureOf(reading) ?? null);
    lastMs = atMs;
  }
  return points;
}

/** The newest reading of each of so many stretches of time: for who reads figures rather than lines. Oldest first. */
export function sampleReadings<Reading extends { readonly at: string }>(
  readings: readonly Reading[],
  fromMs: number,
  untilMs: number,
  stretches: number,
): Reading[] {
  const newest = new Map<number, Reading>();
  for (const reading of readings) {
    const place = ((Date.parse(reading.at) - fromMs) / (untilMs - fromMs)) * stretches;
    if (place >= 0 && place <= stretches) newest.set(Math.min(Math.floor(place), stretches - 1), reading);
  }
  return [...newest].sort(([a], [b]) => a - b).map(([, reading]) => reading);
}

/** The next number of the kind 1, 2, 3, 4, 6, 8 times a power of ten at or above a value: halves of it are whole. */
export function roundedUp(value: number): number {
  const least = Math.max(value, 4);
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 3, 4, 6, 8, 10].find((step) => step * power >= least) ?? 10) * power;
}
