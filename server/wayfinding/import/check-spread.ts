import type { FindingDetails, FindingGatherer } from '../venue/gather-findings.ts';
import type { LonLat } from '../venue/venue.contract.ts';
import { metresApart } from './ground.ts';

/** No venue is wider. */
const widestM = 50_000;

/** Something of a file, where it says that it lies. */
export interface Located {
  readonly point: LonLat;
  /** Where in the file: made only where there is something to tell. */
  readonly at: () => FindingDetails['at'];
}

/** The middle of all: half of them lie to either side of it. */
export function middleOfAll(all: readonly Located[]): LonLat | undefined {
  const middle = (values: number[]): number | undefined => values.sort((a, b) => a - b)[values.length >> 1];
  const [lon, lat] = [middle(all.map(({ point }) => point[0])), middle(all.map(({ point }) => point[1]))];
  return lon === undefined || lat === undefined ? undefined : [lon, lat];
}

/**
 * Tells what lies far from all else, or, where it is known where the venue is, all that does not lie there: as swapped where it
 * would be in the right place with latitude and longitude the other way round.
 */
export function checkSpread(all: readonly Located[], near: LonLat | undefined, found: FindingGatherer): void {
  const where = near ?? middleOfAll(all);
  if (!where) return;
  for (const { point, at } of all) {
    const metres = metresApart(where, point);
    if (metres <= widestM) continue;
    const [longitude, latitude] = point;
    const isSwapped = Math.abs(longitude) <= 90 && metresApart(where, [latitude, longitude]) <= widestM;
    const told = at();
    const values = { longitude, latitude, metres: Math.round(metres) };
    found.error(isSwapped ? 'swapped_coordinates' : 'stray_position', { ...(told && { at: told }), values });
  }
}
