import { z } from 'zod';
import { vettingOutcomes } from '../../../db/vocabulary.ts';
import { lineOfText } from '../../kernel/values.contract.ts';
import { delegateCategory } from '../registration.contract.ts';

/** Of these categories nobody is let in before they are cleared. A badge is issued and printed before that all the same. */
export const vettingTerms = z.object({ categories: z.array(delegateCategory).max(delegateCategory.options.length) });
export type VettingTerms = z.infer<typeof vettingTerms>;

/** What somebody outside the venue says of the delegate with this reference. */
const vettingEntry = z.object({ reference: lineOfText(200), outcome: z.enum(vettingOutcomes) });

/** POST /api/vetting: from a program. More go in several requests. */
export const vettingReport = z.object({ outcomes: z.array(vettingEntry).min(1).max(1000) });

export const vettingLineFaults = [
  /** The line has no reference, or no outcome. */
  'cell_empty',
  /** Neither `pending`, `cleared` nor `rejected`. */
  'outcome_unknown',
  'reference_unknown',
  /** They were rejected before, and stay so: two persons lift a rejection. */
  'lifting_takes_two',
] as const;
export type VettingLineFault = (typeof vettingLineFaults)[number];

/** A line that had no effect. */
const vettingFault = z.object({
  /** As a spreadsheet counts: the heading is line 1. Of a program's report, the place in its list, from 1. */
  line: z.number().int(),
  reference: z.string().optional(),
  code: z.enum(vettingLineFaults),
});
export type VettingFault = z.infer<typeof vettingFault>;

/** What became of a report: lines without faults have taken effect. Sent again it changes nothing more. */
export const vettingAnswer = z.object({
  lines: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** Of those changed. */
  rejected: z.number().int(),
  faultCount: z.number().int(),
  /** The first hundred. */
  faults: z.array(vettingFault),
});
export type VettingAnswer = z.infer<typeof vettingAnswer>;

export const mostVettingFaultsTold = 100;
