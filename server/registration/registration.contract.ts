import { z } from 'zod';
import {
  type BadgeMedium,
  badgeMedia,
  type DelegateCategory,
  delegateCategories,
  registrationStatuses,
} from '../../db/vocabulary.ts';
import { problemSchema } from '../kernel/problem.contract.ts';
import { instant, localizedText, pageQuery, sentence, uuid } from '../kernel/values.contract.ts';
import { defineTopic } from '../live/define-topic.ts';

/** Who may do what in this capability. */
export const registrationAudiences = {
  setUpConference: ['administrator'],
  importDelegates: ['desk', 'administrator'],
  findDelegates: ['desk', 'supervisor', 'administrator'],
  issueBadges: ['desk', 'administrator'],
  revokeBadges: ['desk', 'supervisor', 'administrator'],
  readConference: 'signed-in',
  readBadgeKeys: 'signed-in',
} as const;

/** The name of an IANA time zone that this runtime knows. */
export const timeZone = z
  .string()
  .max(64)
  .refine((name) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: name });
      return true;
    } catch {
      return false;
    }
  }, 'an IANA time zone, such as Asia/Shanghai');

/** Within what a badge token and people mean by a date. */
const instantOfConference = instant.refine(
  (at) => at >= '2000' && at < '2200',
  'a day between the years 2000 and 2199',
);

export const conferenceDetails = z
  .object({ name: localizedText, timeZone, startsAt: instantOfConference, endsAt: instantOfConference })
  .refine(({ startsAt, endsAt }) => Date.parse(endsAt) > Date.parse(startsAt), {
    path: ['endsAt'],
    message: 'after startsAt',
  });
export type ConferenceDetails = z.infer<typeof conferenceDetails>;

// Delegates

export const delegateCategory = z.enum(delegateCategories);

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
});
export type BadgeSummary = z.infer<typeof badgeSummary>;

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
  /** Part of a name in either script, an external reference, a badge number, or a badge as a scanner reads it. */
  search: z.string().trim().max(512).optional(),
  /** Of the last delegate of the page before. */
  after: uuid.optional(),
});
export const delegatePage = z.object({ delegates: z.array(delegateRow), next: z.string().optional() });
export type DelegatePage = z.infer<typeof delegatePage>;

// Import

export const maxImportBytes = 64 * 1024 * 1024;

/** Headings of the CSV file, in any order and any case. */
export const importColumns = [
  'name',
  'name_latin',
  'country',
  'category',
  'affiliation',
  'email',
  'reference',
  'birth_date',
  'document_country',
  'document_number',
] as const;

export const importFault = z.object({
  /** As a spreadsheet counts: the heading is line 1. */
  line: z.number().int(),
  /** The heading, or its position where the row does not fit the headings. */
  column: z.string(),
  found: z.string(),
  /** A stable code: `country_unknown`, `quote_open`, … */
  code: z.string(),
  /** What is needed, as a sentence. */
  needed: z.string(),
  /** What is particular in it, to say it in another language: the code meant, the other line, the limit. */
  hint: z.string().optional(),
});
export type ImportFault = z.infer<typeof importFault>;

export const importQuery = z.object({ importId: uuid, fileName: z.string().max(200).default('delegates.csv') });

export const importOutcome = z.object({
  importId: uuid,
  fileName: z.string(),
  rowsRead: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** All of them are counted, the first thousand listed; with one or more, nothing was imported. */
  faultCount: z.number().int(),
  faults: z.array(importFault),
  startedAt: instant,
  tookMs: z.number(),
});
export type ImportOutcome = z.infer<typeof importOutcome>;

export const importList = z.object({ imports: z.array(importOutcome) });

/** The answer to a file with faults: a problem, and the outcome beside it. */
export const importRefusal = problemSchema.extend({ outcome: importOutcome });

/** The progress of one import, while it runs. */
export const importProgress = defineTopic({
  name: 'import',
  params: z.object({ importId: uuid }),
  state: z.object({
    phase: z.enum(['waiting', 'reading', 'writing', 'done', 'failed']),
    bytesRead: z.number().int(),
    bytesTotal: z.number().int().optional(),
    rowsRead: z.number().int(),
    faultCount: z.number().int(),
  }),
  audience: registrationAudiences.importDelegates,
});

// Badges

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
  | { kind: 'mistyped' }
  | { kind: 'unreadable' }
  | { kind: 'forged' }
  | { kind: 'other_conference' };
