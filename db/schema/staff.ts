import { sql } from 'drizzle-orm';
import { boolean, check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type KeyPurpose, keyPurposes, type Role, roles, type SignInProof, signInProofs } from '../vocabulary.ts';
import { bytea, instant, oneOf } from './columns.ts';

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
    check('staff_roles_words', sql.raw(`roles <@ array[${roles.map((role) => `'${role}'`).join(', ')}]::text[]`)),
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
    /** Browser and system as a person would name them, so that its owner knows it again in a list. */
    client: text('client'),
    /** Its secret is to be changed at the next request: what it may do has changed. */
    isToTurn: boolean('is_to_turn').notNull().default(false),
    /** The secret before the last change, good for requests that were on their way. */
    formerHash: bytea('former_hash'),
    formerUntil: instant('former_until'),
  },
  (t) => [
    uniqueIndex('sign_ins_secret_key').on(t.secretHash),
    index('sign_ins_staff_idx').on(t.staffId),
    index('sign_ins_former_idx').on(t.formerHash).where(sql`former_hash is not null`),
    check('sign_ins_proof_word', oneOf('proof', signInProofs)),
    check('sign_ins_former_whole', sql`(${t.formerHash} is null) = (${t.formerUntil} is null)`),
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
