import type { HotspotState } from '../../db/vocabulary.ts';
import type { MapPalette, Stand } from '../map/map-palette.ts';
import type { Size, View } from '../map/projection.ts';
import { isFaint, layerCount, type MarkMeaning, meaningOfLayer } from './mark-layers.ts';

const radii = { ok: 1.7, busy: 2.8, overloaded: 4.8, silent: 3.4 } as const;
const colours = { ok: 'load-ok', busy: 'load-busy', overloaded: 'load-over', silent: 'load-silent' } as const;
const faintness = 0.25;
const doubtRing = 3;
const doubtDashes = 6;

/** One mark as pixels: RGBA in bytes, as `ImageData` has them, of a square of so many device pixels. */
export interface Stamp {
  readonly side: number;
  readonly pixels: Uint32Array;
}

/** Marks grow as one comes nearer, but less than the map does; on a phone they are smaller, on a wall larger. */
export const markSize = (view: View, { width }: Size): number =>
  Math.min(2.6, Math.max(width < 760 ? 0.8 : width < 1200 ? 1 : 1.25, (view.scale / 0.9) ** 0.5));

/**
 * The marks of all layers: dots, larger dots, diamonds and struck rings, told apart by shape alone, with a broken ring
 * about what is in doubt. When `isStale`, the colour goes and the shapes stay.
 */
export class MarkStamps {
  #key = '';
  #stamps: readonly (Stamp | undefined)[] = [];

  of({ view, size, ratio, palette }: Stand, isStale: boolean): readonly (Stamp | undefined)[] {
    const z = Number(markSize(view, size).toFixed(2));
    const key = [z, ratio, isStale, ...Object.values(palette)].join(' ');
    if (key === this.#key) return this.#stamps;
    this.#key = key;
    this.#stamps = Array.from({ length: layerCount }, (_, layer) =>
      layer === 0 ? undefined : makeStamp(meaningOfLayer(layer), isFaint(layer), { z, ratio, palette, isStale }),
    );
    return this.#stamps;
  }
}

interface Look {
  readonly z: number;
  readonly ratio: number;
  readonly palette: MapPalette;
  readonly isStale: boolean;
}

function makeStamp(meaning: MarkMeaning, isItFaint: boolean, look: Look): Stamp {
  const { z, ratio } = look;
  const canvas = document.createElement('canvas');
  const side = Math.ceil((reachOf(meaning) * z + 1.5 * z + 1) * 2 * ratio);
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('this browser draws no canvas');
  context.setTransform(ratio, 0, 0, ratio, side / 2, side / 2);
  if (meaning.state) paintState(context, meaning.state, look);
  if (meaning.isInDoubt) paintDoubt(context, reachOf(meaning) * z, look);
  const { data } = context.getImageData(0, 0, side, side);
  if (isItFaint) for (let at = 3; at < data.length; at += 4) data[at] = (data[at] ?? 0) * faintness;
  return { side, pixels: new Uint32Array(data.buffer) };
}

/** How far a mark reaches, not enlarged: what is in doubt has a ring about it. */
const reachOf = ({ state, isInDoubt }: MarkMeaning): number =>
  (state ? radii[state] : radii.ok) + (isInDoubt ? doubtRing : 0);

/** A broken ring, as `cw-mark` has it. */
function paintDoubt(context: CanvasRenderingContext2D, r: number, { z, palette, isStale }: Look): void {
  context.beginPath();
  context.arc(0, 0, r, 0, 2 * Math.PI);
  context.setLineDash([1.1, 0.9].map((part) => (part * r * Math.PI) / doubtDashes));
  context.strokeStyle = palette[isStale ? 'stale-text' : 'ink'];
  context.lineWidth = 1.5 * z;
  context.stroke();
}

/** The mark of a state about the origin. */
function paintState(context: CanvasRenderingContext2D, state: HotspotState, { z, palette, isStale }: Look): void {
  const r = radii[state] * z;
  const colour = isStale ? palette[state === 'ok' ? 'stale' : 'stale-text'] : palette[colours[state]];
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
