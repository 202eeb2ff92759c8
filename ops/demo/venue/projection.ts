import type { Point } from './shapes.ts';

/** Where the venue's plane lies on the earth. */
export interface Anchor {
  readonly latitude: number;
  readonly longitude: number;
  /** The point of the plane that lies there. */
  readonly origin: Point;
  /** How far the plan's north is turned from true north, in radians, clockwise. */
  readonly turn: number;
}

const metresPerDegree = 111_320;

/** Longitude and latitude (WGS84) of a point of the plane, to about a decimetre; true enough for some kilometres. */
export function toEarth(anchor: Anchor, [x, y]: Point): [longitude: number, latitude: number] {
  const [dx, dy] = [x - anchor.origin[0], y - anchor.origin[1]];
  const east = Math.cos(anchor.turn) * dx - Math.sin(anchor.turn) * dy;
  const south = Math.sin(anchor.turn) * dx + Math.cos(anchor.turn) * dy;
  const longitude = anchor.longitude + east / (metresPerDegree * Math.cos((anchor.latitude * Math.PI) / 180));
  return [rounded(longitude), rounded(anchor.latitude - south / metresPerDegree)];
}

const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;
