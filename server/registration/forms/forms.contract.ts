import { z } from 'zod';
import { delegateLocales } from '../../../db/vocabulary.ts';
import { emailAddress, instant, slug, uuid } from '../../kernel/values.contract.ts';
import { delegateCategory } from '../registration.contract.ts';

/**
 * A form that somebody fills in. Its link is `PUBLIC_ORIGIN/register/#SECRET`; the secret goes in bodies only, never in
 * an address. Begin → open → save, as often as they like → submit; who is asked for more gets a link to a form that holds
 * what they sent before. A page saves before it submits: what was saved last is what is submitted.
 */

/** 32 bytes in base64url. */
export const formSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'the secret of a form');

const typed = (maxLength: number) => z.string().max(maxLength);

export const answerValue = z.union([typed(2000), z.number(), z.boolean(), z.array(typed(63)).max(100)]);
export type AnswerValue = z.infer<typeof answerValue>;

/**
 * What is in a form so far. Every field may be absent, empty or wrong: it is kept as it was typed, and checked when it is
 * submitted. An absent field has not been filled in.
 */
export const formContent = z.object({
  /** In the person's own script. */
  name: typed(1000).optional(),
  /** As in a passport; may be absent where `name` is in Latin letters. */
  nameLatin: typed(1000).optional(),
  /** ISO 3166-1 alpha-2. */
  country: typed(100).optional(),
  category: delegateCategory.optional(),
  affiliation: typed(1000).optional(),
  /** Where letters go; absent: the address that the form was begun with. */
  email: typed(300).optional(),
  /** YYYY-MM-DD. */
  birthDate: typed(40).optional(),
  documentCountry: typed(100).optional(),
  documentNumber: typed(100).optional(),
  /** Of a minor: a delegate by reference or e-mail, or name and telephone of somebody who does not come. */
  guardian: z
    .object({ delegate: typed(300).optional(), name: typed(1000).optional(), phone: typed(100).optional() })
    .optional(),
  /** By the question's id. */
  answers: z
    .record(slug, answerValue)
    .refine((answers) => Object.keys(answers).length <= 100, { message: '100 at most' })
    .optional(),
});
export type FormContent = z.infer<typeof formContent>;

/** POST /api/registration/drafts. The link also goes to the address by letter, to come back by. */
export const formToBegin = z.object({ email: emailAddress, locale: z.enum(delegateLocales) });

/** POST /api/delegate/companions, signed in: begins the form of a companion; the letter goes to this address. */
export const companionToBegin = formToBegin;

/** Answer to beginning, and to POST /api/delegate/form (the delegate's own form: invited, or asked for more). */
export const begunForm = z.object({ secret: formSecret, expiresAt: instant });
export type BegunForm = z.infer<typeof begunForm>;

/** POST /api/registration/drafts/open */
export const formToOpen = z.object({ secret: formSecret });

/** Where a registration stands, for whoever's it is. `asked`: more was asked for and has not come yet. */
export const registrationStandings = [
  'invited',
  'waiting',
  'asked',
  'waitlisted',
  'approved',
  'declined',
  'withdrawn',
] as const;
export const registrationStanding = z.enum(registrationStandings);
export type RegistrationStanding = z.infer<typeof registrationStanding>;

/** What became of a form that was sent; sent twice, it says so twice. */
export const formOutcome = z.object({
  /** To name the registration by in a conversation: `R-7K2M-9QXD`, or the organiser's own for an invited delegate. */
  reference: z.string(),
  submittedAt: instant,
  standing: registrationStanding,
});
export type FormOutcome = z.infer<typeof formOutcome>;

export const openForm = z.object({
  /** Counts savings; goes with the next one. */
  revision: z.number().int(),
  locale: z.enum(delegateLocales),
  /** That the form was begun with. */
  email: z.string(),
  content: formContent,
  expiresAt: instant,
  /** Whose form: somebody new, an invited delegate, a companion, or somebody who was asked for more. */
  kind: z.enum(['new', 'invited', 'companion', 'asked']),
  /** Of a companion: the delegate's name. */
  companionOf: z.string().optional(),
  /** Of `asked`: what is missing, as a reviewer wrote it, and the day until which it is expected. */
  asked: z.object({ because: z.string(), dueOn: z.string().optional() }).optional(),
  /** What this form may ask to be: what is open to all, and what the delegate was invited as. */
  categories: z.array(delegateCategory),
  /** Absent until it was sent. `content` is empty from then on. */
  outcome: formOutcome.optional(),
});
export type OpenForm = z.infer<typeof openForm>;

/** PUT /api/registration/drafts/content, 64 KiB at most. `registration.form_saved_elsewhere` when the revision is another. */
export const formToSave = z.object({
  secret: formSecret,
  revision: z.number().int().min(0),
  content: formContent,
  /** When they switch the language. */
  locale: z.enum(delegateLocales).optional(),
});
export const savedForm = z.object({ revision: z.number().int(), savedAt: instant });

/**
 * POST /api/registration/drafts/submit. A form with faults is answered 422 `registration.form_faulty`, each fault in
 * `faults` with `path` (`name`, `guardian.phone`, `answers.wheelchair`), a stable `code` from `formFaultCodes`, and in
 * `hint` what is particular in it (the limit, the country meant).
 */
export const formToSubmit = z.object({ secret: formSecret, revision: z.number().int().min(0) });

export const formFaultCodes = [
  'value_missing',
  'too_long',
  'characters_not_allowed',
  'too_many_marks',
  'name_not_latin',
  'country_unknown',
  'category_not_open',
  'email_malformed',
  'date_malformed',
  'date_not_past',
  'document_number_malformed',
  'document_country_missing',
  'guardian_missing',
  'phone_malformed',
  'option_unknown',
  'number_malformed',
] as const;
export type FormFaultCode = (typeof formFaultCodes)[number];

/** GET /api/delegate/companions */
export const companionList = z.object({
  companions: z.array(z.object({ id: uuid, name: z.string(), nameLatin: z.string(), standing: registrationStanding })),
  /** Forms begun for companions and not sent yet: the address that the link went to. */
  forms: z.array(z.object({ id: uuid, email: z.string(), expiresAt: instant })),
  atMost: z.number().int(),
});
export type CompanionList = z.infer<typeof companionList>;
