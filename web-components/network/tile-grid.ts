/** Device pixels; a power of two, so that a tile's place is a shift. */
const shift = 7;
export const tilePx = 1 << shift;

/** What stands nowhere on the canvas. */
const nowhere = -1_000_000;

/**
 * Points of a canvas by the tiles that their marks may touch, in device pixels: what must be painted again when one of
 * them changes, and what lies near a place.
 */
export class TileGrid {
  readonly columns: number;
  readonly rows: number;
  /** The middle of each point's mark. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly #reach: number;
  /** Of tile t, the points from `starts[t]` to before `starts[t + 1]`. */
  readonly #starts: Int32Array;
  readonly #points: Int32Array;

  /** `reach` is how far a mark goes from its middle at most; points that are farther than that outside are in no tile. */
  constructor(x: Float32Array, y: Float32Array, width: number, height: number, reach: number) {
    this.x = x;
    this.y = y;
    this.columns = Math.max(1, Math.ceil(width / tilePx));
    this.rows = Math.max(1, Math.ceil(height / tilePx));
    this.#reach = reach;
    this.#starts = new Int32Array(this.tileCount + 1);
    for (let point = 0; point < x.length; point += 1) {
      this.eachTileOf(point, (tile) => {
        this.#starts[tile + 1] = (this.#starts[tile + 1] ?? 0) + 1;
      });
    }
    for (let tile = 0; tile < this.tileCount; tile += 1) {
      this.#starts[tile + 1] = (this.#starts[tile + 1] ?? 0) + (this.#starts[tile] ?? 0);
    }
    const next = this.#starts.slice(0, -1);
    this.#points = new Int32Array(this.#starts[this.tileCount] ?? 0);
    for (let point = 0; point < x.length; point += 1) {
      this.eachTileOf(point, (tile) => {
        const at = next[tile] ?? 0;
        this.#points[at] = point;
        next[tile] = at + 1;
      });
    }
  }

  get tileCount(): number {
    return this.columns * this.rows;
  }

  /** The points whose marks may touch a tile, in their own order. */
  pointsOf(tile: number): Int32Array {
    return this.#points.subarray(this.#starts[tile] ?? 0, this.#starts[tile + 1] ?? 0);
  }

  eachTileOf(point: number, act: (tile: number) => void): void {
    this.#eachTileAround(this.x[point] ?? nowhere, this.y[point] ?? nowhere, this.#reach, act);
  }

  /** The nearest of the points that lie within so many pixels of a place, each as far as `distance` says; or none. */
  nearest(x: number, y: number, within: number, distance: (point: number, px: number) => number): number | undefined {
    let best: number | undefined;
    let least = within;
    this.#eachTileAround(x, y, within, (tile) => {
      for (const point of this.pointsOf(tile)) {
        const px = Math.hypot((this.x[point] ?? nowhere) - x, (this.y[point] ?? nowhere) - y);
        if (px > least) continue;
        const its = distance(point, px);
        // Of two as near, that of the earlier row, whichever tile names it first.
        if (its > least || (its === least && best !== undefined && best <= point)) continue;
        least = its;
        best = point;
      }
    });
    return best;
  }

  #eachTileAround(x: number, y: number, reach: number, act: (tile: number) => void): void {
    const firstColumn = Math.max(0, Math.floor(x - reach) >> shift);
    const lastColumn = Math.min(this.columns - 1, Math.ceil(x + reach) >> shift);
    const firstRow = Math.max(0, Math.floor(y - reach) >> shift);
    const lastRow = Math.min(this.rows - 1, Math.ceil(y + reach) >> shift);
    for (let row = firstRow; row <= lastRow; row += 1) {
      for (let column = firstColumn; column <= lastColumn; column += 1) act(row * this.columns + column);
    }
  }
}
