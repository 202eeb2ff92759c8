import { z } from 'zod';
import { instant, uuid } from '../kernel/values.contract.ts';
import { type PersonalDatumId, personalData } from './personal-data.contract.ts';
import { keptHoursOfVenue } from './retention/kept-hours.contract.ts';

const ids = Object.keys(personalData) as PersonalDatumId[];

/** Those kinds of data that are of delegates. */
export const delegateDatumIds = ids.filter((id) => personalData[id].whose === 'delegate');

/** What is kept of the delegate who asks, by the table of personal data. */
export const ownData = z.object({
  kinds: z.array(
    z.object({
      kind: z.enum(delegateDatumIds),
      /** How often something of the kind is kept. */
      count: z.number().int(),
      /** Of what fits into a line: what it says. */
      values: z.array(z.string()),
      /** When it goes, where that is a day; else the table says from what it counts. */
      until: instant.optional(),
    }),
  ),
  /** By what the table counts from. */
  keptHours: keptHoursOfVenue,
  /** They have asked to be erased, and are still here. */
  askedForErasureAt: instant.optional(),
  /** The organiser has declined that; they may ask again. */
  erasureDeclinedAt: instant.optional(),
});
export type OwnData = z.infer<typeof ownData>;

/** For how long the venue keeps what is of persons. */
export const retentionPeriods = z.object({ keptHours: keptHoursOfVenue });
export type RetentionPeriods = z.infer<typeof retentionPeriods>;

/** Delegates who asked to be erased and wait for a decision, the first first. */
export const erasureRequests = z.object({
  requests: z.array(
    z.object({
      delegate: z.object({ id: uuid, name: z.string(), nameLatin: z.string(), affiliation: z.string() }),
      askedAt: instant,
      /** It was proposed, and waits for a second person. */
      isProposed: z.boolean(),
    }),
  ),
});
export type ErasureRequests = z.infer<typeof erasureRequests>;
