import { z } from 'zod';

/** A name for a thing of the venue, chosen by its operator: `south-gate`, `water-town`. */
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'small letters, digits and hyphens, 63 at most');

export const uuid = z.uuid();

/** An instant in ISO 8601 with its offset from UTC. */
export const instant = z.iso.datetime({ offset: true });

/** Text in several languages: a BCP 47 tag for each, `en` always there. */
export const localizedText = z.object({ en: z.string().min(1).max(200) }).catchall(z.string().min(1).max(200));
export type LocalizedText = { en: string; [tag: string]: string };

/** A sentence typed by a member of staff. */
export const sentence = z.string().trim().min(1).max(500);

/** ISO 3166-1 alpha-2 by form; whether the country exists is checked where it matters. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'two capital letters, as in ISO 3166-1');

/** One page of a list: ask again with `after` set to `next` until `next` is absent. */
export const pageQuery = (maxLimit: number) =>
  z.object({
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(maxLimit).default(Math.min(100, maxLimit)),
  });
