import { z } from 'zod';

/** What an alert of the kind `disconnect_unanswered` says, as JSON. */
export const failedDisconnect = z.object({
  /** The access point's name. */
  accessPoint: z.string(),
  /** It did not answer; or said no; or what is kept of its secret cannot be opened, so that it could not be asked. */
  how: z.enum(['silent', 'refused', 'secret_unreadable']),
  /** Why it said no, by the numbers of RFC 5176 §3.5, where it told. */
  errorCause: z.number().int().optional(),
});
export type FailedDisconnect = z.infer<typeof failedDisconnect>;
