import type { VenueFormat } from '../../../db/venue-vocabulary.ts';
import { readC3nav } from '../import/c3nav/read-c3nav.ts';
import { readCauseway } from '../import/causeway/read-causeway.ts';
import { readGeojson } from '../import/geojson/read-geojson.ts';
import { readGtfs } from '../import/gtfs/read-gtfs.ts';
import { readImdf } from '../import/imdf/read-imdf.ts';
import type { ImportedPlan, PlannedHotspot } from '../import/imported-plan.contract.ts';
import { readOsm } from '../import/osm/read-osm.ts';
import type { LonLat } from '../venue/venue.contract.ts';
import type { DraftQuery } from './versions.contract.ts';

/** What a file holds, whatever its format. */
export async function readVenueFile(
  bytes: Buffer,
  { format, longitude, latitude, bearing }: DraftQuery,
): Promise<ImportedPlan & { hotspots?: readonly PlannedHotspot[] }> {
  // Where the venue is known to be: by it, latitude and longitude are told apart.
  const near: LonLat | undefined =
    longitude === undefined || latitude === undefined ? undefined : [longitude, latitude];
  const readers = {
    imdf: () => readImdf(bytes, { near }),
    osm: () => readOsm(bytes),
    gtfs_pathways: () => readGtfs(bytes),
    c3nav: () => readC3nav(bytes, { longitude: longitude ?? 0, latitude: latitude ?? 0, bearing: bearing ?? 0 }),
    geojson: () => readGeojson(bytes, { near }),
    causeway: () => readCauseway(bytes),
  } as const satisfies Record<VenueFormat, () => ImportedPlan | Promise<ImportedPlan>>;
  return readers[format]();
}
