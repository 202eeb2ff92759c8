import type { HotspotState } from '../../db/vocabulary.ts';
import type { MapPalette } from './map-palette.ts';
import { type Size, toPixels, type View } from './projection.ts';

/** A hotspot on the map: its place in metres. */
export interface MarkedHotspot {
  readonly code: string;
  readonly x: number;
  readonly y: number;
  readonly state: HotspotState;
  /** Not among those that are looked for: drawn faintly. */
  readonly isFaint: boolean;
}

/** From the bottom up: what matters most is never covered. */
const paintOrder = ['ok', 'busy', 'silent', 'overloaded'] as const satisfies readonly HotspotState[];
const colours = { ok: 'load-ok', busy: 'load-busy', overloaded: 'load-over', silent: 'load-silent' } as const;

/** Marks grow as one comes nearer, but less than the map does. */
export const markSize = (view: View, { width }: Size): number =>
  Math.min(2.6, Math.max(width < 760 ? 0.8 : 1, (view.scale / 0.9) ** 0.5));

/**
 * Paints the hotspots as dots, larger dots, diamonds and struck rings: told apart by shape alone. When `isStale`, the
 * colour goes and the shapes stay. In CSS pixels, after the context was set to them.
 */
export function paintMarks(
  context: CanvasRenderingContext2D,
  hotspots: readonly MarkedHotspot[],
  view: View,
  size: Size,
  palette: MapPalette,
  isStale: boolean,
): void {
  const z = markSize(view, size);
  for (const isFaint of [true, false]) {
    context.globalAlpha = isFaint ? 0.25 : 1;
    for (const state of paintOrder) {
      const path = new Path2D();
      const strike = new Path2D();
      let any = false;
      for (const hotspot of hotspots) {
        if (hotspot.state !== state || hotspot.isFaint !== isFaint) continue;
        const [x, y] = toPixels(view, hotspot.x, hotspot.y, size);
        if (x < -12 || y < -12 || x > size.width + 12 || y > size.height + 12) continue;
        any = true;
        trace(state, path, strike, x, y, z);
      }
      const colour = isStale ? palette[state === 'ok' ? 'stale' : 'stale-text'] : palette[colours[state]];
      if (any) paintState(context, state, path, strike, colour, z, palette);
    }
  }
  context.globalAlpha = 1;
}

function trace(state: HotspotState, path: Path2D, strike: Path2D, x: number, y: number, z: number): void {
  const r = { ok: 1.7, busy: 2.8, overloaded: 4.8, silent: 3.4 }[state] * z;
  if (state === 'overloaded') {
    path.moveTo(x, y - r);
    path.lineTo(x + r, y);
    path.lineTo(x, y + r);
    path.lineTo(x - r, y);
    path.closePath();
    return;
  }
  path.moveTo(x + r, y);
  path.arc(x, y, r, 0, 2 * Math.PI);
  if (state !== 'silent') return;
  strike.moveTo(x - 0.7 * r, y + 0.7 * r);
  strike.lineTo(x + 0.7 * r, y - 0.7 * r);
}

function paintState(
  context: CanvasRenderingContext2D,
  state: HotspotState,
  path: Path2D,
  strike: Path2D,
  colour: string,
  z: number,
  palette: MapPalette,
): void {
  context.fillStyle = state === 'silent' ? palette['map-ground'] : colour;
  context.fill(path);
  if (state === 'overloaded') {
    context.strokeStyle = palette.ink;
    context.lineWidth = 1.25;
    context.stroke(path);
  } else if (state === 'silent') {
    context.strokeStyle = colour;
    context.lineWidth = 1.4 * z;
    context.stroke(path);
    context.stroke(strike);
  }
}

/** The ring around the chosen hotspot. */
export function paintChosen(
  context: CanvasRenderingContext2D,
  hotspot: Pick<MarkedHotspot, 'x' | 'y'>,
  view: View,
  size: Size,
  palette: MapPalette,
): void {
  const [x, y] = toPixels(view, hotspot.x, hotspot.y, size);
  for (const [width, colour] of [
    [6, palette['map-ground']],
    [2.5, palette.accent],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    context.arc(x, y, 9 + 4 * markSize(view, size), 0, 2 * Math.PI);
    context.stroke();
  }
}

/** The hotspot nearest to a point of the canvas, within so many pixels; what is not faint goes first. */
export function nearestTo<Marked extends MarkedHotspot>(
  hotspots: readonly Marked[],
  [px, py]: readonly [number, number],
  view: View,
  size: Size,
  withinPx: number,
): Marked | undefined {
  let best: Marked | undefined;
  let least = withinPx;
  for (const hotspot of hotspots) {
    const [x, y] = toPixels(view, hotspot.x, hotspot.y, size);
    const distance = Math.hypot(x - px, y - py) + (hotspot.isFaint ? withinPx / 2 : 0);
    if (distance > least) continue;
    least = distance;
    best = hotspot;
  }
  return best;
}
