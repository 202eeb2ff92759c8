import type { LonLat } from '../../venue/venue.contract.ts';

/** The kinds of features of IMDF 1.0.0 (OGC 20-094); each has a file of its name. */
export const imdfTypes = [
  'address',
  'amenity',
  'anchor',
  'building',
  'detail',
  'fixture',
  'footprint',
  'geofence',
  'kiosk',
  'level',
  'occupant',
  'opening',
  'relationship',
  'section',
  'unit',
  'venue',
] as const;
export type ImdfType = (typeof imdfTypes)[number];

export const imdfFile = (type: ImdfType): string => `${type}.geojson`;

/** What of RFC 7946 stands in an archive; a line or an area may have several parts. */
export type ImdfGeometry =
  | { readonly type: 'Point'; readonly point: LonLat }
  | { readonly type: 'Line'; readonly lines: readonly (readonly LonLat[])[] }
  /** Of each part the outer ring and its holes, each open: no position stands twice. */
  | { readonly type: 'Area'; readonly parts: readonly (readonly (readonly LonLat[])[])[] };

export interface ImdfFeature {
  readonly id: string;
  readonly type: ImdfType;
  /** Where it stands: `features.12` of its file. */
  readonly path: string;
  readonly geometry: ImdfGeometry | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
}

export type PlacedAt = { file: string; feature: string; path: string };

/** Where in the archive a feature, or something of it, stands. */
export const placeOf = ({ type, id, path }: ImdfFeature, within?: string): PlacedAt => ({
  file: imdfFile(type),
  feature: id,
  path: within ? `${path}.${within}` : path,
});

/** What the features of one archive are looked up by. */
export interface ImdfArchive {
  readonly language: string;
  /** Whether it was written by Causeway, with what IMDF cannot say beside it. */
  readonly hasExtension: boolean;
  readonly of: (type: ImdfType) => readonly ImdfFeature[];
  readonly byId: ReadonlyMap<string, ImdfFeature>;
}

/** The feature that a property names, if it is of that kind. */
export function referredTo(
  { byId }: ImdfArchive,
  { properties }: ImdfFeature,
  property: string,
  type: ImdfType,
): ImdfFeature | undefined {
  const id = properties[property];
  const referred = typeof id === 'string' ? byId.get(id.toLowerCase()) : undefined;
  return referred?.type === type ? referred : undefined;
}
