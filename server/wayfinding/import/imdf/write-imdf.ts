import { createHash } from 'node:crypto';
import type { LocalizedText } from '../../../kernel/values.contract.ts';
import type { LonLat, VenueLevel, VenuePlace, VenuePlan, Walkway } from '../../venue/venue.contract.ts';
import { writeOpeningHours } from '../opening-hours.ts';
import { extensionName, extensionProperty } from './extension.ts';
import { type ImdfType, imdfFile } from './imdf-feature.ts';
import { writeArchive } from './write-archive.ts';
import { amenityCategories, occupantCategories, relationshipCategoryOf } from './written-words.ts';

export interface WrittenVenue {
  readonly name: LocalizedText;
  /** When it was written, in ISO 8601. */
  readonly createdAt: string;
  /** IMDF asks for one: without it the archive has none. */
  readonly address?: { readonly address: string; readonly locality: string; readonly country: string };
}

interface Feature {
  readonly id: string;
  readonly feature_type: ImdfType;
  readonly geometry: unknown;
  readonly properties: Record<string, unknown>;
}

/**
 * A plan as an archive of IMDF 1.0.0. What that has no words for (nodes, the exact kinds and zones of walkways, several names
 * of a place) stands in a property `causeway`, by which `readImdf` makes the same plan again.
 */
export function writeImdf(plan: VenuePlan, venue: WrittenVenue): Buffer {
  const features = [
    ...wholeVenue(plan, venue),
    ...plan.levels.flatMap((level) => levelFeatures(plan, level)),
    ...plan.places.flatMap(placeFeatures),
    ...plan.walkways.map(relationshipOf(plan)),
  ];
  const files = new Map<string, string>([
    [
      'manifest.json',
      JSON.stringify({
        version: '1.0.0',
        created: venue.createdAt,
        generated_by: 'Causeway',
        language: 'en',
        extensions: [extensionName],
      }),
    ],
  ]);
  const byType = new Map<ImdfType, Feature[]>();
  for (const feature of features) {
    const list = byType.get(feature.feature_type);
    if (list) list.push(feature);
    else byType.set(feature.feature_type, [feature]);
  }
  for (const [type, list] of byType) files.set(imdfFile(type), collectionOf(type, list));
  return writeArchive(files);
}

/** One feature on a line, so that a fault can be found by its line. */
const collectionOf = (type: ImdfType, features: readonly Feature[]): string =>
  `{"type":"FeatureCollection","name":"${type}","features":[\n${features
    .map(({ id, ...rest }) => JSON.stringify({ id, type: 'Feature', ...rest }))
    .join(',\n')}\n]}\n`;

