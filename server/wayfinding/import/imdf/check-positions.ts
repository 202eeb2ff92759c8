import type { FindingGatherer } from '../../venue/gather-findings.ts';
import type { LonLat } from '../../venue/venue.contract.ts';
import { metresApart } from '../ground.ts';
import { type ImdfArchive, type ImdfFeature, type ImdfType, imdfTypes, placeOf } from './imdf-feature.ts';

/** No venue is wider. */
const widestM = 50_000;

/** The middle of what the archive has: half of all lies to either side of it. */
export function middleOfArchive(archive: ImdfArchive): LonLat | undefined {
  const points = located(archive).map(([, point]) => point);
  if (points.length === 0) return undefined;
  const middle = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
  return [middle(points.map(([lon]) => lon)), middle(points.map(([, lat]) => lat))];
}

/**
 * Tells features that lie far from all others, or, where it is known where the venue is, all of them that do not lie there:
 * as swapped where they would be in the right place with latitude and longitude the other way round.
 */
export function checkPositions(
  archive: ImdfArchive,
  middle: LonLat,
  near: LonLat | undefined,
  found: FindingGatherer,
): void {
  const where = near ?? middle;
  for (const [feature, point] of located(archive)) {
    const metres = metresApart(where, point);
    if (metres <= widestM) continue;
    const [longitude, latitude] = point;
    const isSwapped = Math.abs(longitude) <= 90 && metresApart(where, [latitude, longitude]) <= widestM;
    const code = isSwapped ? 'swapped_coordinates' : 'stray_position';
    const values = { longitude, latitude, metres: Math.round(metres) };
    found.error(code, { at: placeOf(feature, 'geometry.coordinates'), values });
  }
}

const unlocated: readonly ImdfType[] = ['address', 'relationship', 'building'];

function located(archive: ImdfArchive): [ImdfFeature, LonLat][] {
  return imdfTypes
    .filter((type) => !unlocated.includes(type))
    .flatMap((type) => archive.of(type))
    .flatMap((feature) => {
      const point = firstPointOf(feature);
      return point ? [[feature, point] as [ImdfFeature, LonLat]] : [];
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
