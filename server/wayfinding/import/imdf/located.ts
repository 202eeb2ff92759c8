import type { LonLat } from '../../venue/venue.contract.ts';
import type { Located } from '../check-spread.ts';
import { type ImdfArchive, type ImdfFeature, type ImdfType, imdfTypes, placeOf } from './imdf-feature.ts';

const unlocated: readonly ImdfType[] = ['address', 'relationship', 'building'];

/** Each feature that lies somewhere, by its first position. */
export function locatedOf(archive: ImdfArchive): Located[] {
  return imdfTypes
    .filter((type) => !unlocated.includes(type))
    .flatMap((type) => archive.of(type))
    .flatMap((feature) => {
      const point = firstPointOf(feature);
      return point ? [{ point, at: () => placeOf(feature, 'geometry.coordinates') }] : [];
    });
}

function firstPointOf({ geometry }: ImdfFeature): LonLat | undefined {
  switch (geometry?.type) {
    case 'Point':
      return geometry.point;
    case 'Line':
      return geometry.lines[0]?.[0];
    case 'Area':
      return geometry.parts[0]?.[0]?.[0];
    default:
      return undefined;
  }
}
