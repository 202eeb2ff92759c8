import { z } from 'zod';
import { overrideReasons } from '../../../db/vocabulary.ts';
import { pin } from '../../identity/staff-badges/staff-badges.contract.ts';
import { instant } from '../../kernel/values.contract.ts';

/** A refusal is overridden while the person stands there; later, their badge is scanned again. */
export const overrideWindowMs = 5 * 60_000;

export const longestNote = 200;

const given = z.object({
  because: z.enum(overrideReasons),
  /** In the supervisor's words; `other` needs them. Kept in the ledger alone. */
  note: z.string().trim().max(longestNote).optional(),
});

const saysWhy = ({ because, note }: z.infer<typeof given>): boolean => because !== 'other' || Boolean(note);
const needsNote = { path: ['note'], message: 'say why in a few words' };

/** POST /api/scans/{scanId}/override, by a supervisor who is signed in. */
export const overrideGiven = given.refine(saysWhy, needsNote);
export type OverrideGiven = z.infer<typeof overrideGiven>;

/** POST /api/scans/{scanId}/override/by-badge, at the tablet that made the scan: whoever is signed in there stays so. */
export const overrideByBadgeGiven = given.extend({ badge: z.string().min(1).max(200), pin }).refine(saysWhy, needsNote);
export type OverrideByBadgeGiven = z.infer<typeof overrideByBadgeGiven>;

/** That somebody who was refused was let in all the same. */
export const letInBySupervisor = z.object({ at: instant, by: z.string(), because: z.enum(overrideReasons) });
export type LetInBySupervisor = z.infer<typeof letInBySupervisor>;
