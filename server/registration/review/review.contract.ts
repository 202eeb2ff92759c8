import { z } from 'zod';
import { registrationStatuses, reviewDecisions } from '../../../db/vocabulary.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { instant, pageQuery, sentence, uuid } from '../../kernel/values.contract.ts';
import { defineTopic } from '../../live/define-topic.ts';
import { answerValue, registrationStanding } from '../forms/forms.contract.ts';
import { categoryStanding } from '../forms/terms.contract.ts';
import { delegateCategory } from '../registration.contract.ts';

/** Why a registration is worth a second look. */
export const noticeKinds = [
  /** `count` others have the same e-mail. */
  'same_email',
  /** `count` others have the same document. */
  'same_document',
  /** `count` others have the same name and date of birth: perhaps the same person. */
  'same_person',
  /** Under the age of the terms, and nobody who answers for them: none named, or none who could be found, or a minor. */
  'minor_without_guardian',
  /** The terms ask for a photograph. */
  'no_photograph',
  /** Of the category asked for; `count` places are left. */
  'quota_nearly_full',
  'quota_full',
] as const;
export const notice = z.object({ kind: z.enum(noticeKinds), count: z.number().int().optional() });
export type Notice = z.infer<typeof notice>;

const person = z.object({ id: uuid, name: z.string() });

/** `because` is what the delegate reads; `by` the reviewer's name, absent where the rules decided. */
export const reviewEntry = z.object({
  at: instant,
  decision: z.enum(reviewDecisions),
  by: z.string().optional(),
  category: delegateCategory.optional(),
  because: z.string().optional(),
  dueOn: z.string().optional(),
});
export type ReviewEntry = z.infer<typeof reviewEntry>;

export const queuedRegistration = z.object({
  id: uuid,
  /** Goes with the decision: who decides says what they saw. */
  revision: z.number().int(),
  reference: z.string(),
  name: z.string(),
  nameLatin: z.string(),
  country: z.string(),
  /** What they ask to be. */
  category: delegateCategory,
  affiliation: z.string(),
  email: z.string(),
  standing: registrationStanding,
  submittedAt: instant,
  waitlistedAt: instant.optional(),
  /** Of `asked`: what is awaited. */
  asked: reviewEntry.optional(),
  isMinor: z.boolean(),
  companionOf: person.optional(),
  group: person.optional(),
  notices: z.array(notice),
});
export type QueuedRegistration = z.infer<typeof queuedRegistration>;

const flag = z.enum(['true', 'false']).transform((word) => word === 'true');

/** GET /api/reviews: oldest first. */
export const reviewQuery = pageQuery(200).extend({
  /** `waiting` for a decision (the queue), `asked` for more and not come yet, or on the `waitlisted`. */
  standing: z.enum(['waiting', 'asked', 'waitlisted']).default('waiting'),
  category: delegateCategory.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  groupId: uuid.optional(),
  /** Only those with a notice about the person, or without; how full a category is does not count here. */
  hasNotices: flag.optional(),
  /** The last registration of the page before. */
  after: uuid.optional(),
});
export const reviewPage = z.object({
  registrations: z.array(queuedRegistration),
  next: z.string().optional(),
  /** Of all pages, with this filter. */
  total: z.number().int(),
});
export type ReviewPage = z.infer<typeof reviewPage>;

/** One registration whole. */
export const reviewDetails = queuedRegistration.extend({
  birthDate: z.string().optional(),
  documentCountry: z.string().optional(),
  documentLast4: z.string().optional(),
  locale: z.string(),
  guardian: z
    .object({ delegate: person.optional(), name: z.string().optional(), phone: z.string().optional() })
    .optional(),
  hasPhotograph: z.boolean(),
  answers: z.array(
    z.object({
      questionId: z.string(),
      label: z.record(z.string(), z.string()),
      value: answerValue,
      text: z.record(z.string(), z.string()),
    }),
  ),
  companions: z.array(person.extend({ standing: registrationStanding })),
  /** Whom the notices mean, ten at most of each. */
  alike: z.array(
    person.extend({
      notice: z.enum(['same_email', 'same_document', 'same_person']),
      reference: z.string(),
      category: delegateCategory,
      status: z.enum(registrationStatuses),
    }),
  ),
  /** All that was decided, newest first. */
  history: z.array(reviewEntry),
});
export type ReviewDetails = z.infer<typeof reviewDetails>;

