import { z } from 'zod';

/** What an alert of the kind `sign_ins_failed` says, as JSON. */
export const failedSignIns = z.object({
  /** Who or what so many failed of: one account, at one device, from one network address, or wherever. */
  of: z.enum(['account', 'device', 'address', 'everywhere']),
  /** How often within the window, so far. */
  times: z.number().int(),
  /** Of the member of staff, or of the device; an address is not told. */
  name: z.string().optional(),
});
export type FailedSignIns = z.infer<typeof failedSignIns>;

/** Failures that are further apart do not count together. */
export const failureWindowMinutes = 10;
