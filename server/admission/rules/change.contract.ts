import { z } from 'zod';
import { delegateCategories, verdictReasons, verdicts } from '../../../db/vocabulary.ts';
import { instant, slug } from '../../kernel/values.contract.ts';
import { letInBySupervisor } from '../overrides/overrides.contract.ts';
import { rule } from './rules.contract.ts';

/** One thing that could be otherwise. All that is listed together makes the verdict `admit`; nothing cheaper does. */
export const change = z.discriminatedUnion('kind', [
  /** The code is read instead of its number typed. */
  z.object({ kind: z.literal('scan_badge') }),
  z.object({ kind: z.literal('wait'), until: instant }),
  /** So many people leave the zone; of these categories where some are named. */
  z.object({
    kind: z.literal('people_leave'),
    zoneId: slug,
    people: z.number().int(),
    categories: z.array(z.enum(delegateCategories)).optional(),
  }),
  /** They are scanned out of this zone first. */
  z.object({ kind: z.literal('leave_zone'), zoneId: slug }),
  /** They come in there first; absent is leaving the venue. */
  z.object({ kind: z.literal('go_before_gate'), zoneId: slug.optional() }),
  /** The delegate whom they accompany comes in first; absent is anywhere in the venue. */
  z.object({ kind: z.literal('delegate_enters'), zoneId: slug.optional() }),
  z.object({ kind: z.literal('be_verified') }),
  z.object({ kind: z.literal('show_newer_badge') }),
  /** A badge is issued: again, or for the first time. */
  z.object({ kind: z.literal('issue_badge') }),
  z.object({ kind: z.literal('approve') }),
  /** Whoever vets them outside the venue says that they are cleared. */
  z.object({ kind: z.literal('be_cleared') }),
  /** Two persons lift the rejection. */
  z.object({ kind: z.literal('lift_rejection') }),
  /** They are registered under another category. */
  z.object({ kind: z.literal('change_category'), category: z.enum(delegateCategories) }),
  /** A condition of a rule is loosened; `to` is the least number that does, for `capacity` and `reentry`. */
  z.object({
    kind: z.literal('change_rule'),
    ruleId: slug,
    /** Its place among the rules, from 1. */
    number: z.number().int(),
    condition: z.enum(['hours', 'reentry', 'capacity', 'elsewhere', 'companions']),
    to: z.number().int().optional(),
  }),
  z.object({ kind: z.literal('raise_zone_capacity'), zoneId: slug, to: z.number().int() }),
  /** A rule lets the category into the zone. */
  z.object({ kind: z.literal('new_rule'), zoneId: slug, category: z.enum(delegateCategories) }),
]);
export type Change = z.infer<typeof change>;

/** The rule whose condition failed, as it stood in the version that decided. */
export const failedRule = z.object({ number: z.number().int(), rule });

/** Whether one delegate would be let in at one gate now, by the badge that is best for it. */
export const admissionExplained = z.object({
  gateId: slug,
  at: instant,
  verdict: z.enum(verdicts),
  reason: z.enum(verdictReasons),
  ruleVersion: z.number().int(),
  failedRule: failedRule.optional(),
  /** What would change it, the least; absent when they would be admitted. */
  change: z.array(change).optional(),
  /** Where they are; absent is outside. */
  insideOf: slug.optional(),
  /** Of the last day: that a supervisor let them in at this gate. */
  letIn: letInBySupervisor.optional(),
});
export type AdmissionExplained = z.infer<typeof admissionExplained>;
