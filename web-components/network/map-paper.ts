import type { MapKind } from '../../db/vocabulary.ts';
import type { MapFeature } from '../../server/wayfinding/wayfinding.contract.ts';
import type { MapPalette } from './map-palette.ts';
import type { Projection, Size, View } from './projection.ts';

interface Strokes {
  readonly widthM: number;
  readonly path: Path2D;
}

/** All shapes of one kind on a level, gathered so that each kind is painted at once. */
interface Sheet {
  readonly areas: Path2D;
  readonly lines: Map<number, Strokes>;
}

/** From the bottom up. Marks and labels are painted as words, by `map-labels.ts`. */
const paintOrder = ['ground', 'street', 'water', 'roof', 'hall', 'hotel', 'bridge'] as const satisfies MapKind[];
const defaultWidthM = 3;

/** One drawn level, in metres about the centre of its projection, ready to be painted at any view. */
export class MapPaper {
  readonly #sheets = new Map<MapKind, Sheet>();

  constructor(features: readonly MapFeature[], projection: Projection) {
    for (const { geometry, properties } of features) {
      const sheet = this.#sheetOf(properties.kind);
      if (geometry.type === 'Polygon') {
        for (const ring of geometry.coordinates) trace(sheet.areas, ring, projection).closePath();
      } else if (geometry.type === 'LineString') {
        const widthM = properties.widthM ?? defaultWidthM;
        const strokes = sheet.lines.get(widthM) ?? { widthM, path: new Path2D() };
        sheet.lines.set(widthM, strokes);
        trace(strokes.path, geometry.coordinates, projection);
      }
    }
  }

  /** Paints the level; the context's pixels are device pixels, `ratio` of them to a CSS pixel. */
  paint(context: CanvasRenderingContext2D, view: View, size: Size, ratio: number, palette: MapPalette): void {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = palette['map-ground'];
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    const scale = view.scale * ratio;
    context.setTransform(
      scale,
      0,
      0,
      scale,
      (size.width * ratio) / 2 - view.x * scale,
      (size.height * ratio) / 2 - view.y * scale,
    );
    context.lineCap = 'round';
    context.lineJoin = 'round';
    const px = 1 / view.scale;
    for (const kind of paintOrder) {
      const sheet = this.#sheets.get(kind);
      if (sheet) paintSheet(context, kind, sheet, px, palette);
    }
  }

  #sheetOf(kind: MapKind): Sheet {
    const sheet = this.#sheets.get(kind) ?? { areas: new Path2D(), lines: new Map() };
    this.#sheets.set(kind, sheet);
    return sheet;
  }
}

function trace(path: Path2D, line: readonly (readonly [number, number])[], projection: Projection): Path2D {
  for (const [index, [longitude, latitude]] of line.entries()) {
    if (index === 0) path.moveTo(projection.x(longitude), projection.y(latitude));
    else path.lineTo(projection.x(longitude), projection.y(latitude));
  }
  return path;
}

/** `px` is one CSS pixel in metres. */
function paintSheet(
  context: CanvasRenderingContext2D,
  kind: MapKind,
  sheet: Sheet,
  px: number,
  palette: MapPalette,
): void {
  const stroke = (colour: string, widthOf: (widthM: number) => number) => {
    context.strokeStyle = colour;
    for (const { widthM, path } of sheet.lines.values()) {
      context.lineWidth = widthOf(widthM);
      context.stroke(path);
    }
  };
  const fill = (colour: string, edge?: string, edgePx = 1) => {
    context.fillStyle = colour;
    context.fill(sheet.areas, 'evenodd');
    if (!edge) return;
    context.strokeStyle = edge;
    context.lineWidth = edgePx * px;
    context.stroke(sheet.areas);
  };
  if (kind === 'water') {
    // Banks under all water first, so that a canal runs into a lake without a bar between them.
    stroke(palette['map-bank'], (widthM) => widthM + 2.4 * px);
    fill(palette['map-water'], palette['map-bank'], 2.4);
    stroke(palette['map-water'], (widthM) => widthM);
    context.fill(sheet.areas, 'evenodd');
  } else if (kind === 'bridge') {
    stroke(palette['line-strong'], (widthM) => widthM + 2 * px);
    stroke(palette['map-hall'], (widthM) => widthM);
    fill(palette['map-hall'], palette['line-strong']);
  } else if (kind === 'hall' || kind === 'hotel') {
    stroke(palette['line-strong'], (widthM) => Math.max(widthM, px));
    fill(palette['map-hall'], palette['line-strong']);
  } else {
    const colour = palette[kind === 'ground' ? 'map-ground' : kind === 'street' ? 'map-street' : 'map-roof'];
    stroke(colour, (widthM) => Math.max(widthM, px));
    fill(colour);
  }
}
