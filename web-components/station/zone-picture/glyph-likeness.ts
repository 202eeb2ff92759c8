import { glyphHeight, glyphShapes, glyphWidth } from './glyph-shapes.ts';

/** All that can stand in a zone, in the order of likenesses. */
export const glyphs: readonly string[] = [...glyphShapes.keys()];

export const cells = glyphWidth * glyphHeight;

/** The shapes of all glyphs as one printer, or one lens, gives them. */
export type Cut = readonly Float32Array[];

const printed = [...glyphShapes.values()].map((shape) =>
  Float32Array.from(shape, (digit) => Number.parseInt(digit, 16) / 15),
);
const soft = printed.map(softened);
const bold = soft.map((shape) => shape.map((ink) => Math.min(1, ink * 1.9)));
const fat = bold.map((shape) => softened(shape).map((ink) => Math.min(1, ink * 1.5)));

/** As drawn, out of focus, with much ink, and with so much that it ran. */
export const cuts: readonly Cut[] = [printed, soft, bold, fat].map((shapes) =>
  shapes.map((shape) => normal(shape.slice())),
);

/** How unlike two glyphs of a cut are: what is right is liker by so much at best. */
export const unlikeness: readonly Float32Array[] = (cuts[1] ?? []).map((one, _, all) =>
  Float32Array.from(all, (other) => 1 - dot(one, other)),
);

/** Of mean 0 and length 1: how dark and of what contrast it was no longer matters. */
export function normal(values: Float32Array): Float32Array {
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let square = 0;
  for (const value of values) square += (value - mean) ** 2;
  const length = Math.sqrt(square) || 1;
  for (let at = 0; at < values.length; at++) values[at] = ((values[at] ?? 0) - mean) / length;
  return values;
}

/** How like two pieces are that are `normal`: 1 where they are the same. */
export function dot(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < cells; at++) sum += (one[at] ?? 0) * (other[at] ?? 0);
  return sum;
}

function softened(shape: Float32Array): Float32Array {
  return shape.map((_, at) => {
    const [x, y] = [at % glyphWidth, Math.floor(at / glyphWidth)];
    let [sum, weights] = [0, 0];
    for (let down = -1; down <= 1; down++) {
      for (let right = -1; right <= 1; right++) {
        const weight = (2 - Math.abs(right)) * (2 - Math.abs(down));
        const isInside = x + right >= 0 && x + right < glyphWidth && y + down >= 0 && y + down < glyphHeight;
        sum += isInside ? weight * (shape[at + down * glyphWidth + right] ?? 0) : 0;
        weights += weight;
      }
    }
    return sum / weights;
  });
}
