import type { MapKind } from '../../db/vocabulary.ts';
import type { MapFeature } from '../../server/wayfinding/wayfinding.contract.ts';
import type { MapPalette, Stand } from './map-palette.ts';
import { type Box, boxAround, boxSeen, type Projection, touches } from './projection.ts';

interface Strokes {
  readonly widthM: number;
  readonly path: Path2D;
}

interface Area {
  readonly path: Path2D;
  readonly box: Box;
}

/**
 * All shapes of one kind on a level. Lines of one width are one path; areas are a path each, which is many times
 * cheaper to fill than one path of thousands of roofs, and lets those out of sight be left out.
 */
interface Sheet {
  readonly areas: Area[];
  readonly lines: Map<number, Strokes>;
}

/** From the bottom up. Marks and labels are painted as words, by `map-labels.ts`. */
const paintOrder = ['ground', 'street', 'water', 'roof', 'hall', 'hotel', 'bridge'] as const satisfies MapKind[];
const defaultWidthM = 3;
/** A pixel of less than this many metres is near. */
const nearPx = 0.6;

/** One drawn level, in metres about the centre of its projection, ready to be painted at any view. */
export class MapPaper {
  readonly #sheets = new Map<MapKind, Sheet>();

  constructor(features: readonly MapFeature[], projection: Projection) {
    for (const { geometry, properties } of features) {
      const sheet = this.#sheetOf(properties.kind);
      if (geometry.type === 'Polygon') {
        const path = new Path2D();
        for (const ring of geometry.coordinates) trace(path, ring, projection).closePath();
        const box = boxOf(geometry.coordinates[0] ?? [], projection);
        if (box) sheet.areas.push({ path, box });
      } else if (geometry.type === 'LineString') {
        const widthM = properties.widthM ?? defaultWidthM;
        const strokes = sheet.lines.get(widthM) ?? { widthM, path: new Path2D() };
        sheet.lines.set(widthM, strokes);
        trace(strokes.path, geometry.coordinates, projection);
      }
    }
  }

  /** Paints the level; the context's pixels are device pixels, `ratio` of them to a CSS pixel. */
  paint(context: CanvasRenderingContext2D, { view, size, ratio, palette }: Stand): void {
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
    const seen = boxSeen(view, size);
    for (const kind of paintOrder) {
      const sheet = this.#sheets.get(kind);
      if (!sheet) continue;
      const areas = sheet.areas.filter(({ box }) => touches(box, seen));
      paintSheet(context, kind, { lines: sheet.lines, areas }, px, palette);
    }
  }

  #sheetOf(kind: MapKind): Sheet {
    const sheet = this.#sheets.get(kind) ?? { areas: [], lines: new Map() };
    this.#sheets.set(kind, sheet);
    return sheet;
  }
}

const boxOf = (ring: readonly (readonly [number, number])[], projection: Projection): Box | undefined =>
  boxAround(ring.map(([longitude, latitude]) => [projection.x(longitude), projection.y(latitude)] as const));

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
    for (const { path } of sheet.areas) context.fill(path, 'evenodd');
    if (!edge) return;
    context.strokeStyle = edge;
    context.lineWidth = edgePx * px;
    for (const { path } of sheet.areas) context.stroke(path);
  };
  if (kind === 'water') {
    // A canal that is cut off where the drawing ends is no pond.
    context.lineCap = 'butt';
    // Banks under all water first, so that a canal runs into a lake without a bar between them.
    stroke(palette['map-bank'], (widthM) => widthM + 2.4 * px);
    fill(palette['map-water'], palette['map-bank'], 2.4);
    stroke(palette['map-water'], (widthM) => widthM);
    fill(palette['map-water']);
    context.lineCap = 'round';
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
    // From near, walls between rooms that touch; from afar there are too many roofs for it.
    fill(colour, kind === 'roof' && px < nearPx ? palette['map-ground'] : undefined);
  }
}
