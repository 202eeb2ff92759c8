import { z } from 'zod';
import { delegateCategories, verdictReasons, verdicts } from '../../../db/vocabulary.ts';
import { instant, sentence, slug, uuid } from '../../kernel/values.contract.ts';

/** `08:30`, on the wall clock of the conference. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'hours and minutes, as in 08:30');

/** Days of the week, from Monday: an index into this list is the day's number. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** How often somebody may come into the zone: as often as they like, once, `entries` times, or `entries` times a day. */
export const reentry = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('free') }),
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('times'), entries: z.number().int().min(2).max(100) }),
  z.object({ kind: z.literal('daily'), entries: z.number().int().min(1).max(100) }),
]);
export type Reentry = z.infer<typeof reentry>;

/** Who is still inside then counts as being in the zone around it: at the next such time of day, or so long after entry. */
export const checkOut = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('at'), time: timeOfDay }),
  z.object({ kind: z.literal('after'), minutes: z.number().int().min(5).max(4320) }),
]);
export type CheckOut = z.infer<typeof checkOut>;

/**
 * Somebody who is in another zone behind a gate of its own, and was not scanned out of it: referred to a station, refused,
 * or moved over. Who has not come in before this gate at all is referred in any case.
 */
export const elsewhereWays = ['refer', 'refuse', 'move'] as const;

/**
 * Companions of these categories: like anybody; only while the delegate whom they accompany is in the venue; only while
 * that delegate is in this zone; not at all.
 */
export const companionWays = ['anybody', 'delegate_in_venue', 'delegate_in_zone', 'never'] as const;

/**
 * One sentence of the rules. For somebody at a gate the first rule, from above, that names their category and the zone
 * behind the gate and is in force at that instant decides all but the number: who is named by no rule may not enter, who
 * is named by none that is in force may not now. A number holds for all rules in force that name the category.
 */
export const rule = z
  .object({
    /** Stays the same from version to version, so that history can tell what changed. */
    id: slug,
    categories: z.array(z.enum(delegateCategories)).min(1).max(delegateCategories.length),
    zoneId: slug,
    from: instant.optional(),
    until: instant.optional(),
    /** Absent is each day. Hours past midnight belong to the day on which they began. */
    days: z.array(z.enum(weekdays)).min(1).max(weekdays.length).optional(),
    /** Wall clock of the conference; `dailyUntil` before `dailyFrom` runs past midnight, equal is the whole day. */
    dailyFrom: timeOfDay.optional(),
    dailyUntil: timeOfDay.optional(),
    /** Whether somebody who was never verified is referred to a station. */
    needsVerification: z.boolean(),
    reentry,
    /** How many of these categories may be in the zone at a time; absent is any number. */
    capacity: z.number().int().min(1).max(1_000_000).optional(),
    elsewhere: z.enum(elsewhereWays),
    checkOut: checkOut.optional(),
    companions: z.enum(companionWays),
  })
  .refine((one) => (one.dailyFrom === undefined) === (one.dailyUntil === undefined), {
    path: ['dailyUntil'],
    message: 'dailyFrom and dailyUntil go together',
  })
  .refine((one) => !one.from || !one.until || Date.parse(one.from) < Date.parse(one.until), {
    path: ['until'],
    message: 'after from',
  })
  .refine((one) => new Set(one.categories).size === one.categories.length, {
    path: ['categories'],
    message: 'each category once',
  })
  .refine((one) => new Set(one.days).size === (one.days?.length ?? 0), { path: ['days'], message: 'each day once' });
export type Rule = z.infer<typeof rule>;

export const maxRules = 2000;
/** In their order. */
export const ruleList = z.array(rule).max(maxRules);

/** One version of the rules. Nothing of it is ever changed: going back is saving it again. */
export const ruleVersion = z.object({
  /** Counts from 1, without gaps. */
  version: z.number().int(),
  rules: ruleList,
  savedAt: instant,
  /** Name of the member of staff; absent for the first. */
  savedBy: z.string().optional(),
  note: z.string(),
});
export type RuleVersion = z.infer<typeof ruleVersion>;

export const rulesToSave = z.object({
  rules: ruleList,
  /** The version that was looked at: when it is no longer the newest, nothing is saved. */
  seen: z.number().int().min(1),
  note: sentence,
});

/** Newest first. */
export const ruleHistory = z.object({ versions: z.array(ruleVersion), next: z.number().int().optional() });
export const ruleHistoryQuery = z.object({
  /** Versions before this one. */
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(20).default(20),
});

// Before saving: whom would it refuse?

export const rulesToPreview = z.object({ rules: ruleList });

const decided = z.object({
  verdict: z.enum(verdicts),
  reason: z.enum(verdictReasons),
  /** The rule that decided or failed. */
  ruleId: slug.optional(),
});

const counted = z.object({
  category: z.enum(delegateCategories),
  zoneId: slug,
  /** Why they are not admitted: under the new rules for those newly refused, under the old for those newly admitted. */
  reason: z.enum(verdictReasons),
  people: z.number().int(),
});

/** What becomes different when these rules take the place of those in force. */
export const rulePreview = z.object({
  /** Against this version. */
  version: z.number().int(),
  /** Approved delegates that were asked about. */
  delegates: z.number().int(),
  /** Different people who would be admitted at fewer places or times, and at more. */
  newlyRefused: z.number().int(),
  newlyAdmitted: z.number().int(),
  /** The instants at which something becomes different, in order: now, and beginnings and ends of hours to come. */
  moments: z.array(
    z.object({ at: instant, isNow: z.boolean(), refused: z.array(counted), admitted: z.array(counted) }),
  ),
  /** Twenty at most, one for each person. */
  examples: z.array(
    z.object({
      delegateId: uuid,
      name: z.string(),
      nameLatin: z.string(),
      category: z.enum(delegateCategories),
      gateId: slug,
      zoneId: slug,
      at: instant,
      isNow: z.boolean(),
      before: decided,
      after: decided,
    }),
  ),
  /** Rules whose number is exceeded by those who are inside now: nobody is put out, but nobody more comes in. */
  over: z.array(
    z.object({
      ruleId: slug,
      zoneId: slug,
      inside: z.number().int(),
      capacity: z.number().int(),
    }),
  ),
  /** People who are inside and would be checked out as soon as it is saved. */
  checkedOut: z.number().int(),
});
export type RulePreview = z.infer<typeof rulePreview>;
