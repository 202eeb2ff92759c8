import { z } from 'zod';
import { placeKinds } from '../../../db/venue-vocabulary.ts';

const kind = z.enum(placeKinds);

/** Signs of all places, or of those of some kinds: `?kinds=hall,pier`. */
export const signsQuery = z.object({
  kinds: z
    .string()
    .max(400)
    .transform((text, context) => {
      const kinds = z.array(kind).min(1).safeParse(text.split(','));
      if (kinds.success) return kinds.data;
      context.addIssue({ code: 'custom', message: 'kinds of places, with commas between them' });
      return z.NEVER;
    })
    .optional(),
});
export type SignsQuery = z.infer<typeof signsQuery>;

export const signQuery = z.object({
  /** Which way one looks who reads it, in degrees from north: told, the sign has arrows. */
  facing: z.coerce.number().min(0).max(360).optional(),
});

/** `K7M4.pdf`. */
export const signFile = z.string().regex(/^[0-9A-Za-z]{4,8}\.pdf$/, 'the code of a place, and .pdf');
