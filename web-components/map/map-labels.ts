import type { MapFeature } from '../../server/wayfinding/wayfinding.contract.ts';
import { inOtherLanguage, inPageLanguage } from '../styles/format.ts';
import type { MapPalette, Stand } from './map-palette.ts';
import { type Projection, type Size, toPixels } from './projection.ts';

/** A name on the map: its place in metres, and the size in metres of what it names. */
export interface MapLabel {
  readonly text: string;
  /** The same name in the other language, small beside it. */
  readonly other: string;
  readonly x: number;
  readonly y: number;
  /** Half of the height of what it names: the name stands under it. */
  readonly belowM: number;
  readonly lengthM: number;
  /** Along a canal, in radians; none for what is level. */
  readonly along?: number;
  readonly isWater: boolean;
  readonly isMark: boolean;
}

/** The names of a level, the largest things first: what does not fit gives way to what is larger. */
export function labelsOf(features: readonly MapFeature[], projection: Projection): MapLabel[] {
  return features
    .flatMap(({ geometry, properties: { kind, name } }) => {
      if (!name || kind === 'roof' || kind === 'ground' || kind === 'street') return [];
      const line =
        geometry.type === 'Point'
          ? [geometry.coordinates]
          : geometry.type === 'Polygon'
            ? (geometry.coordinates[0] ?? [])
            : geometry.coordinates;
      const points = line.map(([longitude, latitude]) => [projection.x(longitude), projection.y(latitude)] as const);
      const place = geometry.type === 'LineString' ? onLine(points) : inMiddle(points);
      const isWater = kind === 'water';
      const text = inPageLanguage(name);
      const isMark = kind === 'gate' || kind === 'station' || kind === 'label';
      return [
        {
          text,
          other: inOtherLanguage(name)?.text ?? '',
          ...place,
          belowM: isWater ? 0 : place.belowM,
          isWater,
          isMark,
        },
      ];
    })
    .sort(
      (a, b) => Number(a.isMark) - Number(b.isMark) || Number(a.isWater) - Number(b.isWater) || b.lengthM - a.lengthM,
    );
}

type Point = readonly [x: number, y: number];
type Place = Pick<MapLabel, 'x' | 'y' | 'belowM' | 'lengthM' | 'along'>;

function inMiddle(points: readonly Point[]): Place {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [minX, maxX, minY, maxY] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { x: (minX + maxX) / 2, y: (minY + maxY) / 2, belowM: (maxY - minY) / 2, lengthM: maxX - minX };
}

/** A third of the way along, where canals seldom meet, in the direction of the line there, never upside down. */
function onLine(points: readonly Point[]): Place {
  const index = Math.max(1, Math.floor(points.length / 3));
  const [from, to] = [points[index - 1] ?? [0, 0], points[Math.min(index + 1, points.length - 1)] ?? [0, 0]];
  const [x, y] = points[index] ?? from;
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
  const along = Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle;
  const ends = inMiddle(points);
  return { x, y, belowM: 0, lengthM: Math.hypot(ends.lengthM, ends.belowM * 2), along };
}

interface Taken {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Paints the names that have room; in CSS pixels, after the context was set to them. */
export function paintLabels(
  context: CanvasRenderingContext2D,
  labels: readonly MapLabel[],
  { view, size, palette }: Stand,
): void {
  // The size of a wall's map is read from across a room.
  const px = size.width < 760 ? 12 : size.width < 1200 ? 14 : 18;
  const taken: Taken[] = [];
  const named = new Set<string>();
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const label of labels) {
    // A name longer than twice what it names waits until one comes nearer.
    if (label.isMark ? view.scale < 1.2 : label.lengthM * view.scale < 34) continue;
    // The gate of a hall that is named already.
    if (label.isMark && named.has(label.text)) continue;
    const [x, middle] = toPixels(view, label.x, label.y, size);
    if (x < -200 || x > size.width + 200) continue;
    const apart = label.belowM * view.scale + (label.isWater ? 0 : px * 0.95);
    // A hall in a house, or close to the next one, has room above where it has none below.
    const spots = label.isWater || label.isMark ? [apart] : [apart, -apart];
    const isNamed = spots
      .map((spot) => middle + spot)
      .some((y) => y > -200 && y < size.height + 200 && paintLabel(context, label, [x, y], size, px, taken, palette));
    if (isNamed) named.add(label.text);
  }
}

/** Whether there was room for it. */
function paintLabel(
  context: CanvasRenderingContext2D,
  label: MapLabel,
  [middle, y]: readonly [number, number],
  size: Size,
  px: number,
  taken: Taken[],
  palette: MapPalette,
): boolean {
  const italic = label.isWater ? 'italic ' : '';
  const largeFont = `${italic}400 ${px}px ${palette['font-name']}`;
  const smallFont = `${italic}400 ${px - 2}px ${palette['font-name']}`;
  context.font = largeFont;
  const width = context.measureText(label.text).width;
  context.font = smallFont;
  const otherWidth = label.other ? context.measureText(label.other).width + 6 : 0;
  const all = width + otherWidth;
  const [cos, sin] = [Math.abs(Math.cos(label.along ?? 0)), Math.abs(Math.sin(label.along ?? 0))];
  const [halfX, halfY] = [(all * cos + px * sin) / 2 + 6, (all * sin + px * cos) / 2 + 4];
  // A name that would be cut by the edge steps inside, as long as what it names is in sight.
  const x = label.along === undefined ? inside(middle, halfX, size.width) : middle;
  const box = { x0: x - halfX, y0: y - halfY, x1: x + halfX, y1: y + halfY };
  if (taken.some((other) => box.x0 < other.x1 && box.x1 > other.x0 && box.y0 < other.y1 && box.y1 > other.y0))
    return false;
  taken.push(box);
  context.save();
  context.translate(x, y);
  context.rotate(label.along ?? 0);
  context.textAlign = 'left';
  context.strokeStyle = palette[label.isWater ? 'map-water' : 'map-ground'];
  context.lineWidth = 4;
  const write = (text: string, at: number, font: string, colour: string) => {
    context.font = font;
    context.fillStyle = colour;
    context.strokeText(text, at, 0);
    context.fillText(text, at, 0);
  };
  write(label.text, -all / 2, largeFont, palette[label.isWater ? 'water-deep' : 'ink']);
  if (label.other) write(label.other, -all / 2 + width + 6, smallFont, palette[label.isWater ? 'water-deep' : 'ink-2']);
  context.restore();
  return true;
}

const inside = (middle: number, half: number, width: number): number =>
  middle < 0 || middle > width ? middle : Math.min(Math.max(middle, half), Math.max(width - half, half));
