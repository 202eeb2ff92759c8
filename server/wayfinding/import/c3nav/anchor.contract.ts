import { z } from 'zod';

/** Where the middle of a plan in pixels stands in the world, and where its upper edge looks. */
export const planAnchor = z.object({
  longitude: z.coerce.number().min(-180).max(180),
  latitude: z.coerce.number().min(-85).max(85),
  /** Of the plan's upward direction, in degrees clockwise from north. */
  bearing: z.coerce.number().min(-360).max(360).default(0),
});
export type PlanAnchor = z.infer<typeof planAnchor>;
