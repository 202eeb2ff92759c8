import type { DrawnItem, DrawnPaper } from './drawn.ts';
import type { Outline } from './fonts/typeface.ts';

const number = (value: number): string => String(Math.round(value * 1000) / 1000);

/** Where artwork goes: pictures are objects of the document, not of a page's text. */
export interface ArtworkPlace {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The document that is painted on. */
export interface PdfPaper {
  write(operators: string): void;
  /** The name under which this page can draw an outline again, so that a letter is in the document once. */
  nameOf(outline: Outline): string;
  /** Pictures are objects of the document too. */
  paintArtwork(place: ArtworkPlace): void;
}

/**
 * What is drawn as operators of PDF, in millimetres downwards from its corner, clipped to its paper. Text is outlines: a
 * printing house needs no font, and none can be missing.
 */
export function paintPdf(drawn: DrawnPaper, paper: PdfPaper): void {
  paper.write(`q 0 0 ${drawn.widthMm} ${drawn.heightMm} re W n`);
  for (const item of drawn.items) {
    if (item.kind === 'artwork') paper.paintArtwork(item);
    else if (item.kind === 'glyphs') paper.write(glyphOperators(item, paper));
    else paper.write(operatorsOf(item));
  }
  paper.write('Q');
}

function operatorsOf(item: Exclude<DrawnItem, { kind: 'artwork' | 'glyphs' }>): string {
  switch (item.kind) {
    case 'rectangle':
      return `${inkOf(item.ink)} ${[item.x, item.y, item.width, item.height].map(number).join(' ')} re f`;
    case 'polygons':
      return `${inkOf(item.ink)} ${item.polygons.map(pathOf).join(' ')} f`;
    case 'slot':
      return `q 0.6 0.65 0.66 RG 0.2 w [1 0.8] 0 d ${roundedPath(item)} S Q`;
  }
}

function inkOf(ink: string): string {
  const parts = [1, 3, 5].map((at) => number(Number.parseInt(ink.slice(at, at + 2), 16) / 255));
  return `${parts.join(' ')} rg`;
}

function pathOf(polygon: readonly (readonly [number, number])[]): string {
  const [first, ...rest] = polygon.map((point) => point.map(number).join(' '));
  return `${first} m ${rest.map((point) => `${point} l`).join(' ')} h`;
}

/** A quarter of a circle as a cubic curve. */
const bend = 0.5523;

function roundedPath({ x, y, width, height }: Extract<DrawnItem, { kind: 'slot' }>): string {
  const r = height / 2;
  const k = r * bend;
  const at = (...values: number[]) => values.map(number).join(' ');
  const [right, middle, bottom] = [x + width, y + r, y + height];
  return [
    `${at(x + r, y)} m ${at(right - r, y)} l`,
    `${at(right - r + k, y, right, middle - k, right, middle)} c ${at(right, middle + k, right - r + k, bottom, right - r, bottom)} c`,
    `${at(x + r, bottom)} l`,
    `${at(x + r - k, bottom, x, middle + k, x, middle)} c ${at(x, middle - k, x + r - k, y, x + r, y)} c h`,
  ].join(' ');
}

function glyphOperators(
  { typeface, glyphs, x, y, sizeMm, ink, clip }: Extract<DrawnItem, { kind: 'glyphs' }>,
  paper: PdfPaper,
): string {
  const scale = (sizeMm / typeface.unitsPerEm).toFixed(7);
  const drawn = glyphs.flatMap((glyph) => {
    const outline = typeface.outline(glyph.id);
    const place = `${number(x + glyph.x * sizeMm)} ${number(y - glyph.y * sizeMm)}`;
    return outline.pdf ? [`q ${scale} 0 0 -${scale} ${place} cm /${paper.nameOf(outline)} Do Q`] : [];
  });
  const box = [clip.x, clip.y, clip.width, clip.height].map(number).join(' ');
  return `q ${box} re W n ${inkOf(ink)} ${drawn.join(' ')} Q`;
}
