import type { Stand } from '../map/map-palette.ts';
import { fillLayers, isFaint, layerCount, leaveWorst, mergedFrom, type Wanted } from './mark-layers.ts';
import { MarkStamps, type Stamp } from './mark-stamps.ts';
import type { Board } from './sights.ts';
import { TileGrid, tilePx } from './tile-grid.ts';

/** Marks that merge are between this many CSS pixels apart and twice as many. */
const cellPx = 4;

/**
 * The marks of all hotspots on a canvas, in tiles: when states change, the tiles that their marks touch are painted
 * again, and no others. A tile is always painted whole and in the same order, so that a canvas painted bit by bit is the
 * same, pixel for pixel, as one painted at once.
 */
export class MarkTiles {
  readonly #stamps = new MarkStamps();
  /** In metres. */
  #x = new Float64Array(0);
  #y = new Float64Array(0);
  #layers = new Uint8Array(0);
  #painted = new Uint8Array(0);
  #cells: Int32Array | undefined;
  #best = new Int32Array(0);
  #grid = new TileGrid(new Float32Array(0), new Float32Array(0), 0, 0, 0);
  #isDirty = new Uint8Array(0);
  #looks: readonly (Stamp | undefined)[] = [];
  #scratch: { image: ImageData; pixels: Uint32Array } | undefined;

  /** Places the hotspots, in metres: as many as the boards have that are marked later. */
  place(x: Float64Array<ArrayBuffer>, y: Float64Array<ArrayBuffer>): void {
    this.#x = x;
    this.#y = y;
    this.#layers = new Uint8Array(x.length);
    this.#painted = new Uint8Array(x.length);
    this.#cells = undefined;
  }

