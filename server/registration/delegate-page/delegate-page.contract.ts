import { z } from 'zod';
import { delegateCategories, delegateLocales, registrationStatuses } from '../../../db/vocabulary.ts';
import { instant, localizedText, uuid } from '../../kernel/values.contract.ts';

/**
 * What comes next for a delegate: `withdrawn`, `declined`; `form` (invited, and the form is not sent: `POST
 * /api/delegate/form` opens it); of those who sent it `more_needed` (a reviewer asked for something), `photograph` (asked
 * for and not there), `waitlisted`, `waiting` (for a decision); of those approved `badge_revoked` (the desk took the phone
 * badge away) or `badge`.
 */
export const nextSteps = [
  'withdrawn',
  'declined',
  'form',
  'more_needed',
  'photograph',
  'waitlisted',
  'waiting',
  'badge_revoked',
  'badge',
] as const;
export type NextStep = (typeof nextSteps)[number];

/** The phone badge: its token is what the QR code holds. */
export const ownBadge = z.object({
  serial: z.number().int(),
  /** With its check digit, such as 10001-4. */
  number: z.string(),
  token: z.string(),
  category: z.enum(delegateCategories),
  validFrom: instant,
  validUntil: instant,
});
export type OwnBadge = z.infer<typeof ownBadge>;

export const delegatePage = z.object({
  conference: z.object({ name: localizedText, timeZone: z.string(), startsAt: instant, endsAt: instant }),
  delegateId: uuid,
  name: z.string(),
  nameLatin: z.string(),
  affiliation: z.string(),
  country: z.string(),
  category: z.enum(delegateCategories),
  status: z.enum(registrationStatuses),
  locale: z.enum(delegateLocales),
  /** Languages that the conference chose for this page; the first is spoken where none is asked for. */
  locales: z.array(z.enum(delegateLocales)),
  step: z.enum(nextSteps),
  /** Of `declined`, `more_needed` and `withdrawn`: as the reviewer wrote it. */
  because: z.string().optional(),
  /** Of `more_needed`: a date, such as 2026-11-20. */
  dueOn: z.string().optional(),
  submittedAt: instant.optional(),
  hasPhotograph: z.boolean(),
  asksForPhotograph: z.boolean(),
  isVerified: z.boolean(),
  /** Of a delegation, a choir, a film crew: `GET /api/delegate/group` tells more. */
  isInGroup: z.boolean(),
  /** Of the step `badge`; absent until `POST /api/delegate/badge` has had it issued. */
  badge: ownBadge.optional(),
  /** Of the step `badge`: why it opens no gate, without the reason. Absent where none is needed, and once they are cleared. */
  vetting: z.enum(['pending', 'rejected']).optional(),
  /** Where to go first: a gate from outside that lets this delegate in; absent where none does, and inside. */
  firstGate: z
    .object({
      id: z.string(),
      name: localizedText,
      /** When its hours for them begin; absent where they may come now. */
      opensAt: instant.optional(),
      /** Somebody looks at their document before they are let in there. */
      asksForIdentity: z.boolean(),
    })
    .optional(),
  /** Where somebody will look at a document, for a delegate whose identity is asked for. */
  station: z.object({ number: z.number().int(), place: localizedText }).optional(),
});
export type DelegatePage = z.infer<typeof delegatePage>;
