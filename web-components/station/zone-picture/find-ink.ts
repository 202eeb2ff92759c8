import type { GreyPicture } from './grey-picture.ts';

/** How much each pixel is ink: 0 for the ground, 1 for what is much darker than all around it. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** What is darker by no more than this, in shades, is noise. */
const faintest = 6;

/** Compares each pixel with the mean around it, so that neither a shadow nor a lamp on one side matters. */
export function findInk({ width, height, data }: GreyPicture, radius: number): Ink {
  const sums = sumsOf(data, width, height, false);
  const squares = sumsOf(data, width, height, true);
  const ink = new Float32Array(width * height);
  const across = width + 1;
  for (let y = 0; y < height; y++) {
    const top = Math.max(0, y - radius) * across;
    const bottom = Math.min(height, y + radius + 1) * across;
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - radius);
      const right = Math.min(width, x + radius + 1);
      const count = ((bottom - top) / across) * (right - left);
      const [a, b, c, d] = [bottom + right, top + right, bottom + left, top + left] as const;
      const mean = (at(sums, a) - at(sums, b) - at(sums, c) + at(sums, d)) / count;
      const square = (at(squares, a) - at(squares, b) - at(squares, c) + at(squares, d)) / count;
      const spread = Math.sqrt(Math.max(0, square - mean * mean));
      const darker = mean - at(data, y * width + x) - faintest;
      ink[y * width + x] = darker <= 0 ? 0 : Math.min(1, darker / (spread * 2 + faintest));
    }
  }
  return { width, height, data: ink };
}

const at = (values: ArrayLike<number>, index: number): number => values[index] ?? 0;

/** What all pixels above and to the left come to: any rectangle's sum is four look-ups then. */
function sumsOf(data: ArrayLike<number>, width: number, height: number, isSquared: boolean): Float64Array {
  const across = width + 1;
  const sums = new Float64Array(across * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      const value = at(data, y * width + x);
      row += isSquared ? value * value : value;
      sums[(y + 1) * across + x + 1] = row + at(sums, y * across + x + 1);
    }
  }
  return sums;
}
