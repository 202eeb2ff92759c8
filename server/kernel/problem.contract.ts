import { z } from 'zod';

/** RFC 9457 problem details, with a stable `code` for programs and `title` as a sentence for people. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  /** Where in the request: a path such as `scans.3.token`, and what is wrong there. */
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
