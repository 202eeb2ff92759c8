import { findInk, type Ink } from './find-ink.ts';
import { type GreyPicture, shrunk } from './grey-picture.ts';

/** As wide as the picture is made for this: lines of text still part then. */
const searchedPx = 420;
/** Seven degrees to each side: more than a hand that means it holds a document askew. */
const steepest = 0.123;

/** How the lines of text run: down to the right by so much of what they go across. */
export function findSlope(picture: GreyPicture): number {
  const small = shrunk(picture, Math.max(1, Math.floor(picture.width / searchedPx)));
  const ink = findInk(small, Math.round(small.width / 45));
  const rough = sharpest(ink, 0, steepest, 0.008);
  return sharpest(ink, rough, 0.008, 0.001);
}

/** Where rows are most unlike the next ones: ink on one, none on the other, as it is along lines of text. */
function sharpest(ink: Ink, middle: number, reach: number, step: number): number {
  let [best, slope] = [-1, 0];
  for (let tried = middle - reach; tried <= middle + reach; tried += step) {
    const rows = rowsAlong(ink, tried);
    let sum = 0;
    for (let at = 1; at < rows.length; at++) sum += ((rows[at] ?? 0) - (rows[at - 1] ?? 0)) ** 2;
    if (sum > best) [best, slope] = [sum, tried];
  }
  return slope;
}

function rowsAlong({ width, height, data }: Ink, slope: number): Float32Array {
  const rows = new Float32Array(height);
  for (let x = 0; x < width; x++) {
    const down = Math.round((x - width / 2) * slope);
    const [from, to] = [Math.max(0, -down), Math.min(height, height - down)];
    for (let y = from; y < to; y++) rows[y] = (rows[y] ?? 0) + (data[(y + down) * width + x] ?? 0);
  }
  return rows;
}
