// shared with pages: pure
import type { LonLat } from '../venue/venue.contract.ts';

/** The mean radius of the earth (IUGG), and so metres for a degree of latitude. */
const metresPerDegree = (6_371_008.8 * Math.PI) / 180;

const metresEast = (degrees: number, latitude: number) =>
  degrees * metresPerDegree * Math.cos((latitude * Math.PI) / 180);

/** On a plane that touches the earth between the two: right to a thousandth within a town. */
export function metresBetween(a: LonLat, b: LonLat): number {
  return Math.hypot(metresEast(b[0] - a[0], (a[1] + b[1]) / 2), (b[1] - a[1]) * metresPerDegree);
}

/** Degrees clockwise from north, 0 up to 360. */
export function bearingOf(a: LonLat, b: LonLat): number {
  const east = metresEast(b[0] - a[0], (a[1] + b[1]) / 2);
  const degrees = (Math.atan2(east, (b[1] - a[1]) * metresPerDegree) * 180) / Math.PI;
  return (degrees + 360) % 360;
}

/** From one bearing to another, from -180 (left) up to 180 (right). */
export function turnBetween(before: number, after: number): number {
  const turn = (((after - before) % 360) + 360) % 360;
  return turn > 180 ? turn - 360 : turn;
}

export interface Foot {
  /** From the point to the line. */
  readonly metres: number;
  /** How far along the line, from 0 to 1 of its length. */
  readonly share: number;
}

/** The nearest position on a line to a point. */
export function footOn(line: readonly LonLat[], point: LonLat): Foot {
  const toPlane = ([lon, lat]: LonLat) =>
    [metresEast(lon - point[0], point[1]), (lat - point[1]) * metresPerDegree] as const;
  let best = { metres: Number.POSITIVE_INFINITY, alongM: 0 };
  let lengthM = 0;
  for (const [i, next] of line.entries()) {
    const before = line[i - 1];
    if (!before) continue;
    const [[ax, ay], [bx, by]] = [toPlane(before), toPlane(next)];
    const [dx, dy] = [bx - ax, by - ay];
    const segmentM = Math.hypot(dx, dy);
    const share = segmentM === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / segmentM ** 2));
    const metres = Math.hypot(ax + share * dx, ay + share * dy);
    if (metres < best.metres) best = { metres, alongM: lengthM + share * segmentM };
    lengthM += segmentM;
  }
  return { metres: best.metres, share: lengthM === 0 ? 0 : best.alongM / lengthM };
}
