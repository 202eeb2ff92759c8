import { z } from 'zod';
import { photographSources } from '../../../db/vocabulary.ts';
import { instant, uuid } from '../../kernel/values.contract.ts';
import { formSecret } from '../forms/forms.contract.ts';

/**
 * PUT, DELETE …/photograph, POST …/photograph-address, under `/api/delegates/{delegateId}` for staff, `/api/delegate` for
 * the delegate whose page it is, and `/api/registration/drafts` for a form, with its secret in the header
 * `x-draft-secret`. A photograph is sent as it is, as the body of the request.
 */

/** Told by content, whatever the header says; an unknown type may be sent as `application/octet-stream`. */
export const photographTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/octet-stream'] as const;

/** Of one photograph as it is sent. */
export const maxPhotographBytes = 10 * 1024 * 1024;
/** Pixels of one photograph as it is sent: what today's telephones make, and no more. */
export const maxPhotographPixels = 25_000_000;
/** Each side of a photograph as it is sent, in pixels. */
export const minPhotographSidePx = 150;
/** The frame that a photograph is fitted into, in pixels; four to five. */
export const photographFrame = { widthPx: 600, heightPx: 750 } as const;

export const maxArchiveBytes = 512 * 1024 * 1024;
export const maxArchiveEntries = 20_000;

/** Where a form's secret stands in requests for the photograph of a draft: it is never part of an address. */
export const draftSecretHeader = 'x-draft-secret';
export const draftSecretHeaders = z.object({ [draftSecretHeader]: formSecret });

/** What is known of a photograph without looking at it. */
export const photographFacts = z.object({
  /** Changes with each new photograph; names the picture, and shows nothing of it. */
  version: uuid,
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  source: z.enum(photographSources),
  takenAt: instant,
});
export type PhotographFacts = z.infer<typeof photographFacts>;

/** Where a photograph can be fetched for a short while, by the one who asked for the address and nobody else. */
export const photographAddress = z.object({
  /** A path on this origin, such as `/api/photographs/…`: good for an `<img>`, and not to be kept. */
  address: z.string(),
  expiresAt: instant,
});
export type PhotographAddress = z.infer<typeof photographAddress>;

/** A photograph with an address to fetch it from. */
export const photographToSee = photographFacts.extend(photographAddress.shape);
export type PhotographToSee = z.infer<typeof photographToSee>;

/** The answer to asking for an address: `photograph` is absent where there is none. */
export const photographAnswer = z.object({ photograph: photographToSee.optional() });
export type PhotographAnswer = z.infer<typeof photographAnswer>;

/** The answer to a photograph that was taken in. */
export const photographPut = z.object({ photograph: photographToSee });

/** Which camera of the staff took it. */
export const photographBySource = z.object({ source: z.enum(['desk', 'station']).default('desk') });

export const photographEntryOutcomes = [
  'taken',
  // By its name
  'reference_unknown',
  'registration_over',
  // A camera of the staff saw the person: what was sent before does not take its place
  'taken_by_staff',
  'given_twice',
  'name_odd',
  'not_a_file',
  'passed_over',
  // As part of the archive
  'encrypted',
  'compression_unknown',
  'too_large',
  'inflates_too_much',
  'damaged',
  'beyond_limits',
  // As a picture
  'unreadable',
  'too_many_pixels',
  'too_small',
  'odd_shape',
  'moves',
  'too_slow',
] as const;
export type PhotographEntryOutcome = (typeof photographEntryOutcomes)[number];

/** What became of each file of an archive, in the order of its directory; folders are left out. */
export const photographImport = z.object({
  taken: z.number().int(),
  notTaken: z.number().int(),
  entries: z.array(z.object({ name: z.string(), outcome: z.enum(photographEntryOutcomes) })),
});
export type PhotographImport = z.infer<typeof photographImport>;
