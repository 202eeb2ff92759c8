import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { type KeyPurpose, keyPurposes, type Role, roles } from '../vocabulary.ts';
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
  },
  (t) => [uniqueIndex('sign_ins_secret_key').on(t.secretHash), index('sign_ins_staff_idx').on(t.staffId)],
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
