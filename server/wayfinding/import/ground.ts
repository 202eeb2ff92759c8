import type { LonLat } from '../venue/venue.contract.ts';

/** Metres to a degree of latitude, on a ball of the earth's mean radius. */
export const metresPerDegree = (6_371_008.8 * Math.PI) / 180;

const cosine = (latitude: number): number => Math.cos((latitude * Math.PI) / 180);

/** Metres between two points of one venue: the earth is flat there. */
export function metresApart([lon, lat]: LonLat, [otherLon, otherLat]: LonLat): number {
  const east = (otherLon - lon) * cosine((lat + otherLat) / 2);
  return Math.hypot(east, otherLat - lat) * metresPerDegree;
}

/** Metres along a line. */
export function metresAlong(line: readonly LonLat[]): number {
  let sum = 0;
  for (let at = 1; at < line.length; at++) {
    const [before, here] = [line[at - 1], line[at]];
    if (before && here) sum += metresApart(before, here);
  }
  return sum;
}

/** To the centimetre: what a file says beyond that is noise, and would be kept for ever. */
export const roundedPoint = ([lon, lat]: LonLat): LonLat => [roundedTo(lon, 7), roundedTo(lat, 7)];

export const roundedTo = (value: number, digits: number): number => {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
};

/** The point in the middle of a ring, by area; of one without area, of its corners. */
export function middleOf(ring: readonly LonLat[]): LonLat {
  const [first] = ring;
  if (!first) return [0, 0];
  let [area, lonSum, latSum] = [0, 0, 0];
  for (let at = 0; at < ring.length; at++) {
    const [lon, lat] = ring[at] ?? first;
    const [nextLon, nextLat] = ring[(at + 1) % ring.length] ?? first;
    const cross = (lon - first[0]) * (nextLat - first[1]) - (nextLon - first[0]) * (lat - first[1]);
    area += cross;
    lonSum += cross * (lon + nextLon - 2 * first[0]);
    latSum += cross * (lat + nextLat - 2 * first[1]);
  }
  if (Math.abs(area) < 1e-18) return meanOf(ring);
  return [first[0] + lonSum / (3 * area), first[1] + latSum / (3 * area)];
}

const meanOf = (ring: readonly LonLat[]): LonLat => [
  ring.reduce((sum, [lon]) => sum + lon, 0) / ring.length,
  ring.reduce((sum, [, lat]) => sum + lat, 0) / ring.length,
];

/** Whether a point lies in a ring, closed or not. */
export function isInside(ring: readonly LonLat[], [x, y]: LonLat): boolean {
  let isIn = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at++) {
    const [ax, ay] = ring[at] ?? [0, 0];
    const [bx, by] = ring[before] ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) isIn = !isIn;
  }
  return isIn;
}
