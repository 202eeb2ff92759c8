import { z } from 'zod';
import { badgeMedia } from '../../../db/vocabulary.ts';
import { countryCode, emailAddress, lineOfText, personName, sentence, uuid } from '../../kernel/values.contract.ts';
import { registrationStanding } from '../forms/forms.contract.ts';
import { delegateCategory } from '../registration.contract.ts';

const names = { name: personName(200), nameLatin: personName(200) };
const affiliation = z.union([lineOfText(200), z.literal('')]);

/** What of the other registration is taken when two become one; the rest stays as it is in the one that stays. */
export const mergeParts = [
  /** In both scripts. */
  'name',
  'country',
  'category',
  'affiliation',
  'email',
  'birthDate',
  /** Country, last four characters and hash together. */
  'document',
  'photograph',
  'group',
] as const;
export type MergePart = (typeof mergeParts)[number];

/** One change of a registration. */
export const registrationChange = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('name'),
    ...names,
    /** The name was read off a document: a misspelling, so who was verified stays so. Otherwise they are verified again. */
    documentSeen: z.boolean(),
  }),
  z.object({ kind: z.literal('category'), category: delegateCategory }),
  /** Another person comes in this one's place: what was of the person is cleared, the place and the reference stay. */
  z.object({ kind: z.literal('transfer'), ...names, country: countryCode, email: emailAddress, affiliation }),
  z.object({ kind: z.literal('withdraw') }),
  /** Back into review: badges are issued anew when it is approved. */
  z.object({ kind: z.literal('restore') }),
  z.object({
    kind: z.literal('merge'),
    /** The registration that goes up in this one, and the revision of it that was seen. */
    otherId: uuid,
    otherRevision: z.number().int().min(0),
    take: z
      .array(z.enum(mergeParts))
      .max(mergeParts.length)
      .refine((parts) => new Set(parts).size === parts.length, 'each once'),
  }),
]);
export type RegistrationChange = z.infer<typeof registrationChange>;

/**
 * POST /api/delegates/{delegateId}/changes. `because` is kept in the ledger with the change; of `withdraw` the delegate's
 * history shows it too.
 */
export const changeToMake = z.object({
  change: registrationChange,
  /** The one that was seen. */
  revision: z.number().int().min(0),
  because: sentence,
});
export type ChangeToMake = z.infer<typeof changeToMake>;

/** POST /api/delegates/{delegateId}/changes/preview: nothing is changed. */
export const changeToPreview = z.object({ change: registrationChange });

/** What a change does beside what it says; told before it, and after it as it came. */
export const consequence = z.discriminatedUnion('kind', [
  /** No gate admits it from then on. `number` as it is printed. */
  z.object({ kind: z.literal('badge_revoked'), medium: z.enum(badgeMedia), number: z.string() }),
  /** A new one takes its place; a printed one is to be printed. `serial` and `newNumber` are known afterwards. */
  z.object({
    kind: z.literal('badge_reissued'),
    medium: z.enum(badgeMedia),
    number: z.string(),
    serial: z.number().int().optional(),
    newNumber: z.string().optional(),
  }),
  /** It says nothing that changes. */
  z.object({ kind: z.literal('badge_kept'), medium: z.enum(badgeMedia), number: z.string() }),
  z.object({ kind: z.literal('verification_kept') }),
  /** A station looks at a document before the next entry. */
  z.object({ kind: z.literal('verification_withdrawn') }),
  /** Verified now, by what a station decided for the other registration. */
  z.object({ kind: z.literal('verification_taken') }),
  /** The other registration was refused at a station since: so is this one from now on. */
  z.object({ kind: z.literal('refusal_taken') }),
  /** Links to the delegate's page; whoever was signed in by them is signed out. */
  z.object({ kind: z.literal('links_ended'), count: z.number().int() }),
  z.object({ kind: z.literal('letter_written'), letter: z.enum(['withdrawn', 'new_link']), toAddress: z.string() }),
  z.object({ kind: z.literal('photograph_removed') }),
  z.object({ kind: z.literal('photograph_taken') }),
  /** Withdrawn as well, for they come because this delegate does. */
  z.object({ kind: z.literal('companions_withdrawn'), names: z.array(z.string()) }),
  /** They accompany this one from now on. */
  z.object({ kind: z.literal('companions_taken'), names: z.array(z.string()) }),
  z.object({ kind: z.literal('place_freed'), category: delegateCategory }),
  z.object({ kind: z.literal('place_taken'), category: delegateCategory }),
  /** From the waiting list; only told afterwards. */
  z.object({ kind: z.literal('moved_up'), count: z.number().int() }),
  /** They are in this zone: nobody puts them out, and a gate lets them leave. */
  z.object({ kind: z.literal('still_inside'), zoneId: z.string() }),
  /** Where the other one was seen, later than this one, is where this one is now; absent is outside. */
  z.object({ kind: z.literal('presence_taken'), zoneId: z.string().optional() }),
  /** The change cannot be taken back. */
  z.object({ kind: z.literal('cannot_be_undone') }),
]);
export type Consequence = z.infer<typeof consequence>;

export const changePreview = z.object({
  /** Of the registration as it was looked at: goes with the change. */
  revision: z.number().int(),
  consequences: z.array(consequence),
});
export type ChangePreview = z.infer<typeof changePreview>;

export const changeMade = z.object({
  id: uuid,
  revision: z.number().int(),
  standing: registrationStanding,
  consequences: z.array(consequence),
});
export type ChangeMade = z.infer<typeof changeMade>;
