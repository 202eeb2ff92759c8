import { z } from 'zod';
import { placeKinds } from '../../../db/venue-vocabulary.ts';
import { instant, localizedText } from '../../kernel/values.contract.ts';
import { openingHours, point } from '../venue/venue.contract.ts';

/** A code as it was read or typed, or anything else: what it is not, is told like a code that no place has. */
export const typedCode = z.string().min(1).max(50);

const level = z.object({ name: localizedText, shortName: z.string().optional(), ordinal: z.number() });

/** Whether a place is open, by its hours and the clock of the venue. */
export const openNow = z.object({
  isOpen: z.boolean(),
  /** When that changes; absent: not within two weeks. */
  until: instant.optional(),
});
export type OpenNow = z.infer<typeof openNow>;

/** What a sign's code opens. */
export const nameCard = z.object({
  code: z.string(),
  name: localizedText,
  kind: z.enum(placeKinds),
  level,
  point,
  address: localizedText.optional(),
  telephone: z.string().optional(),
  hours: openingHours.optional(),
  /** Absent: nobody has told hours. */
  openNow: openNow.optional(),
  bookingUrl: z.string().optional(),
  introduction: z.record(z.string(), z.string()).optional(),
});
export type NameCard = z.infer<typeof nameCard>;

export const placesQuery = z.object({
  kind: z.enum(placeKinds).optional(),
  /** Part of a name in any language, of another name that it has, or a code. */
  search: z.string().trim().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type PlacesQuery = z.infer<typeof placesQuery>;

export const listedPlace = nameCard.pick({ code: true, name: true, kind: true, level: true, point: true });
export type ListedPlace = z.infer<typeof listedPlace>;

export const placeList = z.object({
  places: z.array(listedPlace),
  /** Also of those beyond the limit. */
  count: z.number().int(),
});
export type PlaceList = z.infer<typeof placeList>;
