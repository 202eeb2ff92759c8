import { z } from 'zod';
import { permissions } from '../../kernel/permissions.contract.ts';
import { instant, localizedText, uuid } from '../../kernel/values.contract.ts';
import { defineTopic } from '../../live/define-topic.ts';
import { planId } from '../venue/venue.contract.ts';

/** In multiples of five, five where there are fewer: `toldPeople`. */
const people = z.number().int().min(0).multipleOf(5);

/** Sessions that begin within the next two hours, and how many of those who marked them will be late as things are now. */
export const latenessTopic = defineTopic({
  name: 'lateness',
  params: z.object({}),
  state: z.object({
    /** When this was found, on a steady beat; none where no plan is published. */
    at: instant.optional(),
    /** By session. */
    sessions: z.record(
      uuid,
      z.object({
        title: localizedText,
        startsAt: instant,
        placeKey: planId,
        placeName: localizedText,
        enrolled: people,
        late: people,
        /** For whom there is no way now. */
        cutOff: people,
        /** Seconds after the beginning, of the latest. */
        latestSeconds: z.number().int().min(0),
      }),
    ),
  }),
  permission: permissions.followLateness,
  maxHz: 1,
});
