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
  /** So many records of accounting could not be read in the last day, as far as they are counted. */
  unreadable: z.number().int(),
});
export type WordOfFreeRadiusTold = z.infer<typeof wordOfFreeRadius>;

/** What an alert of the kind `accounting_unreadable` says, as JSON. */
export const unreadableAccounting = z.object({ count: z.number().int() });

/** More are not counted. */
export const mostUnreadable = 1_000;

/** Whether FreeRADIUS is there, as far as the database can know. */
export const freeRadiusTopic = defineTopic({
  name: 'free-radius',
  params: z.object({}),
  state: wordOfFreeRadius,
  permission: permissions.followHotspots,
  maxHz: 1,
});
