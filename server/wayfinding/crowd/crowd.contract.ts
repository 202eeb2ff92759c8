import { z } from 'zod';
import { permissions } from '../../kernel/permissions.contract.ts';
import { instant } from '../../kernel/values.contract.ts';
import { defineTopic } from '../../live/define-topic.ts';

/** How slow the crowd makes walkways, once in half a minute. */
export const crowdTopic = defineTopic({
  name: 'walkway-crowd',
  params: z.object({}),
  state: z.object({
    at: instant.optional(),
    /** Of the plan that the walkways are of. */
    version: z.number().int().optional(),
    /** By walkway: how many times slower one gets along it, above 1 to 4; those that are free are left out. */
    crowd: z.record(z.string(), z.number().min(1).max(4)),
  }),
  permission: permissions.followLateness,
  maxHz: 1,
});
