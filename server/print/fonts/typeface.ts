import * as hb from 'harfbuzzjs';
import { fromWoff2 } from './woff2.ts';

/** An outline in units of the font, y upwards: as a path of SVG, and as operators of PDF. */
export interface Outline {
  readonly svg: string;
  readonly pdf: string;
}

/** One glyph where it stands in its run, in parts of an em. */
export interface PlacedGlyph {
  readonly id: number;
  readonly x: number;
  readonly y: number;
}

export interface ShapedText {
  /** From left to right, as they are drawn. */
  readonly glyphs: readonly PlacedGlyph[];
  /** In parts of an em. */
  readonly width: number;
  /** What the ink takes above and below the base line, in parts of an em. */
  readonly ascent: number;
  readonly descent: number;
}

/** One file of a font at one weight: shapes text and gives outlines. */
export class Typeface {
  readonly unitsPerEm: number;
  readonly #font: hb.Font;
  readonly #outlines = new Map<number, Outline>();

  constructor(woff2: Uint8Array, weight: number) {
    const face = new hb.Face(new hb.Blob(Uint8Array.from(fromWoff2(woff2)).buffer));
    this.unitsPerEm = face.upem;
    this.#font = new hb.Font(face);
    this.#font.setVariations([new hb.Variation('wght', weight)]);
  }

  /** Whether the font has a glyph for this character. */
  covers(codePoint: number): boolean {
    return this.#font.nominalGlyph(codePoint) !== undefined;
  }

  /** The glyphs of a text of one direction: joined, mirrored, with marks in place. */
  shape(text: string, direction: 'ltr' | 'rtl'): ShapedText {
    const buffer = new hb.Buffer();
    buffer.addText(text);
    buffer.setDirection(direction === 'rtl' ? hb.Direction.RTL : hb.Direction.LTR);
    buffer.guessSegmentProperties();
    hb.shape(this.#font, buffer);
    const em = this.unitsPerEm;
    const glyphs: PlacedGlyph[] = [];
    let [pen, ascent, descent] = [0, 0, 0];
    for (const { codepoint: id, xAdvance = 0, xOffset = 0, yOffset = 0 } of buffer.getGlyphInfosAndPositions()) {
      glyphs.push({ id, x: (pen + xOffset) / em, y: yOffset / em });
      const ink = this.#font.glyphExtents(id);
      if (ink) {
        ascent = Math.max(ascent, yOffset + ink.yBearing);
        descent = Math.max(descent, -(yOffset + ink.yBearing + ink.height));
      }
      pen += xAdvance;
    }
    return { glyphs, width: pen / em, ascent: ascent / em, descent: descent / em };
  }

  outline(id: number): Outline {
    const known = this.#outlines.get(id);
    if (known) return known;
    const outline = outlineOf(this.#font.glyphToJson(id));
    this.#outlines.set(id, outline);
    return outline;
  }
}

/** A thousandth of an em is finer than any printer. */
const rounded = (value: number): number => Math.round(value);

/** PDF has no quadratic curves: each is written as the cubic one that is the same. */
function outlineOf(commands: ReturnType<hb.Font['glyphToJson']>): Outline {
  let [svg, pdf] = ['', ''];
  let [x, y] = [0, 0];
  for (const { type, values } of commands) {
    const [a = 0, b = 0, c = 0, d = 0] = values.map(rounded);
    svg += `${type}${values.map(rounded).join(' ')}`;
    if (type === 'M') pdf += `${a} ${b} m `;
    else if (type === 'L') pdf += `${a} ${b} l `;
    else if (type === 'C') pdf += `${values.map(rounded).join(' ')} c `;
    else if (type === 'Q') {
      const control = [(x + 2 * a) / 3, (y + 2 * b) / 3, (c + 2 * a) / 3, (d + 2 * b) / 3].map(rounded);
      pdf += `${control.join(' ')} ${c} ${d} c `;
    } else pdf += 'h ';
    const end = values.slice(-2).map(rounded);
    if (type !== 'Z') [x = 0, y = 0] = end;
  }
  return { svg, pdf };
}
