import type { LonLat } from '../../venue/venue.contract.ts';
import { metresPerDegree, roundedPoint } from '../ground.ts';

/** Metres to the east and to the north. */
export type Spot = readonly [x: number, y: number];

/** The venue on a flat sheet: what is measured and seen is so in metres. */
export interface Plane {
  toSpot(point: LonLat): Spot;
  toPoint(spot: Spot): LonLat;
}

export function planeAt([originLon, originLat]: LonLat): Plane {
  const metresEast = metresPerDegree * Math.max(0.01, Math.cos((originLat * Math.PI) / 180));
  return {
    toSpot: ([lon, lat]) => [(lon - originLon) * metresEast, (lat - originLat) * metresPerDegree],
    toPoint: ([x, y]) => roundedPoint([originLon + x / metresEast, originLat + y / metresPerDegree]),
  };
}

export const apart = (a: Spot, b: Spot): number => Math.hypot(b[0] - a[0], b[1] - a[1]);
