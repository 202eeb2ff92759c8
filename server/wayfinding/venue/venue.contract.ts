import { z } from 'zod';
import {
  placeKinds,
  stepFreeWords,
  walkwayDirections,
  walkwayDoors,
  walkwayFeatures,
  walkwayKinds,
} from '../../../db/venue-vocabulary.ts';
import { lineOfText, localizedText, paragraphs, slug } from '../../kernel/values.contract.ts';
import { mapLevel } from '../wayfinding.contract.ts';

/** A name within one venue that its source gave and keeps: of a level, a place, a node, a walkway. */
export const planId = z.string().regex(/^[^\s\p{Cc}\p{Cs}]{1,120}$/u, 'an id, without spaces, 120 characters at most');

/** Longitude and latitude in degrees, WGS 84, as in GeoJSON (RFC 7946). */
export const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
export type LonLat = z.infer<typeof point>;

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time of day, as 08:30');

/** Open on these days (1 is Monday) between two times of the venue's clock; one that closes before it opens, closes next day. */
export const openingHours = z
  .array(z.object({ days: z.array(z.number().int().min(1).max(7)).min(1).max(7), opens: timeOfDay, closes: timeOfDay }))
  .max(50);
export type OpeningHours = z.infer<typeof openingHours>;

/** A floor. */
export const venueLevel = z.object({
  id: planId,
  /** Order from below: 0 is the ground, and half floors are between. */
  ordinal: z.number().min(-20).max(200),
  name: localizedText,
  shortName: lineOfText(12).optional(),
});
export type VenueLevel = z.infer<typeof venueLevel>;

/** Somewhere a person can be. */
export const venuePlace = z.object({
  /** By it the place keeps its code from version to version. */
  key: planId,
  name: localizedText,
  kind: z.enum(placeKinds),
  levelId: planId,
  point,
  /** Walk nodes at its doors: a way to the place ends at the best of them. */
  doors: z.array(planId).max(64),
  zoneId: slug.optional(),
  /** Other names of it: those that a programme's rooms have. */
  aliases: z.array(lineOfText(200)).max(20).optional(),
  address: localizedText.optional(),
  telephone: lineOfText(40).optional(),
  hours: openingHours.optional(),
  bookingUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  introduction: z.record(z.string().max(35), paragraphs(2000)).optional(),
});
export type VenuePlace = z.infer<typeof venuePlace>;

export const walkNode = z.object({ id: planId, levelId: planId, point });
export type WalkNode = z.infer<typeof walkNode>;

/** An edge of the walking graph. What is told of a direction (stairs, slope) is told from `from` to `to`. */
export const walkway = z.object({
  id: planId,
  from: planId,
  to: planId,
  kind: z.enum(walkwayKinds),
  /** Along the ground; of stairs along their slope. */
  lengthM: z.number().min(0).max(100_000),
  /** Where walking speed does not tell: a lift with its wait, a shuttle's or boat's ride without its wait. */
  seconds: z.number().min(0).max(86_400).optional(),
  /** Between two departures of a shuttle or boat. */
  headwayS: z.number().positive().max(86_400).optional(),
  /** The line whose stops a shuttle or boat goes between, by which departures are told. */
  line: planId.optional(),
  widthM: z.number().positive().max(1000).optional(),
  /** Steps; negative where they go down. */
  stairs: z.number().int().min(-5000).max(5000).optional(),
  /** Rise over run of the steepest part; negative downward. */
  slope: z.number().min(-2).max(2).optional(),
  door: z.enum(walkwayDoors).optional(),
  direction: z.enum(walkwayDirections),
  stepFree: z.enum(stepFreeWords).optional(),
  /** The zone that one is in while on it; none is open ground. */
  zoneId: slug.optional(),
  /** The gate that it leads through: the only walkways that may lead from zone to zone. */
  gateId: slug.optional(),
  hours: openingHours.optional(),
  name: localizedText.optional(),
  feature: z.enum(walkwayFeatures).optional(),
  /** Between its ends, where it does not go straight. */
  bends: z.array(point).max(2000).optional(),
});
export type Walkway = z.infer<typeof walkway>;

/** A plan of the whole venue, from whatever file: what importers make, the validator reads and a version holds. */
export const venuePlan = z.object({
  levels: z.array(venueLevel).max(200),
  places: z.array(venuePlace).max(20_000),
  nodes: z.array(walkNode).max(500_000),
  walkways: z.array(walkway).max(1_000_000),
  /** The drawing under it, where the source has one. */
  drawing: z.array(mapLevel).max(50).optional(),
});
export type VenuePlan = z.infer<typeof venuePlan>;
