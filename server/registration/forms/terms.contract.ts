import { z } from 'zod';
import { delegateLocales, questionKinds } from '../../../db/vocabulary.ts';
import { emailAddress, instant, localizedText, slug } from '../../kernel/values.contract.ts';
import { conferenceDetails, delegateCategory } from '../registration.contract.ts';

const categories = z
  .array(delegateCategory)
  .max(20)
  .refine((list) => new Set(list).size === list.length, { message: 'each category once' });
const delegateLocale = z.enum(delegateLocales);

/** Several lines in several languages, `en` always there: what stands over the form. */
export const introductionText = z
  .object({ en: z.string().trim().min(1).max(4000) })
  .catchall(z.string().trim().min(1).max(4000))
  .refine((texts) => Object.keys(texts).every((tag) => tag === 'en' || delegateLocale.safeParse(tag).success), {
    message: 'texts by language: en, zh-CN, ar, fr, ru, es',
  });

export const registrationTerms = z
  .object({
    /** Self-registration is open from then on; absent: it is not open at all. */
    opensAt: instant.optional(),
    /** And until then; absent: until the conference ends. Only with `opensAt`. */
    closesAt: instant.optional(),
    /** What people may ask to be. */
    openTo: categories,
    /** Approved without review while places last. Minors and who seems to be registered already are reviewed all the same. */
    approvedByRule: categories,
    /** What the desk may register and approve on the spot. */
    walkIn: categories,
    /** Languages of the delegate's pages; the first is spoken where none is asked for. */
    locales: z
      .array(delegateLocale)
      .min(1)
      .max(delegateLocales.length)
      .refine((list) => new Set(list).size === list.length, { message: 'each language once' }),
    /** Companions of one delegate; 0 is none. */
    companionsAtMost: z.number().int().min(0).max(20),
    /** Years of age at the conference's start below which a guardian is needed; 0 asks nobody for a date of birth. */
    minorBelow: z.number().int().min(0).max(25),
    asksForPhotograph: z.boolean(),
    /** Country and number of a passport or identity card, to be shown at a station. */
    asksForDocument: z.boolean(),
    /** What stands over the form. */
    introduction: introductionText.optional(),
    /** Where answers to letters go; absent: to the address that they are sent from. */
    replyTo: emailAddress.optional(),
  })
  .refine(({ opensAt, closesAt }) => !closesAt || (opensAt && Date.parse(closesAt) > Date.parse(opensAt)), {
    path: ['closesAt'],
    message: 'after opensAt',
  });
export type RegistrationTerms = z.infer<typeof registrationTerms>;

/** GET and PUT /api/registration/terms. `changedAt` is the one seen: another answers `registration.changed_meanwhile`. */
export const storedTerms = registrationTerms.safeExtend({ changedAt: instant });
export type StoredTerms = z.infer<typeof storedTerms>;

const places = z.number().int().min(0).max(1_000_000);

/** PUT /api/registration/quotas: the whole list; a category that is not in it has no limit. */
export const quotaList = z.object({
  quotas: z
    .array(z.object({ category: delegateCategory, places }))
    .max(20)
    .refine((list) => new Set(list.map(({ category }) => category)).size === list.length, {
      message: 'each category once',
    }),
});
export type QuotaList = z.infer<typeof quotaList>;

/** How a category stands. `places` is absent where there is no limit. */
export const categoryStanding = z.object({
  category: delegateCategory,
  places: places.optional(),
  /** Approved ones. May be more than there are places, when the quota was lowered. */
  taken: z.number().int(),
  /** On the waiting list, found fit, approved oldest first as places come free. */
  waitlisted: z.number().int(),
});
/** GET /api/registration/quotas, and the answer to PUT: every category of the vocabulary, in its order. */
export const categoryStandings = z.object({
  categories: z.array(categoryStanding),
  /** Of a PUT: how many of the waiting list were approved by it. */
  movedUp: z.number().int().optional(),
});
export type CategoryStandings = z.infer<typeof categoryStandings>;

const questionOption = z.object({ value: slug, label: localizedText });

const questionFields = z.object({
  /** Chosen by the organiser, never changed: `wheelchair`. */
  id: slug,
  label: localizedText,
  hint: localizedText.optional(),
  /** `text` string · `choice` one option's value · `choices` list of values · `yes_no` boolean · `number` · `date` YYYY-MM-DD. */
  kind: z.enum(questionKinds),
  /** Of `choice` and `choices`, two at least; else empty. */
  options: z.array(questionOption).max(100).default([]),
  isRequired: z.boolean().default(false),
  /** Asked of these; of all where empty. */
  categories: categories.default([]),
  /** The answer is told at a gate when the badge is scanned: "needs a wheelchair". */
  isShownAtScan: z.boolean().default(false),
});

export const question = questionFields.refine(
  ({ kind, options }) =>
    kind === 'choice' || kind === 'choices'
      ? options.length >= 2 && new Set(options.map(({ value }) => value)).size === options.length
      : options.length === 0,
  { path: ['options'], message: 'two or more, each value once, for choice and choices; none for other kinds' },
);
export type Question = z.infer<typeof question>;

/**
 * PUT /api/registration/questions: all questions that are asked, in the order in which they are asked. One that is left
 * out is removed, or retired where somebody answered it; one that was retired comes back by being in the list. Kind and
 * used options of an answered question stay: else `registration.question_answered`.
 */
export const questionsToPut = z.object({
  questions: z
    .array(question)
    .max(100)
    .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { message: 'each id once' }),
  /** The one that the list was read with: another answers `registration.changed_meanwhile`. */
  revision: z.string().max(64),
});
export type QuestionsToPut = z.infer<typeof questionsToPut>;

/** GET /api/registration/questions: in their order, those retired last. */
export const storedQuestions = z.object({
  questions: z.array(
    questionFields.extend({
      retiredAt: instant.optional(),
      /** How many delegates answered it. */
      answers: z.number().int(),
    }),
  ),
  revision: z.string(),
});
export type StoredQuestions = z.infer<typeof storedQuestions>;

/** GET /api/registration/form: all that the page of the form needs to know before anybody says who they are. */
export const registrationForm = z.object({
  conference: conferenceDetails,
  /** `never`: the organiser has not said when it opens. A form of an invited delegate is taken whatever this says. */
  standing: z.enum(['open', 'not_yet', 'closed', 'never']),
  opensAt: instant.optional(),
  closesAt: instant.optional(),
  locales: z.array(delegateLocale),
  introduction: introductionText.optional(),
  /** What people may ask to be. `isFull`: no place is left, so that who asks goes on the waiting list. */
  categories: z.array(z.object({ category: delegateCategory, isFull: z.boolean(), isReviewed: z.boolean() })),
  companionsAtMost: z.number().int(),
  minorBelow: z.number().int(),
  asksForPhotograph: z.boolean(),
  asksForDocument: z.boolean(),
  /** In the order in which they are asked, without those retired. */
  questions: z.array(questionFields),
});
export type RegistrationForm = z.infer<typeof registrationForm>;
