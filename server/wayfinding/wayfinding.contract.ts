import { z } from 'zod';
import { mapKinds } from '../../db/vocabulary.ts';
import { localizedText } from '../kernel/values.contract.ts';

const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

const closedRing = z
  .array(position)
  .min(4)
  .max(10_000)
  .refine(
    (ring) => {
      const [first, last] = [ring[0], ring.at(-1)];
      return first?.[0] === last?.[0] && first?.[1] === last?.[1];
    },
    { message: 'a closed ring: its last position is its first again' },
  );

/** GeoJSON (RFC 7946) of one level: what the network board draws under its hotspots. */
export const mapFeature = z.object({
  type: z.literal('Feature'),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Point'), coordinates: position }),
    z.object({ type: z.literal('LineString'), coordinates: z.array(position).min(2).max(10_000) }),
    z.object({ type: z.literal('Polygon'), coordinates: z.array(closedRing).min(1).max(100) }),
  ]),
  properties: z.object({
    kind: z.enum(mapKinds),
    name: localizedText.optional(),
    /** Of a line, in metres. */
    widthM: z.number().positive().max(1000).optional(),
  }),
});
export type MapFeature = z.infer<typeof mapFeature>;

export const mapLevel = z.object({
  level: z.number().int().min(-20).max(200),
  name: localizedText,
  drawing: z.object({ type: z.literal('FeatureCollection'), features: z.array(mapFeature).max(50_000) }),
});
export type MapLevel = z.infer<typeof mapLevel>;
/** The whole map is put at once. */
export const venueMap = z.object({
  levels: z
    .array(mapLevel)
    .max(50)
    .refine((levels) => new Set(levels.map(({ level }) => level)).size === levels.length, {
      message: 'each level once',
    }),
});
export type VenueMap = z.infer<typeof venueMap>;

export const maxMapBytes = 16 * 1024 * 1024;

export const mapOutcome = z.object({ levels: z.number().int(), features: z.number().int() });
export type MapOutcome = z.infer<typeof mapOutcome>;
