import { bendOf } from './bend.ts';
import type { ZonePlace } from './find-zones.ts';
import { type Cut, cells, cuts, dot, glyphs, normal } from './glyph-likeness.ts';
import { glyphHeight, glyphWidth } from './glyph-shapes.ts';
import { brightnessAt, type GreyPicture } from './grey-picture.ts';

/** How like each place of a line is to each glyph, from -1 to 1: place after place, `glyphs` after `glyphs`. */
export type Likeness = Float32Array;

/** What is looked for first: as drawn, a little out of focus. */
const rough: Cut = cuts[1] ?? [];
/** A document that leans away is seen lower than it is, by so much. */
const leanings = [0.78, 0.88, 1, 1.12];
/** Halves of a cell to each side: the last look, when it is known how the line bends. */
const halves = [-0.5, 0, 0.5];
/** What is less like any glyph does not say where the line runs. */
const plain = 0.55;
/** How far one place tells where the next one is. */
const trust = 0.5;

/** A window on the picture: its left edge, its middle, and how large one cell is. */
interface Spot {
  readonly left: number;
  readonly middle: number;
  readonly wide: number;
  readonly high: number;
}

/** The likest glyph around a spot: how like it is, and how many cells to the right and under it stands. */
interface Found {
  readonly like: number;
  readonly right: number;
  readonly under: number;
}

/**
 * Compares each place with each glyph. The lines of a page that bends or leans are bent as well: the eye follows them
 * from the middle outwards, and looks again where all that is plain to see says that the places are.
 */
export function matchLine(picture: GreyPicture, { left, pitch, length }: ZonePlace, middle: number): Likeness {
  const wide = pitch / glyphWidth;
  const spotAt = (at: number, high: number, right = 0, under = 0): Spot => ({
    ...{ left: left + at * pitch + right * wide, middle: middle + under * high, wide, high },
  });
  const high = wide * leaningOf((at, leaning) => lookAround(picture, spotAt(at, wide * leaning), 2).like, length);
  const found = follow(length, (at, right, under, reach) => lookAround(picture, spotAt(at, high, right, under), reach));
  const right = bendOf(found.map((place) => [place.right, place.like - plain]));
  const under = bendOf(found.map((place) => [place.under, place.like - plain]));
  const bentAt = (at: number): Spot => {
    const stretched = wide * (1 + (right(at + 0.5) - right(at - 0.5)) / glyphWidth);
    return { ...spotAt(at, high, right(at), under(at)), wide: stretched };
  };
  const shapes = cutOf(picture, bentAt, length);
  const likeness = new Float32Array(length * glyphs.length).fill(-1);
  for (let at = 0; at < length; at++) {
    compare(picture, bentAt(at), shapes, likeness.subarray(at * glyphs.length, (at + 1) * glyphs.length));
  }
  return likeness;
}

/** The cut in which the line was printed, by a few places of it. */
function cutOf(picture: GreyPicture, spotAt: (at: number) => Spot, length: number): Cut {
  const sums = cuts.map(() => 0);
  const patch = new Float32Array(cells);
  for (let at = 1; at < length; at += 3) {
    cut(picture, spotAt(at), glyphWidth, patch);
    normal(patch);
    for (const [of, shapes] of cuts.entries()) {
      sums[of] = (sums[of] ?? 0) + Math.max(...shapes.map((shape) => dot(patch, shape)));
    }
  }
  return cuts[sums.indexOf(Math.max(...sums))] ?? rough;
}

/** How much lower than it is the line is seen, by a few places of it. */
function leaningOf(likenessAt: (at: number, leaning: number) => number, length: number): number {
  const seen = leanings.map((leaning) => {
    let sum = 0;
    for (let at = Math.floor(length / 4); at < (length * 3) / 4; at += 3) sum += likenessAt(at, leaning);
    return sum;
  });
  return leanings[seen.indexOf(Math.max(...seen))] ?? 1;
}

type LookFrom = (at: number, right: number, under: number, reach: number) => Found;

function follow(length: number, lookFrom: LookFrom): Found[] {
  const found: Found[] = [];
  const start = Math.floor(length / 2);
  for (const step of [1, -1]) {
    let [right, under, drift] = [found[start]?.right ?? 0, found[start]?.under ?? 0, 0];
    for (let at = step > 0 ? start : start - 1; at >= 0 && at < length; at += step) {
      const here = lookFrom(at, right, under, at === start ? 3 : 1);
      found[at] = { like: here.like, right: right + here.right, under: under + here.under };
      const isPlain = here.like >= plain;
      if (isPlain) drift += at === start ? 0 : here.right * trust * 0.2;
      right += drift + (isPlain ? here.right * (at === start ? 1 : trust) : 0);
      under += isPlain ? here.under * (at === start ? 1 : trust) : 0;
    }
  }
  return found;
}

function lookAround(picture: GreyPicture, spot: Spot, reach: number): Found {
  const across = glyphWidth + 2 * reach;
  const around = new Float32Array(across * (glyphHeight + 2 * reach));
  cut(picture, spot, across, around);
  const patch = new Float32Array(cells);
  let best: Found = { like: -1, right: 0, under: 0 };
  for (let under = -reach; under <= reach; under++) {
    for (let right = -reach; right <= reach; right++) {
      for (let row = 0; row < glyphHeight; row++) {
        const from = (row + under + reach) * across + right + reach;
        patch.set(around.subarray(from, from + glyphWidth), row * glyphWidth);
      }
      normal(patch);
      for (const shape of rough) {
        const like = dot(patch, shape);
        if (like > best.like) best = { like, right, under };
      }
    }
  }
  return best;
}

function compare(picture: GreyPicture, spot: Spot, shapes: Cut, likes: Float32Array): void {
  const patch = new Float32Array(cells);
  for (const right of halves) {
    for (const under of halves) {
      const moved = { ...spot, left: spot.left + right * spot.wide, middle: spot.middle + under * spot.high };
      cut(picture, moved, glyphWidth, patch);
      normal(patch);
      for (const [glyph, shape] of shapes.entries()) likes[glyph] = Math.max(likes[glyph] ?? -1, dot(patch, shape));
    }
  }
}

/** How dark the picture is around a spot, cell after cell, so many to a row. */
function cut(picture: GreyPicture, { left, middle, wide, high }: Spot, across: number, into: Float32Array): void {
  const begin = left - ((across - glyphWidth) / 2) * wide;
  const top = middle - (into.length / across / 2) * high;
  for (let at = 0; at < into.length; at++) {
    const x = begin + ((at % across) + 0.5) * wide - 0.5;
    const y = top + (Math.floor(at / across) + 0.5) * high - 0.5;
    into[at] = -brightnessAt(picture, x - wide / 4, y - high / 4) - brightnessAt(picture, x + wide / 4, y + high / 4);
  }
}
