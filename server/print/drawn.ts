import type { PlacedGlyph, Typeface } from './fonts/typeface.ts';

/** #rrggbb */
export type Ink = string;

/** In millimetres from the upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is drawn, in millimetres from the upper left corner, in this order. */
export type DrawnItem =
  | { kind: 'rectangle'; x: number; y: number; width: number; height: number; ink: Ink }
  /** Closed polygons. */
  | { kind: 'polygons'; polygons: readonly (readonly (readonly [x: number, y: number])[])[]; ink: Ink }
  /** Glyphs from `x` on the base line `y`. */
  | {
      kind: 'glyphs';
      typeface: Typeface;
      glyphs: readonly PlacedGlyph[];
      x: number;
      y: number;
      sizeMm: number;
      ink: Ink;
      /** Nothing is painted outside of it, whatever marks are heaped on a letter. */
      clip: Box;
    }
  /** A dashed outline with round ends. */
  | { kind: 'slot'; x: number; y: number; width: number; height: number }
  | { kind: 'artwork'; x: number; y: number; width: number; height: number };

/** A paper with what is drawn on it, ready to be painted. */
export interface DrawnPaper {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly items: readonly DrawnItem[];
}

export const black: Ink = '#000000';
export const white: Ink = '#ffffff';
/** Secondary words on paper. */
export const grey: Ink = '#2c373d';
