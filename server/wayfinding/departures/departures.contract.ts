import { z } from 'zod';
import { rideKinds } from '../../../db/venue-vocabulary.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { instant, localizedText } from '../../kernel/values.contract.ts';
import { defineTopic } from '../../live/define-topic.ts';
import { planId } from '../venue/venue.contract.ts';

/** A ride from a stop, as a phone shows it: when it leaves next, or how often it does. */
export const stopDepartures = z.object({
  at: instant,
  /** The soonest first, then those that are known by their headway. */
  departures: z.array(
    z.object({
      kind: z.enum(rideKinds),
      line: planId.optional(),
      /** Of the line, in the venue's languages. */
      name: localizedText.optional(),
      /** Where one gets off, where that is a place that who asks may be told of. */
      towards: z.object({ code: z.string().optional(), name: localizedText }).optional(),
      /** Told by the feed; without it the ride leaves about every so many minutes. */
      leavesAt: instant.optional(),
      minutes: z.number().int().min(0).optional(),
      everyMinutes: z.number().int().min(1).optional(),
      /** It does not go now; from then on it does. */
      startsAt: instant.optional(),
    }),
  ),
});
export type StopDepartures = z.infer<typeof stopDepartures>;
export type Departure = StopDepartures['departures'][number];

/** What the feed of departures is worth now, for staff; without one that is followed, rides go by their headway. */
export const departuresTopic = defineTopic({
  name: 'departures',
  params: z.object({}),
  state: z.object({
    isFollowed: z.boolean(),
    /** When it was read last, and when it was made as it says. */
    readAt: instant.optional(),
    madeAt: instant.optional(),
    /** Until then rides leave as it told, also while it is at fault; then by their headway. */
    holdsUntil: instant.optional(),
    /** What went wrong since, by its code, and since when something does. */
    fault: z.string().optional(),
    faultSince: instant.optional(),
    /** Rides of the plan whose departures it tells, and trips that are none of the plan's. */
    rides: z.number().int().optional(),
    strangers: z.number().int().optional(),
  }),
  permission: permissions.followLateness,
  maxHz: 1,
});
