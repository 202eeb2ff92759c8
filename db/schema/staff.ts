import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { type KeyPurpose, keyPurposes, type Role, roles, type SignInProof, signInProofs } from '../vocabulary.ts';
import { bytea, instant, oneOf, onlyOf } from './columns.ts';
import { devices } from './devices.ts';

export const staff = pgTable(
  'staff',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    roles: text('roles').array().$type<Role[]>().notNull(),
    /** Where the roles `gate` and `station` hold: none is everywhere, an empty list nowhere. */
    gateIds: text('gate_ids').array(),
    stationIds: text('station_ids').array(),
    createdAt: instant('created_at').notNull(),
    disabledAt: instant('disabled_at'),
  },
  (t) => [
    uniqueIndex('staff_email_key').on(sql`lower(${t.email})`),
    check('staff_roles_words', onlyOf('roles', roles)),
  ],
);

/** A link that signs one staff member in, once. Only the SHA-256 of its token is kept. */
export const signInLinks = pgTable(
  'sign_in_links',
  {
    id: uuid('id').primaryKey(),
    tokenHash: bytea('token_hash').notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    consumedAt: instant('consumed_at'),
  },
  (t) => [uniqueIndex('sign_in_links_token_key').on(t.tokenHash), index('sign_in_links_staff_idx').on(t.staffId)],
);

/** A staff member's authenticated time with the server. The cookie holds the secret, this row its SHA-256. */
export const signIns = pgTable(
  'sign_ins',
  {
    id: uuid('id').primaryKey(),
    secretHash: bytea('secret_hash').notNull(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    proof: text('proof').$type<SignInProof>().notNull().default('link'),
    /** The enrolled device at which it holds, and nowhere else: of somebody who signed in with their badge. */
    deviceId: uuid('device_id').references((): AnyPgColumn => devices.id),
    /** Browser and system as a person would name them, so that its owner knows it again in a list. */
    client: text('client'),
    /** Its secret is to be changed at the next request: what it may do has changed. */
    isToTurn: boolean('is_to_turn').notNull().default(false),
    /** The secret before the last change, good for requests that were on their way. */
    formerHash: bytea('former_hash'),
    formerUntil: instant('former_until'),
    /** When its holder last showed a link or a passkey of theirs in it: what lets others in, or them, asks for that anew. */
    provenAt: instant('proven_at'),
  },
  (t) => [
    uniqueIndex('sign_ins_secret_key').on(t.secretHash),
    index('sign_ins_staff_idx').on(t.staffId),
    index('sign_ins_former_idx').on(t.formerHash).where(sql`former_hash is not null`),
    check('sign_ins_proof_word', oneOf('proof', signInProofs)),
    check('sign_ins_badge_at_device', sql`(${t.proof} = 'badge') = (${t.deviceId} is not null)`),
    index('sign_ins_device_idx').on(t.deviceId).where(sql`device_id is not null`),
    check('sign_ins_former_whole', sql`(${t.formerHash} is null) = (${t.formerUntil} is null)`),
  ],
);

/**
 * What a member of staff shows at a shared device, with a PIN that they chose themselves. Of the badge only the SHA-256 of
 * its token is kept, of the PIN only what scrypt (RFC 7914) made of it.
 */
export const staffBadges = pgTable(
  'staff_badges',
  {
    id: uuid('id').primaryKey(),
    staffId: uuid('staff_id')
      .notNull()
      .references(() => staff.id),
    tokenHash: bytea('token_hash').notNull(),
    issuedAt: instant('issued_at').notNull(),
    issuedBy: uuid('issued_by')
      .notNull()
      .references(() => staff.id),
    pinSalt: bytea('pin_salt'),
    pinHash: bytea('pin_hash'),
    pinSetAt: instant('pin_set_at'),
    /** One after another; a right one begins anew. */
    wrongPins: smallint('wrong_pins').notNull().default(0),
    /** Too many were wrong: good again only once its owner has chosen another PIN. */
    lockedAt: instant('locked_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    uniqueIndex('staff_badges_token_key').on(t.tokenHash),
    uniqueIndex('staff_badges_one_live').on(t.staffId).where(sql`revoked_at is null`),
    check(
      'staff_badges_pin_whole',
      sql`(${t.pinSalt} is null) = (${t.pinHash} is null) and (${t.pinHash} is null) = (${t.pinSetAt} is null)`,
    ),
    check('staff_badges_wrong_pins_range', sql`${t.wrongPins} between 0 and 10`),
  ],
);

/** Keys of programs, each good for one thing only. Only the SHA-256 of each is kept. */
export const collectorKeys = pgTable(
  'collector_keys',
  {
    id: uuid('id').primaryKey(),
    name: text('name').notNull(),
    keyHash: bytea('key_hash').notNull(),
    purpose: text('purpose').$type<KeyPurpose>().notNull().default('readings'),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    uniqueIndex('collector_keys_hash_key').on(t.keyHash),
    check('collector_keys_purpose_word', oneOf('purpose', keyPurposes)),
  ],
);
