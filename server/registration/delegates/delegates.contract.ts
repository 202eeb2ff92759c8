import { z } from 'zod';
import { badgeMedia, registrationStatuses } from '../../../db/vocabulary.ts';
import { instant, pageQuery, uuid } from '../../kernel/values.contract.ts';
import { badgeSummary } from '../badges/badges.contract.ts';
import { delegateCategory } from '../registration.contract.ts';

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
  /**
   * How a search found this one, best first: each word of it is a word of the name, begins one, stands somewhere in
   * what is searched, or none of these but the name is similar. Absent where nothing was searched for.
   */
  match: z.enum(['word', 'beginning', 'part', 'similar']).optional(),
});
export type DelegateRow = z.infer<typeof delegateRow>;

export const delegateDetails = delegateRow.extend({
  externalReference: z.string(),
  email: z.string(),
  birthDate: z.string().optional(),
  documentCountry: z.string().optional(),
  documentLast4: z.string().optional(),
  verifiedAt: instant.optional(),
  badges: z.array(badgeSummary),
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
