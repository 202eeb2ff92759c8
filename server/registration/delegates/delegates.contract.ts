import { z } from 'zod';
import { badgeMedia, registrationStatuses } from '../../../db/vocabulary.ts';
import { instant, localizedText, pageQuery, uuid } from '../../kernel/values.contract.ts';
import { badgeSummary } from '../badges/badges.contract.ts';
import { registrationStanding } from '../forms/forms.contract.ts';
import { letterSummary } from '../letters/letters.contract.ts';
import { delegateCategory } from '../registration.contract.ts';
import { notice } from '../review/review.contract.ts';

export const delegateRow = z.object({
  id: uuid,
  name: z.string(),
  nameLatin: z.string(),
  country: z.string(),
  category: delegateCategory,
  affiliation: z.string(),
  status: z.enum(registrationStatuses),
  isVerified: z.boolean(),
  /** Of the badges that are good now. */
  badgeMedia: z.array(z.enum(badgeMedia)),
  /** Their badge opens no gate: their category is vetted and they are not cleared yet, or their clearance was refused. */
  vetting: z.enum(['pending', 'rejected']).optional(),
  /**
   * How a search found this one, best first: each word of it is a word of the name, begins one, stands somewhere in
   * what is searched, or none of these but the name is similar. Absent where nothing was searched for.
   */
  match: z.enum(['word', 'beginning', 'part', 'similar']).optional(),
});
export type DelegateRow = z.infer<typeof delegateRow>;

const namedPerson = z.object({ id: uuid, name: z.string() });

export const delegateDetails = delegateRow.extend({
  externalReference: z.string(),
  email: z.string(),
  birthDate: z.string().optional(),
  documentCountry: z.string().optional(),
  documentLast4: z.string().optional(),
  verifiedAt: instant.optional(),
  badges: z.array(badgeSummary),
  /** Counts changes: goes with each change of the registration. */
  revision: z.number().int(),
  standing: registrationStanding,
  hasPhotograph: z.boolean(),
  /** Somebody proposed to lift the rejection, and a second person has not decided yet. */
  lifting: z.object({ proposedBy: z.string(), because: z.string() }).optional(),
  /** A station did not accept who they said they were, and no later one has. */
  isIdentityRefused: z.boolean(),
  /** Where they were sent to be verified and have not been yet. */
  station: z.object({ number: z.number().int() }).optional(),
  group: namedPerson.extend({ isHead: z.boolean() }).optional(),
  /** The delegate whom they accompany. */
  companionOf: namedPerson.extend({ status: z.enum(registrationStatuses) }).optional(),
  companions: z.array(namedPerson.extend({ standing: registrationStanding })),
  isMinor: z.boolean(),
  /** Who answers for a minor: another delegate, or somebody who does not come. */
  guardian: z
    .object({ delegate: namedPerson.optional(), name: z.string().optional(), phone: z.string().optional() })
    .optional(),
  answers: z.array(
    z.object({
      questionId: z.string(),
      label: z.record(z.string(), z.string()),
      /** As people read it, by language. */
      text: z.record(z.string(), z.string()),
      isShownAtScan: z.boolean(),
    }),
  ),
  /** What is worth a look, as in review. */
  notices: z.array(notice),
  /** Those the notices mean, who may be the same person, ten at most of each. */
  alike: z.array(
    namedPerson.extend({ reference: z.string(), notice: z.string(), status: z.enum(registrationStatuses) }),
  ),
  /** Letters that did not reach them, newest first. */
  lettersInTrouble: z.array(letterSummary),
  /** Where they are; absent is outside. */
  presence: z.object({ zoneId: z.string(), zoneName: localizedText, since: instant.optional() }).optional(),
  /** How often they came in from outside. */
  entries: z.number().int(),
  /** Handed over and not settled. */
  handOver: z.object({ id: uuid, note: z.string(), handedBy: z.string(), takenBy: z.string().optional() }).optional(),
  /** The registration that this one went up in. */
  mergedInto: namedPerson.optional(),
});
export type DelegateDetails = z.infer<typeof delegateDetails>;

export const delegateQuery = pageQuery(200).extend({
  /**
   * Part of a name in either script, of affiliation, e-mail or reference, in any order, accents and capitals ignored,
   * typing errors forgiven; a badge number; or a badge as a scanner reads it. One or two letters must begin a word.
   */
  search: z.string().trim().max(512).optional(),
  /** Of the last delegate of the page before. */
  after: uuid.optional(),
});
export const delegatePage = z.object({ delegates: z.array(delegateRow), next: z.string().optional() });
export type DelegatePage = z.infer<typeof delegatePage>;

/** Who somebody is, and no more: enough to tell two of the same name apart. */
export const namedDelegate = delegateRow.pick({
  id: true,
  name: true,
  nameLatin: true,
  affiliation: true,
  category: true,
});
export type NamedDelegate = z.infer<typeof namedDelegate>;

/** A name in either script, or part of one, or a badge number. */
export const nameQuery = z.object({ search: z.string().trim().min(2).max(100) });
/** For who sees to the network. Best match first; `isMore`: there are others, who are found by more of the name. */
export const namesOnNetwork = z.object({
  delegates: z.array(namedDelegate.omit({ affiliation: true })),
  isMore: z.boolean(),
});
export type NamesOnNetwork = z.infer<typeof namesOnNetwork>;