/** GET /api/reviews/{delegateId}: the same for whoever is to decide. */
export const reviewToDecide = reviewDetails.extend({
  /** What this member of staff may approve them as; everything else is for a supervisor. */
  mayApproveAs: z.array(delegateCategory),
});
export type ReviewToDecide = z.infer<typeof reviewToDecide>;

/** What the queue needs on its tab and over its list, without a name. */
export const reviewQueueState = z.object({
  waiting: z.number().int(),
  asked: z.number().int(),
  waitlisted: z.number().int(),
  /** Another one means that somebody came into the queue, left it or was changed: a page reads its list again. */
  version: z.string(),
  /** Of each category: places, approved, waiting list. */
  categories: z.array(categoryStanding.extend({ waiting: z.number().int() })),
});
export const reviewQueue = defineTopic({
  name: 'reviewQueue',
  params: z.object({}),
  state: reviewQueueState,
  permission: permissions.reviewRegistrations,
  maxHz: 1,
});

export const decisionsToMake = ['approved', 'declined', 'asked', 'waitlisted'] as const;

const decisionFields = z.object({
  decision: z.enum(decisionsToMake),
  /** What they read, in the language of the letter's rest; needed to decline and to ask. */
  because: sentence.optional(),
  /** Of `approved`: as another category than they ask to be. */
  category: delegateCategory.optional(),
  /** Of `asked`: until when. */
  dueOn: z.iso.date().optional(),
});
const isToldWhy = ({ decision, because }: z.infer<typeof decisionFields>) =>
  because !== undefined || (decision !== 'declined' && decision !== 'asked');
const toldWhy = { path: ['because'], message: 'needed: it is what the delegate reads' };

const seen = z.object({ id: uuid, revision: z.number().int().min(0) });

/** POST /api/reviews/{delegateId}: decides one; a conflict is answered 409. */
export const decisionOnOne = decisionFields.extend({ revision: z.number().int().min(0) }).refine(isToldWhy, toldWhy);
/** POST /api/reviews: decides many at once, each for itself and each told in the answer. */
export const decisionOnMany = decisionFields
  .extend({
    registrations: z
      .array(seen)
      .min(1)
      .max(500)
      .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, { message: 'each registration once' }),
  })
  .refine(isToldWhy, toldWhy);

/** What became of one registration. */
export const decisionMade = z.object({
  id: uuid,
  /** The next one. */
  revision: z.number().int(),
  standing: registrationStanding,
  category: delegateCategory,
});
export type DecisionMade = z.infer<typeof decisionMade>;

export const decisionAnswer = z.discriminatedUnion('outcome', [
  decisionMade.extend({ outcome: z.literal('done') }),
  z.object({
    outcome: z.literal('refused'),
    id: uuid,
    /** `registration.changed_meanwhile`, `registration.no_place_left`, … and its sentences. */
    code: z.string(),
    title: z.string(),
    detail: z.string().optional(),
    /** Where somebody else decided since: who, what and when. */
    meanwhile: reviewEntry.optional(),
  }),
]);
export type DecisionAnswer = z.infer<typeof decisionAnswer>;

export const decisionAnswers = z.object({
  answers: z.array(decisionAnswer),
  /** Approved from the waiting list, because this made room. */
  movedUp: z.number().int(),
});
export type DecisionAnswers = z.infer<typeof decisionAnswers>;
