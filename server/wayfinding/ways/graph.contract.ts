import { z } from 'zod';
import { instant, localizedText } from '../../kernel/values.contract.ts';
import { mapLevel } from '../wayfinding.contract.ts';

export const graphKey = z.string().regex(/^[0-9a-f]{20}$/, 'the key of a graph, as its ETag names it');

/** What changes while a graph stays, by the numbers that its walkways have in it. */
export const graphConditions = z.object({
  /** The graph that who asks would have now: where it is another one, nothing else is told, and it is to be fetched. */
  graph: graphKey,
  at: instant,
  closures: z.array(
    z.object({
      walkways: z.array(z.number().int()),
      startsAt: instant,
      until: instant.optional(),
      reason: localizedText,
    }),
  ),
  /** By walkway: how many times slower one gets along it, above 1 to 4. */
  crowd: z.record(z.string(), z.number()),
  /** Of shuttles and boats that a feed tells of now; the others go by their headway. */
  departures: z.array(z.object({ walkway: z.number().int(), isForward: z.boolean(), at: z.array(instant) })).optional(),
  /** Until when what the feed tells of them holds; later a phone that has heard nothing newer goes by their headway. */
  departuresHoldUntil: instant.optional(),
});
export type GraphConditions = z.infer<typeof graphConditions>;

/** The drawing of the venue as those who walk in it may see it. */
export const wayDrawing = z.object({ levels: z.array(mapLevel) });
export type WayDrawing = z.infer<typeof wayDrawing>;
