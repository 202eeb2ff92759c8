/** From one pixel to another. */
export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

const cellPixels = 32;

/** Walls of one level, laid in a grid so that a line of sight asks only those near it. */
export class WallGrid {
  readonly #walls: Segment[] = [];
  readonly #cells = new Map<string, number[]>();
  /** By which question each wall was looked at last. */
  readonly #asked: number[] = [];
  #question = 0;

  add(wall: Segment): void {
    const index = this.#walls.push(wall) - 1;
    this.#asked.push(0);
    for (const cell of cellsOf(wall)) {
      const known = this.#cells.get(cell);
      if (known) known.push(index);
      else this.#cells.set(cell, [index]);
    }
  }

  /** Whether some wall is crossed. One that is only touched, as by a node in a door frame, is not. */
  doesCross(sight: Segment): boolean {
    const question = ++this.#question;
    for (const cell of cellsOf(sight)) {
      for (const index of this.#cells.get(cell) ?? []) {
        if (this.#asked[index] === question) continue;
        this.#asked[index] = question;
        const wall = this.#walls[index];
        if (wall && doCross(wall, sight)) return true;
      }
    }
    return false;
  }
}

/** The cells that a segment passes, row by row. */
function* cellsOf({ x1, y1, x2, y2 }: Segment): Generator<string> {
  const [low, high] = y1 <= y2 ? [y1, y2] : [y2, y1];
  const xAt = (y: number): number => (y1 === y2 ? x1 : x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  for (let row = cellOf(low); row <= cellOf(high); row++) {
    const from = y1 === y2 ? x1 : xAt(Math.max(low, row * cellPixels));
    const until = y1 === y2 ? x2 : xAt(Math.min(high, (row + 1) * cellPixels));
    // Wider by a pixel than it is: what is computed of the slope may be a little off.
    const [first, last] = [cellOf(Math.min(from, until) - 1), cellOf(Math.max(from, until) + 1)];
    for (let column = first; column <= last; column++) yield `${column} ${row}`;
  }
}

const cellOf = (pixel: number): number => Math.floor(pixel / cellPixels);

/** Exact for whole pixels: nothing is divided. */
function doCross(a: Segment, b: Segment): boolean {
  return sideOf(a, b.x1, b.y1) * sideOf(a, b.x2, b.y2) < 0 && sideOf(b, a.x1, a.y1) * sideOf(b, a.x2, a.y2) < 0;
}

const sideOf = ({ x1, y1, x2, y2 }: Segment, x: number, y: number): number =>
  Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
