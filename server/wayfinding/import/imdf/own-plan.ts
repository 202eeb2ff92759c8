import { z } from 'zod';
import type { FindingGatherer } from '../../venue/gather-findings.ts';
import {
  planId,
  type VenueLevel,
  type VenuePlace,
  type VenuePlan,
  venueLevel,
  venuePlace,
  type Walkway,
  walkway,
} from '../../venue/venue.contract.ts';
import { mapLevel } from '../../wayfinding.contract.ts';
import { readOpeningHours, writeOpeningHours } from '../opening-hours.ts';
import { extensionProperty } from './extension.ts';
import { type ImdfArchive, type ImdfFeature, type ImdfType, placeOf } from './imdf-feature.ts';

const longitude = z.number().min(-180).max(180);
const latitude = z.number().min(-90).max(90);

/** What Causeway keeps in the venue's feature: nodes, which IMDF has no word for, and the drawing. */
export const ownVenue = z.object({
  nodes: z.array(z.tuple([planId, planId, longitude, latitude])).max(500_000),
  drawing: z.array(mapLevel).max(50).optional(),
});
export const ownLevel = venueLevel.pick({ id: true, ordinal: true, shortName: true });
export const ownPlace = venuePlace
  .omit({ name: true, point: true, telephone: true, bookingUrl: true })
  .extend({ order: z.number().int().min(0) });

/** The plan as it was written: names, hours, telephone and addresses as they stand in the archive now, the rest from the extension. */
export function readOwnPlan(archive: ImdfArchive, found: FindingGatherer): VenuePlan | undefined {
  const [venue] = archive.of('venue').flatMap((feature) => ownOf(feature, ownVenue, found) ?? []);
  const levels = all(archive, 'level', found).map((feature) => levelFrom(feature, found));
  const places = [...all(archive, 'occupant', found), ...all(archive, 'amenity', found)]
    .map((feature) => placeFrom(archive, feature, found))
    .sort((a, b) => (a?.order ?? 0) - (b?.order ?? 0));
  const walkways = all(archive, 'relationship', found).map((feature) => ownOf(feature, walkway, found));
  if (!venue || found.hasErrors()) return undefined;
  return {
    levels: whole<VenueLevel>(levels),
    places: whole(places).map(({ place }) => place),
    nodes: venue.nodes.map(([id, levelId, lon, lat]) => ({ id, levelId, point: [lon, lat] })),
    walkways: whole<Walkway>(walkways),
    ...(venue.drawing && { drawing: venue.drawing }),
  };
}

const whole = <T>(list: readonly (T | undefined)[]): T[] => list.filter((each) => each !== undefined);

/** Features that somebody added have no place in a graph that is taken as it stands. */
function all(archive: ImdfArchive, type: ImdfType, found: FindingGatherer): ImdfFeature[] {
  return archive.of(type).filter((feature) => {
    if (feature.properties[extensionProperty] !== undefined) return true;
    found.warning('not_taken', { at: placeOf(feature), values: { word: type } });
    return false;
  });
}

function ownOf<T>(feature: ImdfFeature, schema: z.ZodType<T>, found: FindingGatherer): T | undefined {
  return checked(feature, schema, feature.properties[extensionProperty], `properties.${extensionProperty}`, found);
}

function checked<T>(
  feature: ImdfFeature,
  schema: z.ZodType<T>,
  value: unknown,
  within: string,
  found: FindingGatherer,
): T | undefined {
  const read = schema.safeParse(value);
  if (read.success) return read.data;
  for (const { path, message } of read.error.issues.slice(0, 5)) {
    const at = placeOf(feature, [within, ...path].join('.'));
    found.error('wrong_form', { at, values: { reason: message } });
  }
  return undefined;
}

function levelFrom(feature: ImdfFeature, found: FindingGatherer): VenueLevel | undefined {
  const own = ownOf(feature, ownLevel, found);
  return own && checked(feature, venueLevel, { ...own, name: feature.properties.name }, 'properties', found);
}

function placeFrom(
  archive: ImdfArchive,
  feature: ImdfFeature,
  found: FindingGatherer,
): { place: VenuePlace; order: number } | undefined {
  const own = ownOf(feature, ownPlace, found);
  if (!own) return undefined;
  const { order, hours, ...rest } = own;
  const { name, phone, website } = feature.properties;
  const open = hoursNow(hours, feature.properties.hours);
  const place = checked(
    feature,
    venuePlace,
    {
      ...rest,
      name,
      point: pointOf(archive, feature),
      ...(open && { hours: open }),
      ...(typeof phone === 'string' && { telephone: phone }),
      ...(typeof website === 'string' && { bookingUrl: website }),
    },
    'properties',
    found,
  );
  return place && { place, order };
}

/** Those of the extension, unless somebody has written others since. */
function hoursNow(own: VenuePlace['hours'], written: unknown): VenuePlace['hours'] {
  if (own === undefined) return typeof written === 'string' ? readOpeningHours(written) : undefined;
  if (typeof written !== 'string') return own.length === 0 ? own : undefined;
  return written === writeOpeningHours(own) ? own : readOpeningHours(written);
}

/** An amenity has a point of its own, an occupant that of its anchor. */
function pointOf(archive: ImdfArchive, { geometry, properties }: ImdfFeature): unknown {
  if (geometry?.type === 'Point') return geometry.point;
  const anchor = archive.byId.get(String(properties.anchor_id).toLowerCase());
  return anchor?.geometry?.type === 'Point' ? anchor.geometry.point : undefined;
}
