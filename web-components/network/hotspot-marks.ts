import type { HotspotState } from '../../db/vocabulary.ts';
import type { MapPalette, Stand } from './map-palette.ts';
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
const radii = { ok: 1.7, busy: 2.8, overloaded: 4.8, silent: 3.4 } as const;
const colours = { ok: 'load-ok', busy: 'load-busy', overloaded: 'load-over', silent: 'load-silent' } as const;

/** Marks grow as one comes nearer, but less than the map does. */
export const markSize = (view: View, { width }: Size): number =>
  Math.min(2.6, Math.max(width < 760 ? 0.8 : 1, (view.scale / 0.9) ** 0.5));

/**
 * Paints the hotspots as dots, larger dots, diamonds and struck rings: told apart by shape alone. When `isStale`, the
 * colour goes and the shapes stay. In CSS pixels, after the context was set to them. Each state is drawn once and then
 * stamped: 2,600 stamps cost a twentieth of filling 2,600 shapes.
 */
export function paintMarks(
  context: CanvasRenderingContext2D,
  hotspots: readonly MarkedHotspot[],
  { view, size, ratio, palette }: Stand,
  isStale: boolean,
): void {
  const z = markSize(view, size);
  const shown = hotspots.flatMap((hotspot) => {
    const [x, y] = toPixels(view, hotspot.x, hotspot.y, size);
    return x < -16 || y < -16 || x > size.width + 16 || y > size.height + 16 ? [] : [{ hotspot, x, y }];
  });
  for (const isFaint of [true, false]) {
    context.globalAlpha = isFaint ? 0.25 : 1;
    for (const state of paintOrder) {
      const its = shown.filter(({ hotspot }) => hotspot.state === state && hotspot.isFaint === isFaint);
      if (its.length === 0) continue;
      const colour = isStale ? palette[state === 'ok' ? 'stale' : 'stale-text'] : palette[colours[state]];
      const stamp = stampOf(state, z, ratio, colour, palette);
      const side = stamp.width / ratio;
      // On whole device pixels, so that every mark is as crisp as its stamp.
      const place = (at: number) => Math.round((at - side / 2) * ratio) / ratio;
      for (const { x, y } of its) context.drawImage(stamp, place(x), place(y), side, side);
    }
  }
  context.globalAlpha = 1;
}

const stamps = new Map<string, HTMLCanvasElement>();
const stampsAtMost = 64;

function stampOf(
  state: HotspotState,
  z: number,
  ratio: number,
  colour: string,
  palette: MapPalette,
): HTMLCanvasElement {
  const key = [state, z.toFixed(2), ratio, colour, palette.ink, palette['map-ground']].join(' ');
  const known = stamps.get(key);
  if (known) return known;
  if (stamps.size >= stampsAtMost) stamps.clear();
  const stamp = document.createElement('canvas');
  const r = radii[state] * z;
  stamp.width = stamp.height = Math.ceil((r + 1.5 * z + 1) * 2 * ratio);
  const context = stamp.getContext('2d');
  if (context) {
    context.setTransform(ratio, 0, 0, ratio, stamp.width / 2, stamp.height / 2);
    paintMark(context, state, r, z, colour, palette);
  }
  stamps.set(key, stamp);
  return stamp;
}

/** One mark about the origin. */
function paintMark(
  context: CanvasRenderingContext2D,
  state: HotspotState,
  r: number,
  z: number,
  colour: string,
  palette: MapPalette,
): void {
  context.beginPath();
  context.fillStyle = state === 'silent' ? palette['map-ground'] : colour;
  if (state === 'overloaded') {
    context.moveTo(0, -r);
    context.lineTo(r, 0);
    context.lineTo(0, r);
    context.lineTo(-r, 0);
    context.closePath();
  } else {
    context.arc(0, 0, r, 0, 2 * Math.PI);
  }
  context.fill();
  if (state === 'ok' || state === 'busy') return;
  context.strokeStyle = state === 'overloaded' ? palette.ink : colour;
  context.lineWidth = state === 'overloaded' ? 1.25 : 1.4 * z;
  if (state === 'silent') {
    context.moveTo(-0.7 * r, 0.7 * r);
    context.lineTo(0.7 * r, -0.7 * r);
  }
  context.stroke();
}

/** The ring around the chosen hotspot. */
export function paintChosen(
  context: CanvasRenderingContext2D,
  hotspot: Pick<MarkedHotspot, 'x' | 'y'>,
  { view, size, palette }: Stand,
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
