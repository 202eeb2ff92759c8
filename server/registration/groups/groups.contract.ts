import { z } from 'zod';
import { instant, personName, sentence, uuid } from '../../kernel/values.contract.ts';
import { registrationStanding } from '../forms/forms.contract.ts';
import { delegateCategory } from '../registration.contract.ts';

const person = z.object({ id: uuid, name: z.string(), nameLatin: z.string() });

const counts = {
  members: z.number().int(),
  /** Waiting for a decision, without those asked for more or on the waiting list. */
  waiting: z.number().int(),
  approved: z.number().int(),
  verified: z.number().int(),
  /** Within any zone now. */
  inside: z.number().int(),
};

export const groupSummary = z.object({ id: uuid, name: z.string(), head: person.optional(), ...counts });
export type GroupSummary = z.infer<typeof groupSummary>;

/** GET /api/groups: by name, all of them (1,000 at most exist). */
export const groupList = z.object({ groups: z.array(groupSummary) });

export const groupMember = person.extend({
  /** Goes with a decision about the member. */
  revision: z.number().int(),
  reference: z.string(),
  country: z.string(),
  category: delegateCategory,
  standing: registrationStanding,
  isVerified: z.boolean(),
  /** Zone where the member is now; absent: outside. */
  zoneId: z.string().optional(),
});
export type GroupMember = z.infer<typeof groupMember>;

/** GET /api/groups/{groupId}: members by Latin name. */
export const groupDetails = groupSummary.extend({ changedAt: instant, memberList: z.array(groupMember) });
export type GroupDetails = z.infer<typeof groupDetails>;

/** POST /api/groups. A name that another group has answers `registration.group_exists`. */
export const groupToMake = z.object({ name: personName(200) });
/** PATCH /api/groups/{groupId}. The head must be a member; `null` is nobody. */
export const groupChange = z
  .object({ name: personName(200).optional(), headId: uuid.nullable().optional() })
  .refine((change) => Object.keys(change).length > 0, { message: 'a name or a head' });
export type GroupChange = z.infer<typeof groupChange>;

/**
 * PUT /api/groups/{groupId}/members: who comes in and who leaves. Who is a member of another group moves over; a head
 * who leaves is head no more.
 */
export const membersChange = z
  .object({ add: z.array(uuid).max(2000).default([]), remove: z.array(uuid).max(2000).default([]) })
  .refine(({ add, remove }) => add.length + remove.length > 0, { message: 'somebody to add or to remove' });

/**
 * POST /api/groups/{groupId}/decisions: the members with the revisions seen, as in POST /api/reviews; answered with
 * `decisionAnswers` of the review contract. Who is no member answers `registration.not_of_this_group`.
 */
export const groupDecision = z
  .object({
    decision: z.enum(['approved', 'declined']),
    because: sentence.optional(),
    members: z
      .array(z.object({ id: uuid, revision: z.number().int().min(0) }))
      .min(1)
      .max(500),
  })
  .refine(({ decision, because }) => decision === 'approved' || because !== undefined, {
    path: ['because'],
    message: 'needed: it is what the delegates read',
  });

/** GET /api/delegate/group, for a member; 404 `registration.no_group` for who is in none. */
export const ownGroup = z.object({
  name: z.string(),
  isHead: z.boolean(),
  headName: z.string().optional(),
  /** For the head only. */
  members: z
    .array(
      z.object({
        name: z.string(),
        nameLatin: z.string(),
        standing: registrationStanding,
        isVerified: z.boolean(),
        isInside: z.boolean(),
      }),
    )
    .optional(),
});
export type OwnGroup = z.infer<typeof ownGroup>;
