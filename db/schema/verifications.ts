import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import {
  type DocumentReading,
  documentReadings,
  type VerdictReason,
  type VerificationMethod,
  type VerificationOutcome,
  verificationMethods,
  verificationOutcomes,
} from '../vocabulary.ts';
import { gates } from './admission.ts';
import { instant, type LocalizedText, oneOf } from './columns.ts';
import { delegates } from './delegates.ts';
import { signIns, staff } from './staff.ts';

export const stations = pgTable(
  'stations',
  {
    id: text('id').primaryKey(),
    number: smallint('number').notNull(),
    /** Where it stands, for people: "on the left, before the stone bridge". */
    place: jsonb('place').$type<LocalizedText>().notNull(),
    gateId: text('gate_id').references(() => gates.id),
  },
  (t) => [uniqueIndex('stations_number_key').on(t.number)],
);

/** One delegate sent to one station for one reason, until an officer decides. */
export const verifications = pgTable(
  'verifications',
  {
    id: uuid('id').primaryKey(),
    delegateId: uuid('delegate_id')
      .notNull()
      .references(() => delegates.id),
    stationId: text('station_id')
      .notNull()
      .references(() => stations.id),
    scanId: uuid('scan_id'),
    reason: text('reason').$type<VerdictReason>().notNull(),
    laneId: text('lane_id'),
    requestedAt: instant('requested_at').notNull(),
    /** The lease: an officer, their sign-in, and until when it is theirs. */
    takenBy: uuid('taken_by').references(() => staff.id),
    takenSignIn: uuid('taken_sign_in').references(() => signIns.id),
    takenUntil: instant('taken_until'),
    /** Set when an officer passes the person on to a supervisor. */
    passedOnAt: instant('passed_on_at'),
    passedOnBecause: text('passed_on_because'),
    outcome: text('outcome').$type<VerificationOutcome>(),
    method: text('method').$type<VerificationMethod>(),
    /** Of the method `document`: how it was read. Not known of what was decided before this was kept. */
    documentReading: text('document_reading').$type<DocumentReading>(),
    /** Of the method `supervisor`: who proposed what `decidedBy` confirmed. */
    proposedBy: uuid('proposed_by').references(() => staff.id),
    decidedAt: instant('decided_at'),
    decidedBy: uuid('decided_by').references(() => staff.id),
    note: text('note').notNull().default(''),
  },
  (t) => [
    uniqueIndex('verifications_one_open').on(t.delegateId).where(sql`${t.outcome} is null`),
    index('verifications_waiting_idx').on(t.stationId, t.requestedAt).where(sql`${t.outcome} is null`),
    index('verifications_verified_idx').on(t.delegateId).where(sql`${t.outcome} = 'verified'`),
    index('verifications_verified_at_idx').on(t.stationId, t.decidedAt).where(sql`${t.outcome} = 'verified'`),
    index('verifications_delegate_idx').on(t.delegateId, t.decidedAt),
    check('verifications_outcome_word', oneOf('outcome', verificationOutcomes)),
    check('verifications_method_word', oneOf('method', verificationMethods)),
    check('verifications_reading_word', oneOf('document_reading', documentReadings)),
    check('verifications_reading_of_document', sql`${t.documentReading} is null or ${t.method} = 'document'`),
    check(
      'verifications_two_persons',
      sql`${t.proposedBy} is null or (${t.method} = 'supervisor' and ${t.proposedBy} <> ${t.decidedBy})`,
    ),
    check('verifications_lease_whole', sql`(${t.takenBy} is null) = (${t.takenUntil} is null)`),
    check('verifications_decided_whole', sql`(${t.outcome} is null) = (${t.decidedAt} is null)`),
    check(
      'verifications_verified_how',
      sql`${t.outcome} <> 'verified' or (${t.method} is not null and ${t.decidedBy} is not null)`,
    ),
  ],
);
