export interface Spot {
  readonly latitude: number;
  readonly longitude: number;
}

const earthM = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** As the crow flies, on a ball: nobody's way is shorter. */
export function metresBetween(one: Spot, other: Spot): number {
  const north = Math.sin(radians(other.latitude - one.latitude) / 2);
  const east = Math.sin(radians(other.longitude - one.longitude) / 2);
  const both = north ** 2 + Math.cos(radians(one.latitude)) * Math.cos(radians(other.latitude)) * east ** 2;
  return 2 * earthM * Math.asin(Math.min(1, Math.sqrt(both)));
}
