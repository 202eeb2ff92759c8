import { z } from 'zod';
import {
  delegateCategories,
  keyPurposes,
  roles,
  signInProofs,
  verdictReasons,
  verificationOutcomes,
} from '../../db/vocabulary.ts';
import { permissions } from '../kernel/permissions.contract.ts';
import { instant, lineOfText, localizedText, sentence, slug, uuid } from '../kernel/values.contract.ts';
import { defineTopic } from '../live/define-topic.ts';
import { shownDocument } from './documents/documents.contract.ts';

export const role = z.enum(roles);

// Staff and sign-ins

/** Where the roles `gate` and `station` hold: absent is everywhere, an empty list nowhere. */
const places = { gateIds: z.array(slug).max(500).optional(), stationIds: z.array(slug).max(200).optional() };

export const staffMember = z.object({
  id: uuid,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  ...places,
  disabledAt: instant.optional(),
});
export type StaffMember = z.infer<typeof staffMember>;

export const newStaffMember = z.object({
  name: lineOfText(200),
  email: z.email().max(254),
  roles: z.array(role).min(1).max(roles.length),
  ...places,
});

export const staffList = z.object({ staff: z.array(staffMember) });

/** All members of staff, also those who are shut out. */
export const staffTopic = defineTopic({
  name: 'staff',
  params: z.object({}),
  state: z.object({
    /** By id. */
    staff: z.record(
      z.string(),
      staffMember.omit({ id: true }).extend({
        /** Absent for who has no badge to sign in with at shared tablets. */
        badge: z.object({ issuedAt: instant, hasPin: z.boolean(), isLocked: z.boolean() }).optional(),
      }),
    ),
  }),
  permission: permissions.manageStaff,
});

/** Roles and places replace those there were. */
export const staffRoles = newStaffMember.omit({ name: true, email: true });
export type StaffRoles = z.infer<typeof staffRoles>;

/** The link itself holds the token in its fragment, which browsers never send. */
export const signInLink = z.object({ url: z.string(), expiresAt: instant });

export const signInToken = z.object({ token: z.string().min(20).max(128) });

/** What a link is good for, told before it is used: looking does not use it up. */
export const signInLinkPreview = z.object({
  name: z.string(),
  roles: z.array(role),
  expiresAt: instant,
  /** Whoever opens the link makes a passkey next. */
  needsPasskey: z.boolean(),
});

export const currentSignIn = z.object({
  id: uuid,
  staff: staffMember,
  expiresAt: instant,
  proof: z.enum(signInProofs),
  /** Their roles hold only once they have made a passkey. */
  needsPasskey: z.boolean(),
});
export type CurrentSignIn = z.infer<typeof currentSignIn>;

/** One of a person's own sign-ins. */
export const ownSignIn = z.object({
  id: uuid,
  beganAt: instant,
  /** To the minute. */
  seenAt: instant,
  expiresAt: instant,
  proof: z.enum(signInProofs),
  /** Browser and system, as a person would name them. */
  client: z.string().optional(),
  isThisOne: z.boolean(),
});
export type OwnSignIn = z.infer<typeof ownSignIn>;
export const ownSignIns = z.object({ signIns: z.array(ownSignIn) });

/** How many sign-ins were ended. */
export const endedSignIns = z.object({ ended: z.number().int() });

// Collectors

export const serverTime = z.object({ now: instant });

export const newCollectorKey = z.object({
  name: lineOfText(100),
  /** The one thing that the key is good for. */
  purpose: z.enum(keyPurposes).default('readings'),
});
export const collectorKey = z.object({
  id: uuid,
  name: z.string(),
  purpose: z.enum(keyPurposes),
  createdAt: instant,
  revokedAt: instant.optional(),
});
export const collectorKeyList = z.object({ keys: z.array(collectorKey) });
/** The key is told once, when it is made. */
export const madeCollectorKey = collectorKey.extend({ key: z.string() });

// Stations and verification

export const station = z.object({
  id: slug,
  number: z.number().int().min(1).max(999),
  place: localizedText,
  gateId: slug.optional(),
});
export type Station = z.infer<typeof station>;
export const stationList = z.object({ stations: z.array(station).max(200) });

