import { z } from 'zod';

/** A name for a thing of the venue, chosen by its operator: `south-gate`, `water-town`. */
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'small letters, digits and hyphens, 63 at most');

export const uuid = z.uuid();

/** An instant in ISO 8601 with its offset from UTC. */
export const instant = z.iso.datetime({ offset: true });

/**
 * One line of text as it can be stored: neither empty nor longer than `maxLength` UTF-16 units, without control
 * characters (PostgreSQL takes no NUL) and lone surrogates (which are no characters).
 */
export const lineOfText = (maxLength: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'one line of text, without control characters');

/**
 * Characters that turn the direction of what follows them and are not seen themselves: with them one name can be made to
 * look like another, and a line to say something else than it holds.
 */
export const turnsDirection = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const nonSpacing = /[\p{Mn}\p{Me}]/gu;
const letters = /[^\p{M}\s]/gu;

/**
 * Whether so many marks stand over and under letters that they reach out of their line. No writing has more than four on
 * one letter: Arabic with all vowels has two or three, Tibetan stacks four. Over a whole name, two a letter is more than
 * any has; spacing marks, as Burmese has many, take their place beside the letter and do not count.
 */
export function isOverloaded(text: string): boolean {
  if (/[\p{Mn}\p{Me}]{5}/u.test(text)) return true;
  const marks = text.match(nonSpacing)?.length ?? 0;
  return marks > 8 && marks > 2 * (text.match(letters)?.length ?? 0);
}

/** The name of a person, or of a thing named by people: one line of text that reads as it is stored. */
export const personName = (maxLength: number) =>
  lineOfText(maxLength)
    .refine((name) => !turnsDirection.test(name), {
      message: 'a name, without characters that turn the direction of text',
    })
    .refine((name) => !isOverloaded(name), { message: 'a name, with four marks on one letter at most' });

/**
 * An e-mail address as it may stand in a letter's head: neither line breaks nor spaces nor anything that parts addresses,
 * 254 characters at most (RFC 5321).
 */
export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .regex(
    /^[^\s@"(),:;<>[\]\\\p{Cc}\p{Cs}]{1,64}@[^\s@"(),:;<>[\]\\.\p{Cc}\p{Cs}]+(\.[^\s@"(),:;<>[\]\\.\p{Cc}\p{Cs}]+)+$/u,
    'an e-mail address, as name@example.org',
  )
  .refine((address) => !turnsDirection.test(address), { message: 'an e-mail address, as name@example.org' });

const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** Text in several languages: a BCP 47 tag for each, `en` always there. */
export const localizedText = z
  .object({ en: lineOfText(200) })
  .catchall(lineOfText(200))
  .refine((texts) => Object.keys(texts).length <= 50 && Object.keys(texts).every((tag) => languageTag.test(tag)), {
    message: 'texts by BCP 47 language tag, such as en or zh-CN, 50 at most',
  });
export type LocalizedText = { en: string; [tag: string]: string };

/** Text of several paragraphs that reads as it is stored: lines end with LF, and neither controls nor marks are hidden in it. */
export const paragraphs = (maxLength: number) =>
  z
    .string()
    .overwrite((text) => text.replaceAll(/\r\n?/g, '\n'))
    .trim()
    .min(1)
    .max(maxLength)
    .regex(/^(?:[^\p{Cc}\p{Cs}]|\n)*$/u, 'text, without control characters')
    .refine((text) => !turnsDirection.test(text), { message: 'text, without characters that turn its direction' })
    .refine((text) => !isOverloaded(text), { message: 'text, with four marks on one letter at most' });

/** A sentence typed by a member of staff. */
export const sentence = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\0\p{Cs}]*$/u, 'text, without NUL');

/** ISO 3166-1 alpha-2 by form; whether the country exists is checked where it matters. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'two capital letters, as in ISO 3166-1');

/** One page of a list: ask again with `after` set to `next` until `next` is absent. */
export const pageQuery = (maxLimit: number) =>
  z.object({
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(maxLimit).default(Math.min(100, maxLimit)),
  });
