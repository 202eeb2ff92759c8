import type { Size, View } from './projection.ts';

const names = [
  'surface',
  'ink',
  'ink-2',
  'line',
  'line-strong',
  'accent',
  'water',
  'water-deep',
  'refuse-text',
  'load-ok',
  'load-busy',
  'load-over',
  'load-silent',
  'stale',
  'stale-text',
  'map-ground',
  'map-roof',
  'map-hall',
  'map-water',
  'map-bank',
  'map-street',
] as const;

/** The tokens that a canvas is painted with, as they are at an element now; `font-name` is the serif of names. */
export type MapPalette = Readonly<Record<(typeof names)[number] | 'font-name', string>>;

export function readPalette(element: Element): MapPalette {
  const style = getComputedStyle(element);
  const entries = [...names, 'font-name'].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]);
  return Object.fromEntries(entries) as MapPalette;
}

/** How a canvas stands: what it shows, how large it is in CSS pixels, and how many of its own make one of them. */
export interface Stand {
  readonly view: View;
  readonly size: Size;
  readonly ratio: number;
  readonly palette: MapPalette;
}