/** One person who was sent to a station, as the officer sees them. */
export const waitingPerson = z.object({
  verificationId: uuid,
  delegateId: uuid,
  name: z.string(),
  nameLatin: z.string(),
  country: z.string(),
  category: z.enum(delegateCategories),
  affiliation: z.string(),
  documentCountry: z.string().optional(),
  documentLast4: z.string().optional(),
  birthDate: z.string().optional(),
  /** Present where they made a passkey: it proves them once it is bound. */
  passkey: z.enum(['bound', 'unbound']).optional(),
  /** Present where a passkey is not enough for their category. */
  needsDocument: z.literal(true).optional(),
  /** Changes with the photograph; absent where there is none. It shows nothing: the picture is fetched by address. */
  photographVersion: uuid.optional(),
  reason: z.enum(verdictReasons),
  laneId: z.string().optional(),
  gateName: localizedText.optional(),
  laneNumber: z.number().int().optional(),
  requestedAt: instant,
  /** Present while an officer's lease lasts. */
  takenBy: z.object({ staffId: uuid, name: z.string(), until: instant }).optional(),
  /** Present when an officer passed the person on: only a supervisor takes them now. */
  passedOnBecause: z.string().optional(),
  /** Present when a supervisor was asked to confirm them without document or passkey. */
  proposal: z
    .object({
      id: uuid,
      because: z.string(),
      state: z.enum(['waiting', 'declined', 'over']),
      expiresAt: instant,
      /** Of what was declined: by whom. */
      decidedBy: z.string().optional(),
    })
    .optional(),
});
export type WaitingPerson = z.infer<typeof waitingPerson>;

/** The person taken, whose `takenBy` is the asker; absent when nobody is waiting who could be taken. */
export const takenPerson = z.object({ person: waitingPerson.optional() });

/** How a verification ended, and the name of who ended it, where somebody did; empty as long as it is open. */
export const verificationDecision = z.object({
  outcome: z.enum(verificationOutcomes).optional(),
  decidedBy: z.string().optional(),
});
export type VerificationDecision = z.infer<typeof verificationDecision>;

export const renewedLease = z.object({ until: instant });

/** An officer's lease on a person: renewed while the page is open, and gone a minute after it is not. */
export const leaseSeconds = 60;

const yes = z.literal(true);

/** What an officer goes by who says that this person is the delegate; each check must be true. */
export const verifyDecision = z.discriminatedUnion('method', [
  z.object({
    method: z.literal('document'),
    checks: z.object({ face: yes, document: yes, nameAndCountry: yes }),
    document: shownDocument,
    /** Why it is the same person though the document spells the name otherwise. */
    nameBecause: sentence.optional(),
    /** Their phone has answered as well: its passkey is bound to them by this. */
    phoneProofId: uuid.optional(),
  }),
  z.object({
    method: z.literal('passkey'),
    /** The face with the photograph that was registered. */
    checks: z.object({ face: yes }),
    phoneProofId: uuid,
  }),
]);
export const refuseDecision = z.object({ because: sentence });
export const passOnDecision = z.object({ because: sentence });

/** The people sent to one station, in order of arrival. */
export const stationQueue = defineTopic({
  name: 'station-queue',
  params: z.object({ stationId: slug }),
  state: z.object({
    station: station.omit({ id: true }),
    /** By verification id. */
    waiting: z.record(z.string(), waitingPerson),
    /** Verified here since midnight in the conference's time zone. */
    verifiedToday: z.number().int(),
  }),
  permission: permissions.verify,
  place: (_, { stationId }) => ({ stationId }),
});

/** How many wait at each station, without names. */
export const stationsOverview = defineTopic({
  name: 'stations',
  params: z.object({}),
  state: z.object({
    /** By station id. */
    stations: z.record(
      z.string(),
      z.object({
        number: z.number().int(),
        gateId: z.string().optional(),
        place: localizedText,
        waiting: z.number().int(),
        taken: z.number().int(),
        /** Of those waiting, how many wait for a supervisor. */
        passedOn: z.number().int(),
        /** When the one who waits longest came. */
        oldestAt: instant.optional(),
      }),
    ),
  }),
  permission: permissions.followStations,
});
