import { z } from 'zod';

/** RFC 9457 problem details, with a stable `code` for programs and `title` as a sentence for people. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  /**
   * Where in the request: a path such as `scans.3.token`, and what is wrong there; for files, with a stable code and the
   * value that its sentence names, so that a page can say it in its own language.
   */
  faults: z
    .array(
      z.object({ path: z.string(), message: z.string(), code: z.string().optional(), hint: z.string().optional() }),
    )
    .optional(),
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
