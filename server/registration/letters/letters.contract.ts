import { z } from 'zod';
import { delegateCategories, delegateLocales, letterKinds, registrationStatuses } from '../../../db/vocabulary.ts';
import { permissions } from '../../kernel/permissions.contract.ts';
import { emailAddress, instant, pageQuery, uuid } from '../../kernel/values.contract.ts';
import { defineTopic } from '../../live/define-topic.ts';

/**
 * What is particular to one letter; all is optional, and what is absent is left out of the text. The conference's name
 * and dates are put in when it is sent. It is kept sealed, and goes a week after it was sent.
 */
export const letterContent = z.object({
  /** How the person is addressed: their name in their own script. */
  name: z.string().optional(),
  /**
   * Path and fragment of what the letter leads to, such as `/register/#secret`; the server's own origin is put before
   * it. Where it is absent and the letter is to a delegate, a new link to the delegate's page is made for it.
   */
  link: z.string().startsWith('/').optional(),
  /** Told as it was written: why declined, what is asked for, why withdrawn. */
  because: z.string().optional(),
  /** Until when what is asked for is expected: a date, such as 2026-11-20. */
  dueOn: z.iso.date().optional(),
  /** The category approved or asked for. */
  category: z.enum(delegateCategories).optional(),
});
export type LetterContent = z.infer<typeof letterContent>;

/**
 * How a letter fares: `due` waits or is tried again, `sent` was taken by the mail server, `returned` came back after
 * that, `given_up` was refused for good, or put off for three days by a mail server that took others.
 */
export const letterStates = ['due', 'sent', 'returned', 'given_up'] as const;

export const letterSummary = z.object({
  id: uuid,
  kind: z.enum(letterKinds),
  state: z.enum(letterStates),
  toAddress: z.string(),
  locale: z.enum(delegateLocales),
  writtenAt: instant,
  sentAt: instant.optional(),
  /** When it is tried next, of a letter that is due. */
  nextAttemptAt: instant.optional(),
  attempts: z.number().int(),
  /** The last answer of a mail server, with its enhanced status code where it gave one: `5.1.1 no such mailbox`. */
  failure: z.string().optional(),
});
export type LetterSummary = z.infer<typeof letterSummary>;

/** A letter that did not reach its delegate, or has been tried in vain. */
export const letterInTrouble = letterSummary.extend({
  /** Absent for a form that nobody has sent yet: nothing more is known of that person. */
  delegate: z
    .object({
      id: uuid,
      name: z.string(),
      nameLatin: z.string(),
      /** The address registered now, which may have been mended since. */
      email: z.string(),
      revision: z.number().int(),
    })
    .optional(),
});
export type LetterInTrouble = z.infer<typeof letterInTrouble>;

/** Newest first; `after` is the id of the last letter of the page before. */
export const troubleQuery = pageQuery(200).extend({ after: uuid.optional() });
export const troublePage = z.object({ letters: z.array(letterInTrouble), next: z.string().optional() });
export type TroublePage = z.infer<typeof troublePage>;

export const lettersOfDelegate = z.object({ letters: z.array(letterSummary) });

/**
 * Sends a letter anew, with a new link in it. Another address than the one registered is registered with it, if
 * `revision` is still that of the delegate; otherwise `registration.changed_meanwhile`.
 */
export const letterAgain = z.object({ toAddress: emailAddress.optional(), revision: z.number().int().optional() });

/** Writes one delegate: their invitation, or a new link to their page, which ends the links that they had. */
export const letterToDelegate = z.object({ kind: z.enum(['invitation', 'new_link']) });

/** Whom to invite: who has no invitation yet and is of all that is named; nobody who is declined or withdrawn. */
export const invitationChoice = z.object({
  statuses: z
    .array(z.enum(['invited', 'approved']))
    .min(1)
    .default(['invited']),
  /** All categories where absent. */
  categories: z.array(z.enum(delegateCategories)).min(1).max(delegateCategories.length).optional(),
  groupId: uuid.optional(),
});
export type InvitationChoice = z.infer<typeof invitationChoice>;

/** How many letters were written. Sending takes its time: follow `post`. */
export const invitationsSent = z.object({ written: z.number().int() });

/** How many are of the choice, and how many of these have an invitation already. */
export const invitationCounts = z.object({ chosen: z.number().int(), alreadyInvited: z.number().int() });
export type InvitationCounts = z.infer<typeof invitationCounts>;

/** A letter as it would be sent to an invented delegate. */
export const letterPreviewQuery = z.object({
  kind: z.enum(letterKinds).default('invitation'),
  locale: z.enum(delegateLocales).default('en'),
  /** An invitation to somebody who is approved already leads to the badge, not to the form. */
  status: z.enum(registrationStatuses).default('invited'),
});
export const letterPreview = z.object({ subject: z.string(), text: z.string(), html: z.string() });
export type LetterPreview = z.infer<typeof letterPreview>;

/**
 * What came of a returned mail: `recorded` where its report (RFC 3464) says that a letter of ours failed for good.
 * Delays, answers by machines and reports on other mail change nothing.
 */
export const bounceAnswer = z.object({
  outcome: z.enum(['recorded', 'not_a_failure', 'not_a_report', 'letter_unknown']),
  letterId: uuid.optional(),
});
export type BounceAnswer = z.infer<typeof bounceAnswer>;

/** How the post stands: for the office. */
export const postBoard = defineTopic({
  name: 'post',
  params: z.object({}),
  state: z.object({
    /** False while no mail server is set: letters wait, and nothing is lost. */
    isConfigured: z.boolean(),
    due: z.number().int(),
    /** Letters that came back or were given up, of those whose delegate was not written to since. */
    inTrouble: z.number().int(),
    lastSentAt: instant.optional(),
    /** What is wrong with the mail server, since when; absent while it takes letters. */
    trouble: z.object({ since: instant, what: z.string() }).optional(),
  }),
  permission: permissions.followPost,
  maxHz: 1,
});