/** The same id for the same thing in each archive: IMDF wants UUIDs. */
function idOf(kind: ImdfType, id: string): string {
  const hex = createHash('sha256').update(`${kind}\n${id}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function wholeVenue({ nodes, places, drawing }: VenuePlan, { name, address }: WrittenVenue): Feature[] {
  const around = areaAround([...nodes, ...places].map(({ point }) => point));
  const [addressId, buildingId] = [idOf('address', 'venue'), idOf('building', 'venue')];
  const own = {
    nodes: nodes.map(({ id, levelId, point: [lon, lat] }) => [id, levelId, lon, lat]),
    ...(drawing && { drawing }),
  };
  const shown = { display_point: { type: 'Point', coordinates: around.middle } };
  const place = { restriction: null, name, alt_name: null, ...shown, address_id: address ? addressId : null };
  const described = { ...place, category: 'conventioncenter', hours: null, website: null, phone: null };
  const footprint = { category: 'ground', name: null, building_ids: [buildingId] };
  const addressProperties = address && {
    ...address,
    unit: null,
    province: null,
    postal_code: null,
    postal_code_ext: null,
  };
  return [
    {
      id: idOf('venue', 'venue'),
      feature_type: 'venue',
      geometry: around.geometry,
      properties: { ...described, [extensionProperty]: own },
    },
    { id: buildingId, feature_type: 'building', geometry: null, properties: { ...place, category: 'unspecified' } },
    { id: idOf('footprint', 'venue'), feature_type: 'footprint', geometry: around.geometry, properties: footprint },
    ...(addressProperties
      ? [{ id: addressId, feature_type: 'address' as const, geometry: null, properties: addressProperties }]
      : []),
  ];
}

/** A level, and one unit that covers it: a plan knows where one walks, and not where walls stand. */
function levelFeatures({ nodes, places }: VenuePlan, { id, ordinal, name, shortName }: VenueLevel): Feature[] {
  const points = [...nodes, ...places].filter(({ levelId }) => levelId === id).map(({ point }) => point);
  const all = [...nodes, ...places].slice(0, 1).map(({ point }) => point);
  const { geometry, middle } = areaAround(points.length > 0 ? points : all);
  const shown = { display_point: { type: 'Point', coordinates: middle } };
  const own = { id, ordinal, ...(shortName !== undefined && { shortName }) };
  const level = {
    category: 'unspecified',
    restriction: null,
    outdoor: false,
    ordinal: Math.round(ordinal),
    name,
    short_name: { en: shortName ?? String(ordinal) },
    ...shown,
    address_id: null,
    building_ids: [idOf('building', 'venue')],
    [extensionProperty]: own,
  };
  const unit = { category: 'unspecified', restriction: null, accessibility: null, name: null, alt_name: null };
  const levelId = idOf('level', id);
  return [
    { id: levelId, feature_type: 'level', geometry, properties: level },
    { id: idOf('unit', id), feature_type: 'unit', geometry, properties: { ...unit, level_id: levelId, ...shown } },
  ];
}

function placeFeatures(place: VenuePlace, order: number): Feature[] {
  const { name, point, telephone, bookingUrl, ...rest } = place;
  const unitId = idOf('unit', place.levelId);
  const geometry = { type: 'Point', coordinates: point };
  const properties = {
    name,
    alt_name: null,
    hours: place.hours && place.hours.length > 0 ? writeOpeningHours(place.hours) : null,
    phone: telephone ?? null,
    website: bookingUrl ?? null,
    correlation_id: null,
    [extensionProperty]: { ...rest, order },
  };
  const amenity = amenityCategories[place.kind];
  if (amenity) {
    const said = { category: amenity, accessibility: null, unit_ids: [unitId], address_id: null, ...properties };
    return [{ id: idOf('amenity', place.key), feature_type: 'amenity', geometry, properties: said }];
  }
  const anchorId = idOf('anchor', place.key);
  const said = {
    category: occupantCategories[place.kind] ?? 'unspecified',
    anchor_id: anchorId,
    validity: null,
    ...properties,
  };
  return [
    { id: anchorId, feature_type: 'anchor', geometry, properties: { unit_id: unitId, address_id: null } },
    { id: idOf('occupant', place.key), feature_type: 'occupant', geometry: null, properties: said },
  ];
}

function relationshipOf({ nodes }: VenuePlan): (walkway: Walkway) => Feature {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return (walkway) => {
    const [from, to] = [byId.get(walkway.from), byId.get(walkway.to)];
    const line = from && to ? [from.point, ...(walkway.bends ?? []), to.point] : undefined;
    const unit = (levelId: string | undefined) =>
      levelId === undefined ? null : { id: idOf('unit', levelId), feature_type: 'unit' };
    const properties = {
      category: relationshipCategoryOf(walkway),
      direction: walkway.direction === 'forward' ? 'directed' : 'undirected',
      hours: walkway.hours && walkway.hours.length > 0 ? writeOpeningHours(walkway.hours) : null,
      origin: unit(from?.levelId),
      intermediary: null,
      destination: unit(to?.levelId),
      [extensionProperty]: walkway,
    };
    const geometry = line ? { type: 'LineString', coordinates: line } : null;
    return { id: idOf('relationship', walkway.id), feature_type: 'relationship', geometry, properties };
  };
}

const margin = 0.0001;

function areaAround(points: readonly LonLat[]): { geometry: unknown; middle: LonLat } {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of points) {
    west = Math.min(west, lon);
    south = Math.min(south, lat);
    east = Math.max(east, lon);
    north = Math.max(north, lat);
  }
  if (points.length === 0) [west, south, east, north] = [0, 0, 0, 0];
  west = Math.max(-180, west - margin);
  south = Math.max(-90, south - margin);
  east = Math.min(180, east + margin);
  north = Math.min(90, north + margin);
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { geometry: { type: 'Polygon', coordinates: [ring] }, middle: [(west + east) / 2, (south + north) / 2] };
}