  /** Takes another view, or look, of them: all is to be painted again. */
  look(stand: Stand, isStale: boolean): void {
    const { view, size, ratio } = stand;
    this.#looks = this.#stamps.of(stand, isStale);
    const reach = Math.max(...this.#looks.map((stamp) => (stamp?.side ?? 0) / 2));
    const x = new Float32Array(this.#x.length);
    const y = new Float32Array(this.#x.length);
    const scale = view.scale * ratio;
    for (let row = 0; row < x.length; row += 1) {
      x[row] = ((this.#x[row] ?? 0) - view.x) * scale + (size.width * ratio) / 2;
      y[row] = ((this.#y[row] ?? 0) - view.y) * scale + (size.height * ratio) / 2;
    }
    this.#grid = new TileGrid(x, y, size.width * ratio, size.height * ratio, reach);
    this.#isDirty = new Uint8Array(this.#grid.tileCount).fill(1);
    this.#gather(stand);
  }

  /** Takes in what the hotspots are now: tiles where that differs from what is painted are to be painted again. */
  mark(board: Board, wanted: Wanted): void {
    const layers = this.#layers;
    fillLayers(layers, board, wanted);
    if (this.#cells) leaveWorst(layers, this.#cells, this.#best);
    for (let row = 0; row < layers.length; row += 1) {
      if (layers[row] === this.#painted[row]) continue;
      this.#painted[row] = layers[row] ?? 0;
      this.#grid.eachTileOf(row, this.#soil);
    }
  }

  /** Paints tiles that changed, until `untilMs` of the page's own time; true when all are. */
  paint(context: CanvasRenderingContext2D, untilMs: number): boolean {
    for (let tile = 0; tile < this.#isDirty.length; tile += 1) {
      if (!this.#isDirty[tile]) continue;
      if (performance.now() > untilMs) return false;
      this.#isDirty[tile] = 0;
      this.#paintTile(context, tile);
    }
    return true;
  }

  /** The hotspot whose mark is nearest to a place of the canvas in device pixels; what is not faint goes first. */
  nearest(x: number, y: number, within: number): number | undefined {
    return this.#grid.nearest(x, y, within, (row, px) => {
      const layer = this.#painted[row] ?? 0;
      if (layer === 0) return Number.POSITIVE_INFINITY;
      return isFaint(layer) ? px + within / 2 : px;
    });
  }

  readonly #soil = (tile: number): void => {
    this.#isDirty[tile] = 1;
  };

  /** Finds the cells of marks that would lie on one another; they lie still on the map while it is pulled about. */
  #gather({ view, size, ratio }: Stand): void {
    const { x, y } = this.#grid;
    const [width, height] = [size.width * ratio, size.height * ratio];
    const isSeen = (row: number) => {
      const [px, py] = [x[row] ?? -1, y[row] ?? -1];
      return px >= 0 && py >= 0 && px < width && py < height;
    };
    let seen = 0;
    for (let row = 0; row < x.length; row += 1) if (isSeen(row)) seen += 1;
    this.#cells = undefined;
    if (seen < mergedFrom) return;
    const cellM = 2 ** Math.ceil(Math.log2(cellPx / view.scale));
    const [firstX, firstY] = [view.x - size.width / view.scale / 2, view.y - size.height / view.scale / 2].map(
      (least) => Math.floor(least / cellM),
    ) as [number, number];
    const columns = Math.ceil(size.width / view.scale / cellM) + 2;
    const rows = Math.ceil(size.height / view.scale / cellM) + 2;
    const cells = new Int32Array(x.length).fill(-1);
    for (let row = 0; row < cells.length; row += 1) {
      if (!isSeen(row)) continue;
      const column = Math.floor((this.#x[row] ?? 0) / cellM) - firstX;
      cells[row] = (Math.floor((this.#y[row] ?? 0) / cellM) - firstY) * columns + column;
    }
    this.#cells = cells;
    this.#best = new Int32Array(columns * rows);
  }

  #paintTile(context: CanvasRenderingContext2D, tile: number): void {
    const { image, pixels } = this.#ownScratch();
    pixels.fill(0);
    const points = this.#grid.pointsOf(tile);
    const left = (tile % this.#grid.columns) * tilePx;
    const top = Math.floor(tile / this.#grid.columns) * tilePx;
    let present = 0;
    for (const row of points) present |= 1 << (this.#painted[row] ?? 0);
    for (let layer = 1; layer < layerCount; layer += 1) {
      const stamp = this.#looks[layer];
      if (!stamp || !(present & (1 << layer))) continue;
      const half = stamp.side / 2;
      for (const row of points) {
        if (this.#painted[row] !== layer) continue;
        // On whole device pixels, so that every mark is as crisp as its stamp.
        const x = Math.round((this.#grid.x[row] ?? 0) - half) - left;
        press(pixels, stamp, x, Math.round((this.#grid.y[row] ?? 0) - half) - top);
      }
    }
    context.putImageData(image, left, top);
  }

  #ownScratch(): { image: ImageData; pixels: Uint32Array } {
    if (this.#scratch) return this.#scratch;
    const image = new ImageData(tilePx, tilePx);
    this.#scratch = { image, pixels: new Uint32Array(image.data.buffer) };
    return this.#scratch;
  }
}

/** Lays a stamp over a tile's pixels, its corner at (x, y); what is outside the tile is left out. */
function press(pixels: Uint32Array, { side, pixels: its }: Stamp, x: number, y: number): void {
  const [fromX, untilX] = [Math.max(0, -x), Math.min(side, tilePx - x)];
  const [fromY, untilY] = [Math.max(0, -y), Math.min(side, tilePx - y)];
  for (let sy = fromY; sy < untilY; sy += 1) {
    const row = (y + sy) * tilePx + x;
    for (let sx = fromX; sx < untilX; sx += 1) {
      const over = its[sy * side + sx] ?? 0;
      const alpha = over >>> 24;
      if (alpha === 0) continue;
      const at = row + sx;
      const under = pixels[at] ?? 0;
      pixels[at] = alpha === 255 || under === 0 ? over : blend(over, under);
    }
  }
}

/** One colour over another, neither premultiplied, as Porter and Duff have it; red is the lowest byte. */
function blend(over: number, under: number): number {
  const a = (over >>> 24) / 255;
  const b = ((under >>> 24) / 255) * (1 - a);
  const all = a + b;
  const mix = (shift: number) => Math.round((((over >>> shift) & 255) * a + ((under >>> shift) & 255) * b) / all);
  return ((Math.round(all * 255) << 24) | (mix(16) << 16) | (mix(8) << 8) | mix(0)) >>> 0;
}
