import { z } from 'zod';
import { permissions } from '../../kernel/permissions.contract.ts';
import { instant } from '../../kernel/values.contract.ts';
import { defineTopic } from '../../live/define-topic.ts';

const wordOfFreeRadius = z.object({
  /** There are access points that ask it; without any nobody misses it. */
  isExpected: z.boolean(),
  /** It is connected to the database. It comes there with the first device that joins, and stays until it stops. */
  isConnected: z.boolean(),
  /** When a device was last answered, or an access point last told of one, in the last day. */
  heardAt: instant.optional(),
});
export type WordOfFreeRadiusTold = z.infer<typeof wordOfFreeRadius>;

/** Whether FreeRADIUS is there, as far as the database can know. */
export const freeRadiusTopic = defineTopic({
  name: 'free-radius',
  params: z.object({}),
  state: wordOfFreeRadius,
  permission: permissions.followHotspots,
  maxHz: 1,
});
