import { z } from 'zod';
import { instant } from '../../kernel/values.contract.ts';

/** A new badge as it is printed: told once. */
export const madeStaffBadge = z.object({
  /** What stands in its code. */
  text: z.string(),
  name: z.string(),
  issuedAt: instant,
});
export type MadeStaffBadge = z.infer<typeof madeStaffBadge>;

/** The asker's own badge; nothing where they have none. */
export const ownStaffBadge = z.object({
  badge: z
    .object({
      issuedAt: instant,
      /** Absent until a PIN was chosen: before, the badge signs nobody in. */
      pinSetAt: instant.optional(),
      /** When it last signed its owner in. */
      usedAt: instant.optional(),
      /** After too many wrong PINs: good again once its owner has chosen another one. */
      isLocked: z.boolean(),
    })
    .optional(),
});
export type OwnStaffBadge = z.infer<typeof ownStaffBadge>;

/** Digits of a PIN. */
export const pinDigits = 6;
export const pin = z.string().regex(new RegExp(`^\\d{${pinDigits}}$`), `${pinDigits} digits`);
export const newPin = z.object({ pin });

/** POST /api/devices/own/staff-sign-ins: what was read from the badge, and the PIN. */
export const staffBadgeSignIn = z.object({ badge: z.string().min(1).max(200), pin });

/** Wrong PINs one after another until a badge is locked. */
export const wrongPinsAtMost = 5;
