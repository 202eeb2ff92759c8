import type { DrawnItem } from '../../../print/drawn.ts';
import type { FaceNotice } from '../printing.contract.ts';

/** One side of one badge, ready to be painted as PDF or SVG: both show the same outlines at the same places. */
export interface Face {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly items: readonly DrawnItem[];
  readonly notices: readonly FaceNotice[];
}

/** PNG without transparency, with its size in pixels. */
export interface Artwork {
  readonly png: Buffer;
  readonly width: number;
  readonly height: number;
}
