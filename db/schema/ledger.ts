import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type ActorKind, type AuditAction, actorKinds, auditActions } from '../vocabulary.ts';
import { bytea, instant, oneOf } from './columns.ts';
import { delegates } from './delegates.ts';

/**
 * Decisions of staff, append-only: each entry holds the hash of the one before. The app's role may insert and read.
 * What a person could be known by lies in ledger_details, sealed; the entry keeps only a commitment to it.
 */
export const ledger = pgTable(
  'ledger',
  {
    sequence: bigint('sequence', { mode: 'number' }).primaryKey(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind').$type<ActorKind>().notNull(),
    actorId: uuid('actor_id'),
    action: text('action').$type<AuditAction>().notNull(),
    /** Random, one for each person: says nothing once the person's key is gone. */
    subjectId: uuid('subject_id'),
    /** SHA-256 of salt and details. */
    commitment: bytea('commitment').notNull(),
    previousHash: bytea('previous_hash').notNull(),
    hash: bytea('hash').notNull(),
  },
  (t) => [
    check('ledger_actor_word', oneOf('actor_kind', actorKinds)),
    check('ledger_action_word', oneOf('action', auditActions)),
    check(
      'ledger_hash_lengths',
      sql`octet_length(${t.previousHash}) = 32 and octet_length(${t.hash}) = 32 and octet_length(${t.commitment}) = 32`,
    ),
    index('ledger_subject_idx').on(t.subjectId),
  ],
);

/** A person in the ledger. Erasing a person is deleting this row: the details can then be opened by nobody. */
export const ledgerSubjects = pgTable('ledger_subjects', {
  subjectId: uuid('subject_id').primaryKey(),
  delegateId: uuid('delegate_id')
    .notNull()
    .unique('ledger_subjects_delegate_key')
    .references(() => delegates.id),
  /** AES-256 key, itself sealed under the server's secret. */
  sealedKey: bytea('sealed_key').notNull(),
});

export const ledgerDetails = pgTable('ledger_details', {
  sequence: bigint('sequence', { mode: 'number' })
    .primaryKey()
    .references(() => ledger.sequence),
  /** JSON of salt and details, sealed under the subject's key, or the server's where there is no subject. */
  sealed: bytea('sealed').notNull(),
});

/** Ed25519 keys that checkpoints are signed with; the owner of the database does not have the private halves. */
export const ledgerKeys = pgTable(
  'ledger_keys',
  {
    id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
    publicKey: bytea('public_key').notNull(),
    /** PKCS #8, sealed under the server's secret. */
    sealedPrivateKey: bytea('sealed_private_key').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [check('ledger_keys_public_length', sql`octet_length(${t.publicKey}) = 32`)],
);

/** The hash of one entry, signed. Enrolled devices keep copies, so that a tail that was cut off shows. */
export const ledgerCheckpoints = pgTable(
  'ledger_checkpoints',
  {
    sequence: bigint('sequence', { mode: 'number' })
      .primaryKey()
      .references(() => ledger.sequence),
    hash: bytea('hash').notNull(),
    signedAt: instant('signed_at').notNull(),
    keyId: integer('key_id')
      .notNull()
      .references(() => ledgerKeys.id),
    signature: bytea('signature').notNull(),
  },
  (t) => [check('ledger_checkpoints_lengths', sql`octet_length(${t.hash}) = 32 and octet_length(${t.signature}) = 64`)],
);

/** Who was erased, by their number alone: a backup that is put back is erased of them again. */
export const erasures = pgTable('erasures', {
  delegateId: uuid('delegate_id').primaryKey(),
  erasedAt: instant('erased_at').notNull(),
  /** When the tables were written anew, so that no bytes of the person were left in the files of the database. */
  sweptAt: instant('swept_at'),
});
