// shared with pages: pure
import gcoord from 'gcoord';
import type { LonLat } from '../venue/venue.contract.ts';

/** What is used of it; it declares itself differently for Node and for bundlers. */
interface Shift {
  transform(point: [number, number], from: string, to: string): [number, number];
  readonly WGS84: string;
  readonly GCJ02: string;
}
const shift = gcoord as unknown as Shift;

/** Programs that can lead somebody on foot out of doors. */
export const handOffPrograms = ['amap', 'apple', 'google', 'geo'] as const;
export type HandOffProgram = (typeof handOffPrograms)[number];

export interface HandOffWalk {
  readonly from: LonLat;
  /** The entrance, not the middle of the hall behind it. */
  readonly to: LonLat;
  readonly name: string;
}

type Box = readonly [west: number, south: number, east: number, north: number];

/**
 * About where maps are drawn by GCJ-02, as boxes: gcoord's own box holds Seoul, Hanoi and Kathmandu as well, where a shift
 * would lead half a kilometre off. Along the border a box is some kilometres wrong; a conference is seldom there.
 */
const within: readonly Box[] = [
  [79.4462, 42.8899, 96.33, 49.2204],
  [109.6872, 39.3742, 135.0002, 54.1415],
  [73.1246, 29.5297, 124.1433, 42.8899],
  [82.9684, 26.7186, 97.0352, 29.5297],
  [97.0253, 20.4141, 124.3674, 29.5297],
  [107.9758, 17.8715, 111.7441, 20.4141],
];
const apart: readonly Box[] = [
  [119.9213, 21.785, 122.4976, 25.3986],
  [101.8652, 20.0988, 106.665, 22.284],
  [106.4525, 20.4878, 108.051, 21.5422],
  [109.0323, 50.3257, 119.127, 55.8175],
  [127.4568, 49.5574, 137.0227, 55.8175],
  [131.2662, 42.5692, 137.0227, 44.8922],
  [82.9, 26.7, 84, 28.8],
  [82.9, 26.7, 88.75, 27.9],
  [89.2, 26.7, 92, 28.05],
];

const isIn = ([longitude, latitude]: LonLat, [west, south, east, north]: Box): boolean =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north;

export const isShiftedThere = (point: LonLat): boolean =>
  within.some((box) => isIn(point, box)) && !apart.some((box) => isIn(point, box));

/** A point as maps of the place draw it: shifted where the law has them shift it, else as it is. */
export function pointForAmap(point: LonLat): LonLat {
  if (!isShiftedThere(point)) return point;
  return shift.transform([point[0], point[1]], shift.WGS84, shift.GCJ02);
}

/** Seven digits are a centimetre. */
const digits = (degrees: number) => String(Number(degrees.toFixed(7)));
const latFirst = ([longitude, latitude]: LonLat) => `${digits(latitude)},${digits(longitude)}`;
const lonFirst = ([longitude, latitude]: LonLat) => `${digits(longitude)},${digits(latitude)}`;

/** The address that opens a program with this walk. */
export function handOffLink(program: HandOffProgram, { from, to, name }: HandOffWalk): string {
  switch (program) {
    case 'amap': {
      const [begin, end] = [from, to].map((point) => lonFirst(pointForAmap(point)));
      const query = new URLSearchParams({ from: `${begin}`, to: `${end},${name.replaceAll(',', ' ')}`, mode: 'walk' });
      // Told with the shift where there is one; where there is none, both are the same.
      return `https://uri.amap.com/navigation?${query}&coordinate=${isShiftedThere(to) ? 'gaode' : 'wgs84'}&callnative=1`;
    }
    case 'apple':
      return `https://maps.apple.com/?${new URLSearchParams({ saddr: latFirst(from), daddr: latFirst(to), dirflg: 'w' })}`;
    case 'google': {
      const ends = { origin: latFirst(from), destination: latFirst(to) };
      return `https://www.google.com/maps/dir/?${new URLSearchParams({ api: '1', ...ends, travelmode: 'walking' })}`;
    }
    case 'geo':
      return `geo:${latFirst(to)}?q=${latFirst(to)}(${encodeURIComponent(name)})`;
  }
}
