import type { Ink } from './find-ink.ts';

/** A row of writing on a level picture: from which pixel down to which. */
export interface Row {
  readonly top: number;
  readonly bottom: number;
}

/** Rows lower than this cannot be read; higher ones are no lines of a zone that is seen whole. */
const [lowestPx, highestPx] = [7, 60];
/** A row ends where the ink is less than this part of its darkest. */
const endsAt = 0.3;

/** What may be rows of writing, from the top down. */
export function findRows({ width, height, data }: Ink): Row[] {
  const inked = new Float32Array(height);
  for (let y = 0; y < height; y++) {
    let sum = 0;
    for (let x = 0; x < width; x++) sum += data[y * width + x] ?? 0;
    inked[y] = sum / width;
  }
  const rows: Row[] = [];
  const isTaken = new Uint8Array(height);
  const byInk = [...inked.keys()].sort((a, b) => (inked[b] ?? 0) - (inked[a] ?? 0));
  for (const peak of byInk.slice(0, height / 2)) {
    if (isTaken[peak]) continue;
    const row = around(inked, isTaken, peak);
    isTaken.fill(1, row.top, row.bottom);
    const tall = row.bottom - row.top;
    if (tall >= lowestPx && tall <= highestPx) rows.push(row);
  }
  return rows.sort((a, b) => a.top - b.top);
}

function around(inked: Float32Array, isTaken: Uint8Array, peak: number): Row {
  const least = (inked[peak] ?? 0) * endsAt;
  let [top, bottom] = [peak, peak + 1];
  while (top > 0 && !isTaken[top - 1] && (inked[top - 1] ?? 0) > least) top--;
  while (bottom < inked.length && !isTaken[bottom] && (inked[bottom] ?? 0) > least) bottom++;
  return { top, bottom };
}
