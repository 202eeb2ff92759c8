import { z } from 'zod';
import { delegateCategories } from '../../../db/vocabulary.ts';

/** A line of a machine-readable zone (ICAO Doc 9303): capital letters, digits and the filler. */
const zoneLine = z.string().regex(/^[A-Z0-9<]{9,44}$/, 'capital letters, digits and <, 9 to 44 of them');

/** What an officer has of the document that a person shows. None of it is kept as it came. */
export const shownDocument = z.discriminatedUnion('reading', [
  z.object({
    /** How the machine-readable zone came: by the camera, by a reader that types, or by hand. */
    reading: z.enum(['camera', 'reader', 'typed']),
    lines: z.array(zoneLine).min(1).max(3),
  }),
  z.object({
    reading: z.literal('number'),
    /** ISO 3166-1 alpha-2, of who issued the document. */
    country: z.string().regex(/^[A-Z]{2}$/),
    number: z.string().regex(/^[A-Z0-9]{5,30}$/, '5 to 30 letters A to Z and digits'),
    /** Still valid, by the officer's eyes: a number says nothing of the last day. */
    isInDate: z.boolean(),
  }),
  z.object({ reading: z.literal('last_four'), last4: z.string().regex(/^[A-Za-z0-9]{4}$/) }),
]);
export type ShownDocument = z.infer<typeof shownDocument>;

/** On what terms people are verified. */
export const verificationTerms = z.object({
  /** Who shows a document each time: their passkey is not enough. */
  documentCategories: z.array(z.enum(delegateCategories)).max(delegateCategories.length),
});
export type VerificationTerms = z.infer<typeof verificationTerms>;
