import { createRequire } from 'node:module';
import type { Bidi } from 'bidi-js';
import type { PlacedGlyph, Typeface } from '../fonts/typeface.ts';
import { type FontStyle, typefacesFor } from '../fonts/typefaces.ts';

/** How a text is to be set. */
export interface Voice {
  readonly style: FontStyle;
  /** ISO 3166-1 alpha-2: chooses among the ways in which a Han character is drawn. */
  readonly country: string;
  /** Of the whole; by the first letter that has one, unless told. */
  readonly direction?: 'ltr' | 'rtl';
}

/** A run of glyphs of one typeface, from `x`. Lengths are in parts of an em. */
export interface SetRun {
  readonly typeface: Typeface;
  readonly glyphs: readonly PlacedGlyph[];
  readonly x: number;
}

export interface SetLine {
  readonly runs: readonly SetRun[];
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
  /** Characters that no font has; they were left out. */
  readonly missing: readonly string[];
}

/** A text whose characters have got their typefaces and levels, so that any part of it can be set as a line. */
export interface PreparedText {
  readonly text: string;
  readonly typefaces: readonly (Typeface | undefined)[];
  readonly levels: Uint8Array;
}

// Node gives the package's CommonJS, which its types do not know of.
const bidi: Bidi = createRequire(import.meta.url)('bidi-js')();

/** What takes the typeface of the character before it: marks, joiners, and what belongs to no script. */
const following = /^[\p{Mark}\p{Join_Control}\p{Script=Common}\p{Script=Inherited}]$/u;

/** Chooses a typeface for each character, and the direction of each by UAX #9. */
export function prepareText(raw: string, voice: Voice): PreparedText {
  const text = raw.normalize('NFC');
  const typefaces: (Typeface | undefined)[] = [];
  let before: Typeface | undefined;
  for (const character of text) {
    const typeface = chooseTypeface(character, voice, before);
    for (let i = 0; i < character.length; i++) typefaces.push(typeface);
    before = typeface ?? before;
  }
  return { text, typefaces, levels: bidi.getEmbeddingLevels(text, voice.direction ?? 'auto').levels };
}

function chooseTypeface(character: string, voice: Voice, before: Typeface | undefined): Typeface | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  const mayFollow = following.test(character);
  if (mayFollow && before?.covers(codePoint)) return before;
  const [best] = typefacesFor(codePoint, voice.style, voice.country);
  // A joiner says how its neighbours are drawn, and is nothing by itself.
  return best ?? (/^\p{Default_Ignorable_Code_Point}$/u.test(character) ? before : undefined);
}

interface Piece {
  typeface: Typeface;
  text: string;
  level: number;
}

/** Sets the part of a text from `start` to `end` as one line, in the order in which it is seen. */
export function setLine(prepared: PreparedText, start = 0, end = prepared.text.length): SetLine {
  const { pieces, missing } = piecesOf(prepared, start, end);
  const runs: SetRun[] = [];
  let [x, ascent, descent] = [0, 0, 0];
  for (const { typeface, text, level } of inVisualOrder(pieces)) {
    const shaped = typeface.shape(text, level % 2 === 1 ? 'rtl' : 'ltr');
    runs.push({ typeface, glyphs: shaped.glyphs, x });
    x += shaped.width;
    ascent = Math.max(ascent, shaped.ascent);
    descent = Math.max(descent, shaped.descent);
  }
  return { runs, width: x, ascent, descent, missing };
}

function piecesOf({ text, typefaces, levels }: PreparedText, start: number, end: number) {
  const pieces: Piece[] = [];
  const missing: string[] = [];
  for (let at = start; at < end; ) {
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const [typeface, level] = [typefaces[at], levels[at] ?? 0];
    const last = pieces.at(-1);
    if (!typeface) missing.push(character);
    else if (last && last.typeface === typeface && last.level === level) last.text += character;
    else pieces.push({ typeface, text: character, level });
    at += character.length;
  }
  return { pieces, missing };
}

/** Rule L2 of UAX #9: from the highest level down, each stretch of that level or higher is turned round. */
function inVisualOrder(pieces: readonly Piece[]): Piece[] {
  const ordered = [...pieces];
  const highest = Math.max(0, ...pieces.map(({ level }) => level));
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < ordered.length; from++) {
      let to = from;
      while ((ordered[to]?.level ?? 0) >= level) to++;
      if (to > from) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = Math.max(from, to);
    }
  }
  return ordered;
}
