import { z } from 'zod';
import { scanDirections } from '../../../db/vocabulary.ts';
import { instant, lineOfText, localizedText, slug, turnsDirection, uuid } from '../../kernel/values.contract.ts';
import { namedDelegate } from '../../registration/delegates/delegates.contract.ts';

/** GET /api/whereabouts/delegates: a name in either script, or part of one, or a badge number. */
export const namesQuery = z.object({ search: z.string().trim().min(2).max(100) });
/** Best match first; `isMore`: there are others, who are found by more of the name. */
export const namesFound = z.object({ delegates: z.array(namedDelegate), isMore: z.boolean() });
export type NamesFound = z.infer<typeof namesFound>;

export const reasonLength = { least: 10, most: 500 } as const;

/**
 * POST /api/delegates/{delegateId}/whereabouts. The reason goes into the ledger, and to the administrators as it is: it
 * is a line of words, without characters that are not seen or turn the direction of others.
 */
export const whereaboutsQuestion = z.object({
  because: lineOfText(reasonLength.most)
    .min(reasonLength.least)
    .refine((text) => /\p{L}/u.test(text) && !turnsDirection.test(text), { message: 'a reason, in words' }),
});
export type WhereaboutsQuestion = z.infer<typeof whereaboutsQuestion>;

/** Older than this, nothing is told: the link of a scan to a person is kept for a day. */
export const whereaboutsToldMs = 24 * 3_600_000;

const place = z.object({ id: slug, name: localizedText });

/** When a gate last let them pass. */
const lastPass = z.object({
  at: instant,
  /** Absent where the lane is not there any more. */
  through: z.object({ gate: place, laneNumber: z.number().int(), direction: z.enum(scanDirections) }).optional(),
});
export type LastPass = z.infer<typeof lastPass>;

const seen = {
  last: lastPass,
  /** The rules checked them out since they last passed: nobody saw them leave, and they may be there still. */
  checkedOutAt: instant.optional(),
};

export const whereabouts = z.discriminatedUnion('kind', [
  /** `zones` from the outermost to the one they are in. */
  z.object({ kind: z.literal('inside'), zones: z.array(place).min(1), ...seen }),
  z.object({ kind: z.literal('outside'), ...seen }),
  z.object({ kind: z.literal('unknown'), because: z.enum(['never_seen', 'too_long_ago']) }),
]);
export type Whereabouts = z.infer<typeof whereabouts>;

export const whereaboutsAnswer = z.object({
  delegate: z.object({ id: uuid, name: z.string(), nameLatin: z.string() }),
  /** When it was so. */
  at: instant,
  whereabouts,
});
export type WhereaboutsAnswer = z.infer<typeof whereaboutsAnswer>;
