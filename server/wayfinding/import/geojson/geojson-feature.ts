import { z } from 'zod';
import {
  placeKinds,
  stepFreeWords,
  walkwayDirections,
  walkwayDoors,
  walkwayFeatures,
  walkwayKinds,
} from '../../../../db/venue-vocabulary.ts';
import { mapKinds } from '../../../../db/vocabulary.ts';
import { lineOfText, localizedText, slug } from '../../../kernel/values.contract.ts';
import { planId, venueLevel, venuePlace, walkway } from '../../venue/venue.contract.ts';

const name = z.union([lineOfText(200).transform((en) => ({ en })), localizedText]);
const ordinal = z.number().min(-20).max(200).default(0);
const hours = z.string().max(500).optional();
const zone = slug.optional();

/** What a point, or a named area, says of a place. */
export const placeProperties = z.object({
  kind: z.enum(placeKinds),
  id: planId.optional(),
  name,
  level: ordinal,
  zone,
  hours,
  ...venuePlace.pick({ aliases: true, telephone: true, bookingUrl: true, introduction: true }).shape,
  address: name.optional(),
});
export type PlaceProperties = z.infer<typeof placeProperties>;

/** What a line says of a walkway; `levels` where it goes from one to another. */
export const walkwayProperties = z.object({
  kind: z.enum(walkwayKinds).default('walkway'),
  id: planId.optional(),
  level: ordinal,
  levels: z.tuple([z.number().min(-20).max(200), z.number().min(-20).max(200)]).optional(),
  direction: z.enum(walkwayDirections).default('both'),
  door: z.enum(walkwayDoors).optional(),
  stepFree: z.enum(stepFreeWords).optional(),
  feature: z.enum(walkwayFeatures).optional(),
  name: name.optional(),
  zone,
  gate: slug.optional(),
  hours,
  ...walkway.pick({ seconds: true, headwayS: true, line: true, widthM: true, stairs: true, slope: true }).shape,
});
export type WalkwayProperties = z.infer<typeof walkwayProperties>;

/** What is drawn and nothing else. */
export const drawnProperties = z.object({
  kind: z.enum(mapKinds),
  name: name.optional(),
  level: z.number().int().min(-20).max(200).default(0),
  widthM: z.number().positive().max(1000).optional(),
});

/** Beside the features, names of levels may stand; those that do not are called by their number. */
export const namedLevels = z
  .array(venueLevel.pick({ ordinal: true, shortName: true }).extend({ name }))
  .max(200)
  .optional();
