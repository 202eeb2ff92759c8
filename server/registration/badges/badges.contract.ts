import { z } from 'zod';
import { type BadgeMedium, badgeMedia, type DelegateCategory } from '../../../db/vocabulary.ts';
import { instant, pageQuery, sentence, uuid } from '../../kernel/values.contract.ts';
import { delegateCategory } from '../registration.contract.ts';

export const badgeSummary = z.object({
  serial: z.number().int(),
  /** For people: serial with a check digit, such as 10001-4. */
  number: z.string(),
  medium: z.enum(badgeMedia),
  issuedAt: instant,
  validFrom: instant,
  validUntil: instant,
  revokedAt: instant.optional(),
  revokedBecause: z.string().optional(),
  replacedBy: z.number().int().optional(),
  /** How often it was sent to a printer, and when last; absent when it never was. */
  timesPrinted: z.number().int().optional(),
  printedAt: instant.optional(),
});
export type BadgeSummary = z.infer<typeof badgeSummary>;

export const badgeToIssue = z.object({
  medium: z.enum(badgeMedia),
  /** A phone's own Ed25519 public key: 32 bytes in base64url. */
  holderKey: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/)
    .optional(),
});
export const badgeWithToken = badgeSummary.extend({ delegateId: uuid, token: z.string() });
export type BadgeWithToken = z.infer<typeof badgeWithToken>;
export const badgeChange = z.object({ because: sentence });

/** Issues a badge to each approved delegate who has none of this medium. */
export const missingBadges = z.object({ medium: z.enum(badgeMedia) });
export const issuedBadges = z.object({ issued: z.number().int() });

/** For the printing house: badges that are good now, with their tokens, in order of serial. */
export const badgePrintQuery = pageQuery(1000).extend({
  medium: z.enum(badgeMedia).optional(),
  /** The last serial of the page before. */
  after: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});
export const badgePrintRow = badgeWithToken.extend({
  externalReference: z.string(),
  name: z.string(),
  nameLatin: z.string(),
  country: z.string(),
  category: delegateCategory,
  affiliation: z.string(),
});
export const badgePrintPage = z.object({ badges: z.array(badgePrintRow), next: z.string().optional() });
export type BadgePrintPage = z.infer<typeof badgePrintPage>;

/** Of each medium: badges that are good, and approved delegates who have none. */
export const badgeCounts = z.object({
  media: z.array(z.object({ medium: z.enum(badgeMedia), good: z.number().int(), missing: z.number().int() })),
});
export type BadgeCounts = z.infer<typeof badgeCounts>;

/** What a gate needs to verify badges by itself. */
export const badgePublicKeys = z.object({
  conferenceMark: z.string(),
  keys: z.array(z.object({ id: z.number().int(), publicKey: z.string() })),
});
export type BadgePublicKeys = z.infer<typeof badgePublicKeys>;

/** What the text read at a lane turned out to be. Signatures are checked; whether the badge is still good is not known yet. */
export type BadgeReading =
  | {
      kind: 'signed';
      serial: number;
      category: DelegateCategory;
      medium: BadgeMedium;
      validFrom: Date;
      validUntil: Date;
    }
  /** Typed by hand, with a right check digit: unsigned. */
  | { kind: 'number'; serial: number }
  /** Taken from a list of the venue's own, not read off anything: of a group that is admitted at once. */
  | { kind: 'listed'; serial: number }
  | { kind: 'mistyped' }
  | { kind: 'unreadable' }
  | { kind: 'forged' }
  | { kind: 'other_conference' };
